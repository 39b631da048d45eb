package dev.kafkalab.topology.reach;

/**
 * Somebody who may connect to a broker.
 *
 * @param kind what he is
 * @param name the service's, or that of the container's network; empty where the brokers have one network only, and for
 *     the host
 */
public record Visitor(Kind kind, String name) {

    /** A program on the machine itself. */
    static final Visitor HOST = new Visitor(Kind.HOST, "");

    public enum Kind {
        /** A service of the file. */
        SERVICE,
        /** A container that the file does not have, on a network that a broker is on. */
        CONTAINER,
        /** A program on the machine itself. */
        HOST
    }

    /** As one calls him in a table: {@code the host}. */
    @Override
    public String toString() {
        return switch (kind) {
            case SERVICE -> name;
            case CONTAINER -> name.isEmpty() ? "any other container" : "any other container on " + name;
            case HOST -> "the host";
        };
    }
}
