package dev.kafkalab.runtime.launcher;

import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.NodeLogs;
import dev.kafkalab.runtime.docker.DockerRuntime;
import dev.kafkalab.runtime.launcher.RuntimeChoice.Reach;
import dev.kafkalab.runtime.launcher.RuntimeChoice.Verdict;
import dev.kafkalab.runtime.process.ProcessRuntime;
import dev.kafkalab.runtime.process.SettingsValidation;
import dev.kafkalab.settings.Host;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.topology.Topology;

/** The runtimes of one run. They share its settings, and what its nodes have logged so far. */
public final class Runtimes {

    private final LabSettings settings;
    private final NodeLogs logs = new NodeLogs();
    private SettingsValidation validation;

    public Runtimes(LabSettings settings) {
        this.settings = settings;
    }

    /**
     * Decides which one runs a topology, by {@code -Dlab.runtime=auto|docker|process}, within ten seconds.
     *
     * @throws dev.kafkalab.runtime.SetupException if this machine could not reach one of its brokers then, or there is
     *     no folder for its files
     */
    public RuntimeChoice choose(Topology topology) {
        Reach reach = Reach.of(topology);
        Verdict verdict = RuntimeChoice.decide(
                settings.runtime(), reach, Host.isMac(), () -> DockerRuntime.availability(topology));
        reach.require(verdict.docker(), topology.composeFile());
        LabFolders folders = LabFolders.of(settings);
        return new RuntimeChoice(
                new JudgedRuntime(
                        verdict.docker()
                                ? new DockerRuntime(folders.within("docker"), logs)
                                : new ProcessRuntime(
                                        folders,
                                        settings.programs(),
                                        settings.tools(),
                                        settings.runsCommands(),
                                        settings.confined(),
                                        logs),
                        validation(folders)),
                verdict.reason());
    }

    /** One for all clusters: it remembers which jars cannot be had. */
    private synchronized SettingsValidation validation(LabFolders folders) {
        if (validation == null) {
            validation = new SettingsValidation(folders);
        }
        return validation;
    }
}
