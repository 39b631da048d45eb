package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Topology;

/** Fetches what the nodes of a topology run as processes, so that they can be started later without a network. */
public final class ProgramJars {

    private final MavenJars jars;

    public ProgramJars(LabFolders folders) {
        this.jars = new MavenJars(folders.cache());
    }

    /**
     * Fetches what is not here yet, Kafka's tools for the file's own commands included.
     *
     * @throws SetupException if something cannot be had
     */
    public void fetch(Topology topology, Progress progress) {
        topology.nodes().stream()
                .flatMap(node -> Software.of(node.program()).stream())
                .distinct()
                .forEach(software -> {
                    jars.of(software, progress);
                    if (software.kind() == Software.Kind.KAFKA) {
                        jars.of(new Software(Software.Kind.KAFKA_TOOLS, software.version()), progress);
                    }
                });
    }
}
