package dev.kafkalab.pool;

import dev.kafkalab.await.Condition;
import dev.kafkalab.await.Deadline;
import dev.kafkalab.await.Outcome;
import dev.kafkalab.await.Waiter;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.NodeDeath;
import dev.kafkalab.runtime.UnfitClusterException;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.image.Jobs;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * Waits for services that do some work and end, such as one that makes topics: a scenario begins when that is done,
 * were there nobody in the file who waits for it.
 */
final class JobCompletion {

    /** The lab's own: each of Kafka's tools takes a JVM. Compose waits for ever, where anybody waits. */
    static final Duration AT_MOST = Duration.ofMinutes(2);

    private final Topology topology;
    private final Waiter waiter;

    JobCompletion(Topology topology, Waiter waiter) {
        this.topology = topology;
        this.waiter = waiter;
    }

    /**
     * Waits until each job among these has ended.
     *
     * @return those that still ran after {@link #AT_MOST}: they may be services that go on, whatever their command
     *     looks like
     * @throws UnfitClusterException if one has ended with another status than 0, unless the file says that this does
     *     not matter
     */
    List<ClusterNode> await(List<ClusterNode> started) {
        Deadline deadline = Deadline.of(waiter.now(), AT_MOST);
        return started.stream()
                .filter(node -> Jobs.isToEndWell(node.node(), topology.nodes()))
                .filter(node -> !hasEnded(node, deadline))
                .toList();
    }

    /**
     * Waits likewise for one that is known to be a job, as it has ended before.
     *
     * @return whether it has ended
     */
    boolean awaitEnd(ClusterNode job) {
        return hasEnded(job, Deadline.of(waiter.now(), AT_MOST));
    }

    private boolean hasEnded(ClusterNode job, Deadline deadline) {
        String name = job.node().name();
        Outcome<OptionalInt> ended = waiter.await(
                new Condition<>(
                        "%s to do its work".formatted(name),
                        job::exitStatus,
                        status -> "it is at work",
                        OptionalInt::isPresent),
                deadline);
        if (ended.last().orElse(0) != 0) {
            throw new UnfitClusterException(
                    "%s ended with %d. %s%n  Fix: correct its command, or what it needs; a job that may come too early waits for the brokers, or has restart: on-failure."
                            .formatted(name, ended.last().getAsInt(), NodeDeath.explain(job.log())));
        }
        return ended.reached();
    }
}
