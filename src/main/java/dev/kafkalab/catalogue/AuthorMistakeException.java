package dev.kafkalab.catalogue;

/** A feature has a mistake of its author's: it says nothing about the cluster, and nothing was started. */
public final class AuthorMistakeException extends RuntimeException {

    AuthorMistakeException(String message) {
        super(message);
    }
}
