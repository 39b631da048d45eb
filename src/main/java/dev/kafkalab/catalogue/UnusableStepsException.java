package dev.kafkalab.catalogue;

/** Steps of a course's own cannot be taken into the vocabulary; the message says why, and what to do. */
public final class UnusableStepsException extends RuntimeException {

    UnusableStepsException(String message) {
        super(message);
    }
}
