package dev.kafkalab.compose;

/**
 * Something that Compose accepts and an author may still want to know: a variable that is not set, a number that loses
 * its zero.
 *
 * @param position where it is written
 * @param message what happens, in one sentence
 * @param remedy what to write instead
 */
public record Notice(Position position, String message, String remedy) {

    /** {@code file:line: message} and, on a line of its own, the fix. */
    @Override
    public String toString() {
        return "%s: %s%n  Fix: %s".formatted(position, message, remedy);
    }
}
