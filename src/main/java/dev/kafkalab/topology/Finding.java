package dev.kafkalab.topology;

import dev.kafkalab.compose.Position;
import dev.kafkalab.compose.Service;

/**
 * Something in a Compose file that its images would ignore, refuse, or do otherwise than the file seems to mean.
 *
 * @param severity how bad
 * @param node the service it is about
 * @param position where it is written
 * @param message what is wrong, in one sentence
 * @param remedy what to write instead
 */
public record Finding(Severity severity, String node, Position position, String message, String remedy) {

    /** How much a finding matters. */
    public enum Severity {
        /** The node will not start. */
        REFUSED,
        /** The node starts, but is not what the file seems to mean. */
        WRONG,
        /** It works; the author may still want to know. */
        NOTE
    }

    /** The node will not start. */
    public static Finding refused(Service service, Position position, String message, String remedy) {
        return new Finding(Severity.REFUSED, service.name(), position, message, remedy);
    }

    /** The node starts, but is not what the file seems to mean. */
    public static Finding wrong(Service service, Position position, String message, String remedy) {
        return new Finding(Severity.WRONG, service.name(), position, message, remedy);
    }

    /** It works; the author may still want to know. */
    public static Finding note(Service service, Position position, String message, String remedy) {
        return new Finding(Severity.NOTE, service.name(), position, message, remedy);
    }

    /** {@code file:line: service: message Fix: remedy}. */
    @Override
    public String toString() {
        return "%s: %s: %s Fix: %s".formatted(position, node, message, remedy);
    }
}
