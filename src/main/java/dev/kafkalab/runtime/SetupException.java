package dev.kafkalab.runtime;

import dev.kafkalab.text.PrintableText;

/**
 * The lab could not be set up: no port, no image, no memory, a node that died while starting. Never a verdict on a
 * student: a stage that ends with it is an error, not a failure. The message names the fix.
 */
public class SetupException extends RuntimeException {

    public SetupException(String message) {
        super(PrintableText.of(message));
    }

    public SetupException(String message, Throwable cause) {
        super(PrintableText.of(message), cause);
    }

    /** The same failure, in other words. */
    public SetupException saying(String words) {
        return new SetupException(words, this);
    }
}
