package dev.kafkalab.runtime.launcher;

import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.Runtime;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.runtime.process.SettingsValidation;
import dev.kafkalab.runtime.process.SettingsValidation.Jars;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.Topology;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A runtime that starts nothing which cannot start: what this project's reading of the file refuses, and what the Kafka or
 * ZooKeeper of a node's own version refuses, is said in the same words whichever runtime it is.
 */
record JudgedRuntime(Runtime runtime, SettingsValidation validation) implements Runtime {

    @Override
    public String name() {
        return runtime.name();
    }

    @Override
    public Cluster prepare(Topology topology, Progress progress) {
        refuse(
                topology,
                topology.findings().stream()
                        .filter(finding ->
                                finding.severity() == Finding.Severity.REFUSED && isOfKafka(topology, finding))
                        .toList());
        // Those whose jars are here are asked while the rest is prepared, and the others once their jars have come.
        CompletableFuture<?> early =
                CompletableFuture.supplyAsync(() -> validation.refusals(topology, Jars.PRESENT, progress));
        Cluster cluster = runtime.prepare(topology, progress);
        try {
            early.handle((findings, failure) -> findings).join();
            refuse(topology, refusals(topology, progress));
            return cluster;
        } catch (RuntimeException e) {
            cluster.takeDown(Cluster.Data.KEEP);
            throw e;
        }
    }

    /** Docker needs no jars to run a file, so a file runs there even where none can be had. */
    private List<Finding> refusals(Topology topology, Progress progress) {
        try {
            return validation.refusals(topology, Jars.FETCHED, progress);
        } catch (SetupException e) {
            progress.report("Kafka itself was not asked whether it accepts the settings of %s: %s"
                    .formatted(topology.composeFile(), e.getMessage()));
            return validation.refusals(topology, Jars.PRESENT, progress);
        }
    }

    private static boolean isOfKafka(Topology topology, Finding finding) {
        return topology.nodes().stream().anyMatch(node -> node.name().equals(finding.node()) && !node.is(Role.TOOL));
    }

    private static void refuse(Topology topology, List<Finding> refused) {
        if (!refused.isEmpty()) {
            throw new SetupException("%s cannot be started:%n%s"
                    .formatted(
                            topology.composeFile(),
                            String.join(
                                    "\n",
                                    refused.stream().map(Finding::toString).toList())));
        }
    }
}
