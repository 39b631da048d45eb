package dev.kafkalab.runtime;

import dev.kafkalab.topology.Topology;

/** A way to turn a topology into something that runs. */
public interface Runtime {

    /** {@code docker} or {@code process}. */
    String name();

    /**
     * Prepares a cluster without starting it: claims its ports and addresses, finds its images or jars, clears what a
     * killed run of the same topology left behind.
     *
     * @throws SetupException if something it needs is not there; the message names the fix, and nothing is left running
     */
    Cluster prepare(Topology topology, Progress progress);
}
