package dev.kafkalab.runtime.launcher;

import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.runtime.process.ProgramJars;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.topology.Topology;
import java.util.Optional;

/** Fetches what topologies run as processes, while there is a network. Nothing is started. */
public final class WarmUp {

    private final ProgramJars jars;

    /** @throws SetupException if there is no folder to keep it in */
    public WarmUp(LabSettings settings) {
        this.jars = new ProgramJars(LabFolders.of(settings), settings.programs(), settings.tools());
    }

    /** Fetches what is not here yet. @return why something cannot be had; empty if all is here */
    public Optional<String> fetch(Topology topology, Progress progress) {
        try {
            jars.fetch(topology, progress);
            return Optional.empty();
        } catch (SetupException e) {
            return Optional.of(e.getMessage());
        }
    }
}
