package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.topology.Topology;
import java.util.Map;

/** Fetches what the nodes of a topology run as processes, so that they can be started later without a network. */
public final class ProgramJars {

    private final MavenJars jars;
    private final Map<String, String> programs;
    private final PublishedTools tools;

    /**
     * @param programs what is to run for tool services, by {@code lab.program.NAME}
     * @param tools whether the others' programs are to be downloaded
     */
    public ProgramJars(LabFolders folders, Map<String, String> programs, LabSettings.Tools tools) {
        this.jars = new MavenJars(folders.cache());
        this.programs = programs;
        this.tools = new PublishedTools(folders.cache(), tools);
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
        topology.nodes().stream()
                .filter(tools::offer)
                .filter(node -> ToolProgram.of(node, programs::get).isEmpty())
                .forEach(node -> tools.fetch(node, progress));
    }
}
