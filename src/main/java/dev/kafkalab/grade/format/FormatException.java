package dev.kafkalab.grade.format;

/** A file cannot be made of these grades, and whoever asks for it can change that: the message says how. */
public final class FormatException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param message what is wrong, and what to do about it */
    public FormatException(String message) {
        super(message);
    }
}
