package dev.kafkalab.expect;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.scenario.ScenarioContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Waits until the partitions of a topic are as they should be, and has them moved. */
public final class Partitions {

    private final ScenarioContext scenario;
    /** As they were before this scenario had them moved, by topic. */
    private final Map<String, List<Snapshot.Partition>> reassigned = new HashMap<>();

    public Partitions(ScenarioContext scenario) {
        this.scenario = scenario;
    }

    /** Waits for a state of the topic's partitions, as every live broker tells it once the cluster has settled. */
    public Outcome<List<Snapshot>> settle(String topic, String what, Predicate<List<Snapshot.Partition>> wanted) {
        return new SettledState(scenario)
                .await(
                        what,
                        answer -> answer.topic(topic),
                        answer -> "says " + EvidenceText.partitions(answer.topic(topic)),
                        answer -> wanted.test(answer.topic(topic)));
    }

    /**
     * As above, and the time counts from the last fault, repair or reassignment. What was so before that change already
     * says nothing of it until the cluster has noticed, or has done what it was asked to.
     *
     * @throws AssertionError if it was so before a reassignment already, and that is not complete in time
     */
    public Outcome<Snapshot> within(
            String topic, String what, Predicate<List<Snapshot.Partition>> wanted, Duration atMost) {
        new SettledState(scenario).awaitNoticeIfBefore(before -> wanted.test(before.topic(topic)));
        if (reassigned.containsKey(topic) && wanted.test(reassigned.get(topic))) {
            Outcome<Set<Integer>> moved = reassigned(topic, atMost);
            if (!moved.undated()) {
                moved.orFail();
            }
        }
        return scenario.stateSinceFault(
                what,
                snapshot -> EvidenceText.partitions(snapshot.topic(topic)),
                snapshot -> wanted.test(snapshot.topic(topic)),
                atMost,
                ScenarioContext.LATE);
    }

    /** Of a topic that is there, every partition is as wanted. */
    public static Predicate<List<Snapshot.Partition>> every(Predicate<Snapshot.Partition> wanted) {
        return partitions -> !partitions.isEmpty() && partitions.stream().allMatch(wanted);
    }

    /** Its ISR is these brokers, in any order. */
    public static Predicate<Snapshot.Partition> hasIsr(List<Integer> brokers) {
        Set<Integer> wanted = Set.copyOf(brokers);
        return partition -> Set.copyOf(partition.isr()).equals(wanted);
    }

    /**
     * Each of these brokers leads, no other does, and none leads two partitions more than another: with fewer
     * partitions than brokers, some lead none.
     */
    public static Predicate<List<Snapshot.Partition>> balancedOver(List<Integer> brokers) {
        return partitions -> {
            Map<Integer, Long> led = partitions.stream()
                    .collect(Collectors.groupingBy(Snapshot.Partition::leader, Collectors.counting()));
            int least = partitions.size() / brokers.size();
            int most = (partitions.size() + brokers.size() - 1) / brokers.size();
            return !partitions.isEmpty()
                    && new HashSet<>(brokers).containsAll(led.keySet())
                    && brokers.stream()
                            .map(id -> led.getOrDefault(id, 0L))
                            .allMatch(count -> least <= count && count <= most);
        };
    }

    /**
     * Has the controller move replicas; promised times count from the moment it has agreed.
     *
     * @param replicas each partition's new replicas, by its number, the preferred leader first
     * @return the partitions as they were before
     */
    public List<Snapshot.Partition> reassign(String topic, Map<Integer, List<Integer>> replicas) {
        List<Snapshot.Partition> before = scenario.lab().observer().metadata().topic(topic);
        scenario.lab().admin().partitions().reassign(topic, replicas);
        reassigned.put(topic, before);
        scenario.faults().countFrom(scenario.now());
        return before;
    }

    /**
     * Waits until the controller is moving no replica of the topic any longer; gives what it still moves.
     *
     * @throws IllegalStateException if this scenario has not asked it to: what was never begun is complete by itself
     */
    public Outcome<Set<Integer>> reassigned(String topic, Duration atMost) {
        if (!reassigned.containsKey(topic)) {
            throw new IllegalStateException(
                    "No step has reassigned the partitions of %s: a step such as \"When the partitions of %s are reassigned to:\" must come before this one"
                            .formatted(topic, topic));
        }
        return scenario.sinceFault(
                "the reassignment of %s to be complete".formatted(topic),
                () -> scenario.lab().admin().partitions().beingReassigned(topic),
                moving -> "partitions %s are still being moved".formatted(moving),
                Set::isEmpty,
                atMost);
    }

    /**
     * Gives every partition of the topic back to the first of its replicas. @return for each, whether it had to be
     * elected
     */
    public Map<Integer, Boolean> electPreferredLeaders(String topic) {
        Map<Integer, Boolean> elected = new HashMap<>();
        List<Integer> all = scenario.lab().observer().metadata().topic(topic).stream()
                .map(Snapshot.Partition::partition)
                .toList();
        Set<Integer> changed = scenario.lab().admin().partitions().electPreferredLeaders(topic, all);
        all.forEach(partition -> elected.put(partition, changed.contains(partition)));
        return elected;
    }
}
