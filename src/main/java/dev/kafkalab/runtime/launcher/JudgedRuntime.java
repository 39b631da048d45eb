package dev.kafkalab.runtime.launcher;

import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.Runtime;
import dev.kafkalab.runtime.UnfitClusterException;
import dev.kafkalab.runtime.process.SettingsValidation;
import dev.kafkalab.runtime.process.SettingsValidation.Jars;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.finding.ReplicasFit;
import dev.kafkalab.topology.finding.SecretsAreThere;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A runtime that starts nothing which the Kafka or ZooKeeper of a node's own version refuses, nor several nodes that
 * are one service. Whichever runtime it is, that is said before the start and in the same words.
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
                Stream.of(ReplicasFit.refusals(topology.nodes()), SecretsAreThere.refusals(topology.nodes()))
                        .flatMap(List::stream)
                        .toList());
        // Those whose jars are here are asked while the rest is prepared, and the others once their jars have come.
        CompletableFuture<?> early =
                CompletableFuture.supplyAsync(() -> validation.judge(topology, Jars.PRESENT, progress));
        Cluster cluster;
        try {
            cluster = runtime.prepare(topology, progress);
        } finally {
            // Its JVM and its folder are to be gone before anybody goes on, or gives up.
            early.handle((judgement, failure) -> judgement).join();
        }
        try {
            refuse(topology, refusals(topology, progress));
            return cluster;
        } catch (RuntimeException e) {
            cluster.takeDown(Cluster.Data.KEEP);
            throw e;
        }
    }

    /** Docker needs neither jars nor Maven to run a file, so a file runs there whatever is wrong with these. */
    private List<Finding> refusals(Topology topology, Progress progress) {
        try {
            return validation.judge(topology, Jars.FETCHED, progress).refusals();
        } catch (RuntimeException e) {
            progress.report("Kafka itself was not asked whether it accepts the settings of %s: %s"
                    .formatted(topology.composeFile(), e.getMessage()));
            return List.of();
        }
    }

    private static void refuse(Topology topology, List<Finding> refused) {
        if (!refused.isEmpty()) {
            throw new UnfitClusterException("%s cannot be started:%n%s"
                    .formatted(
                            topology.composeFile(),
                            String.join(
                                    "\n",
                                    refused.stream().map(Finding::toString).toList())));
        }
    }
}
