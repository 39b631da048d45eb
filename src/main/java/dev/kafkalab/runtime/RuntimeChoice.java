package dev.kafkalab.runtime;

import dev.kafkalab.topology.Topology;

/**
 * Which runtime runs a topology, and why.
 *
 * @param runtime the runtime
 * @param reason in one sentence, with how to choose the other
 */
public record RuntimeChoice(Runtime runtime, String reason) {

    /** Decides by {@code -Dlab.runtime=auto|docker|process}. */
    public static RuntimeChoice forTopology(Topology topology) {
        throw new UnsupportedOperationException("being built");
    }
}
