package dev.kafkalab.pool;

import dev.kafkalab.await.Condition;
import dev.kafkalab.await.Outcome;
import dev.kafkalab.await.Waiter;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Snapshot.EnsembleMember;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.runtime.NodeDeath;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.text.Words;
import dev.kafkalab.topology.Role;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Waits until a cluster is whole, or the part of it that was to be started: every ZooKeeper serves, or every KRaft controller
 * follows the active one; every broker lists every broker and the same controller, and no partition lacks a replica.
 */
final class Readiness {

    /** Slow machines need minutes; one on which nothing happens for this long will not get there. */
    private static final Duration AT_MOST = Duration.ofMinutes(2);

    private final LabCluster lab;
    private final Progress progress;

    Readiness(LabCluster lab, Progress progress) {
        this.lab = lab;
        this.progress = progress;
    }

    /** @throws SetupException if a node dies meanwhile, with its last log lines, or if the time is over */
    void await() {
        Outcome<List<String>> outcome = new Waiter(progress)
                .await(
                        new Condition<>(
                                "the cluster", this::missing, missing -> String.join("; ", missing), List::isEmpty),
                        AT_MOST);
        if (!outcome.reached()) {
            throw new SetupException("The cluster of %s was not whole after %s: %s. Look at its logs: %s"
                    .formatted(
                            lab.cluster().topology().composeFile(),
                            Words.seconds(AT_MOST),
                            String.join("; ", outcome.last()),
                            lab.logs()));
        }
    }

    /** What is still missing, a phrase each; empty when the cluster is whole. */
    List<String> missing() {
        failIfDead();
        List<Snapshot> answers = lab.observer().everyBroker();
        List<Integer> expected = lab.started().stream()
                .filter(node -> node.node().is(Role.BROKER))
                .flatMap(node -> node.node().id().stream().boxed())
                .sorted()
                .toList();
        return Stream.of(ensemble(), voters(), silent(answers, expected.size()), incomplete(answers, expected))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> ensemble() {
        Set<String> started =
                lab.started().stream().map(node -> node.node().name()).collect(Collectors.toSet());
        return lab.observer().notServing().stream()
                .filter(member -> started.contains(member.node()))
                .map((EnsembleMember member) -> member.node() + " is " + member.mode())
                .toList();
    }

    /** Without an answer of the quorum there is no controller that brokers agree on, which is said anyway. */
    private List<String> voters() {
        return lab.observer().quorum().stream()
                .flatMap(quorum -> quorum.silentVoters().stream()
                        .map(id -> "controller %d does not follow controller %d yet".formatted(id, quorum.leader())))
                .toList();
    }

    private static List<String> silent(List<Snapshot> answers, int brokers) {
        return answers.size() == brokers
                ? List.of()
                : List.of("%d of %d brokers answer".formatted(answers.size(), brokers));
    }

    private static List<String> incomplete(List<Snapshot> answers, List<Integer> expected) {
        if (answers.stream().map(Snapshot::controller).distinct().count() > 1
                || answers.stream().anyMatch(answer -> answer.controller() < 0)) {
            return List.of("no controller that all brokers agree on");
        }
        return answers.stream()
                .flatMap(answer -> Stream.concat(
                        Stream.of(answer)
                                .filter(a -> !a.brokerIds().equals(expected))
                                .map(a -> "%s lists brokers %s".formatted(a.askedOf(), Words.list(a.brokerIds()))),
                        answer.partitions().stream()
                                .filter(p -> p.isr().size() < p.replicas().size() || p.leader() < 0)
                                .map(p ->
                                        "ISR of %s-%d is %s".formatted(p.topic(), p.partition(), Words.list(p.isr())))))
                .limit(1)
                .toList();
    }

    private void failIfDead() {
        for (ClusterNode node : lab.started()) {
            // A tool may be a job that has done its work.
            if (node.state() == State.DOWN && !node.node().is(Role.TOOL)) {
                throw new SetupException("%s ended while the cluster was starting.%n%s"
                        .formatted(node.node().name(), NodeDeath.explain(node.log())));
            }
        }
    }
}
