package dev.kafkalab.pool;

import dev.kafkalab.await.Condition;
import dev.kafkalab.await.Waiter;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.UnfitClusterException;
import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.text.Words;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.image.ToolBox;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a cluster that a scenario has broken whole and empty again, where that is quicker than a new one. */
final class ClusterReset {

    private static final Duration TOPICS_GONE = Duration.ofSeconds(20);

    private final LabCluster lab;
    private final Waiter waiter;
    private final InstantSource clock;

    ClusterReset(LabCluster lab, Progress progress) {
        this(lab, new Waiter(progress), SteadyClock::now);
    }

    ClusterReset(LabCluster lab, Waiter waiter, InstantSource clock) {
        this.lab = lab;
        this.waiter = waiter;
        this.clock = clock;
    }

    /**
     * Whether it can be healed. A dead broker whose session has not expired cannot come back before it has: with a new
     * cluster one need not wait for that.
     */
    boolean possible() {
        List<Integer> listed = lab.observer().metadata().brokerIds();
        return !listed.isEmpty()
                && lab.cluster().nodes().stream()
                        .filter(node ->
                                node.state() == State.DOWN && node.node().is(Role.BROKER))
                        .noneMatch(node -> listed.contains(node.id().orElse(-1)));
    }

    /** @return what had to be done: {@code "reused"} or {@code "healed"} */
    String heal() {
        boolean broken = false;
        for (ClusterNode node : lab.cluster().nodes()) {
            Optional<NodeOperation> repair = NodeOperation.repairing(node.state());
            if (repair.isPresent() && !isFinishedJob(node)) {
                repair.get().applyTo(node);
                broken = true;
            }
        }
        if (broken) {
            awaitWhole();
        }
        lab.admin().settings().restoreBrokers();
        lab.admin().quotas().removeAll();
        removeTopics();
        repeatJobs();
        awaitWhole();
        return broken ? "healed" : "reused";
    }

    private void awaitWhole() {
        new Readiness(lab, waiter, clock).await();
    }

    /**
     * A tool may be a job that has done its work: one that had ended before the cluster was whole, or that publishes no
     * port and so serves nobody.
     */
    private boolean isFinishedJob(ClusterNode node) {
        return node.state() == State.DOWN
                && node.node().is(Role.TOOL)
                && (!lab.ranWhenWhole(node) || node.node().publishedPorts().isEmpty());
    }

    /**
     * What makes topics when a cluster starts makes them for each scenario: that finds what {@code docker compose up}
     * would have left it. Only of jobs in Kafka's own images is it known that they work on the cluster alone.
     */
    private void repeatJobs() {
        List<ClusterNode> jobs = lab.started().stream()
                .filter(node -> node.exitStatus().orElse(-1) == 0 && isFinishedJob(node))
                .filter(node -> ToolBox.of(node.node().image()).isPresent())
                .sorted(Comparator.comparing(node -> dependencies(node).size()))
                .toList();
        JobCompletion completion = new JobCompletion(lab.cluster().topology(), waiter);
        for (ClusterNode job : jobs) {
            job.start();
            if (!completion.awaitEnd(job)) {
                throw new UnfitClusterException("%s had done its work before, and this time it still runs after %s."
                        .formatted(job.node().name(), Words.seconds(JobCompletion.AT_MOST)));
            }
        }
    }

    /** Who depends on another one depends on all that it depends on, and so on more than it. */
    private Set<String> dependencies(ClusterNode job) {
        return lab.cluster().topology().withDependencies(Set.of(job.node().name()));
    }

    private void removeTopics() {
        Set<String> topics = lab.admin().topics();
        if (topics.isEmpty()) {
            return;
        }
        lab.admin().deleteTopics(topics);
        waiter.await(
                        new Condition<>("the old topics to go", () -> left(topics), Words::list, List::isEmpty),
                        TOPICS_GONE)
                .orSetupFailure();
    }

    /**
     * A topic that one broker still knows could be taken for the next scenario's topic of the same name; and one that
     * is gone from every broker's metadata can still be marked for deletion, so that its name is taken.
     */
    private List<String> left(Set<String> topics) {
        List<String> known = lab.observer().everyBroker().stream()
                .flatMap(answer -> answer.partitions().stream())
                .map(Snapshot.Partition::topic)
                .filter(topics::contains)
                .distinct()
                .toList();
        return known.isEmpty()
                ? topics.stream().filter(topic -> !lab.admin().isFree(topic)).toList()
                : known;
    }
}
