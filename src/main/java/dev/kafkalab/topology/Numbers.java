package dev.kafkalab.topology;

import java.util.OptionalInt;

/** Numbers as they stand in environment variables: somebody typed them, so they may not be numbers at all. */
public final class Numbers {

    private Numbers() {}

    /** The whole number that the text spells, or nothing. Never throws. */
    public static OptionalInt integer(String text) {
        if (text == null) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(text.trim()));
        } catch (NumberFormatException notANumber) {
            return OptionalInt.empty();
        }
    }
}
