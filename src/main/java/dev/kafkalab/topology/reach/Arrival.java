package dev.kafkalab.topology.reach;

import dev.kafkalab.topology.Listener;
import dev.kafkalab.topology.Node;
import java.util.Optional;

/** Where a connection ends, as far as the file tells. */
public sealed interface Arrival {

    /** At a listener of a broker or controller. */
    record AtListener(Node of, Listener listener) implements Arrival {}

    /**
     * At another program, or at one that may listen there: its settings are not all known, or it is no node of a
     * cluster.
     */
    record AtProgram(Node of) implements Arrival {}

    /**
     * Nowhere: the place is known, and nothing listens there on that port.
     *
     * @param at whose place it is
     */
    record Closed(Node at) implements Arrival {}

    /**
     * Nowhere: a service has that name, and the one that asks cannot reach it by that name.
     *
     * @param from the service that was meant
     * @param reason why, as a clause
     * @param remedy what to change
     */
    record Cut(Node from, String reason, String remedy) implements Arrival {}

    /** Outside of the file, of which nothing is known. */
    record Elsewhere() implements Arrival {}

    /** Nowhere: nobody has that name. */
    record Nowhere() implements Arrival {}

    /** The node that was meant, whether or not it is reached. */
    default Optional<Node> node() {
        if (this instanceof AtListener at) {
            return Optional.of(at.of());
        }
        if (this instanceof AtProgram at) {
            return Optional.of(at.of());
        }
        if (this instanceof Closed closed) {
            return Optional.of(closed.at());
        }
        return this instanceof Cut cut ? Optional.of(cut.from()) : Optional.empty();
    }
}
