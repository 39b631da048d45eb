package dev.kafkalab.admin;

import static dev.kafkalab.admin.ClusterAdmin.TIMEOUT;
import static dev.kafkalab.admin.ClusterAdmin.await;

import dev.kafkalab.await.Condition;
import dev.kafkalab.await.Waiter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ElectionNotNeededException;
import org.apache.kafka.common.errors.NotControllerException;

/** What is asked of the controller for single partitions: who leads them, and where their replicas are. */
public final class PartitionAdmin {

    private final Admin admin;

    PartitionAdmin(Admin admin) {
        this.admin = admin;
    }

    /**
     * Asks the controller to give partitions back to their preferred leaders, the first of their replicas. A controller
     * that has just changed is asked again: {@code Admin} leaves NOT_CONTROLLER to whoever asks for an election.
     *
     * @return those that got another leader; the others had theirs already
     */
    public Set<Integer> electPreferredLeaders(String topic, Collection<Integer> partitions) {
        Set<Integer> elected = new TreeSet<>();
        Set<TopicPartition> left = partitions.stream()
                .map(number -> new TopicPartition(topic, number))
                .collect(Collectors.toSet());
        new Waiter(line -> {})
                .await(
                        new Condition<>(
                                "the preferred leaders of %s to be elected".formatted(topic),
                                () -> elect(left, elected),
                                still -> "the controller has changed, and has not elected those of " + still,
                                Set::isEmpty),
                        TIMEOUT)
                .orSetupFailure();
        return elected;
    }

    /** Asks once; what is answered goes from those that are left to those that are elected, if they had to be. */
    private Set<TopicPartition> elect(Set<TopicPartition> left, Set<Integer> elected) {
        elect(left).forEach((partition, error) -> {
            if (error.isEmpty()) {
                elected.add(partition.partition());
            }
            if (error.isEmpty() || error.get() instanceof ElectionNotNeededException) {
                left.remove(partition);
            }
        });
        return left;
    }

    /** Asks the controller to move replicas. @param replicas each partition's new replicas, by its number */
    public void reassign(String topic, Map<Integer, List<Integer>> replicas) {
        Map<TopicPartition, Optional<NewPartitionReassignment>> wanted = new HashMap<>();
        replicas.forEach((number, ids) ->
                wanted.put(new TopicPartition(topic, number), Optional.of(new NewPartitionReassignment(ids))));
        await(
                "reassign the partitions of " + topic,
                admin.alterPartitionReassignments(wanted).all());
    }

    /** The topic's partitions whose replicas the controller is still moving. */
    public Set<Integer> beingReassigned(String topic) {
        return await(
                        "list the reassignments",
                        admin.listPartitionReassignments().reassignments())
                .keySet()
                .stream()
                .filter(partition -> partition.topic().equals(topic))
                .map(TopicPartition::partition)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The topic's partitions in order, with their eligible leader replicas. */
    public List<DescribedPartition> describe(String topic) {
        return await("describe " + topic, admin.describeTopics(Set.of(topic)).allTopicNames())
                .get(topic)
                .partitions()
                .stream()
                .map(DescribedPartition::of)
                .toList();
    }

    /** @return for each what was in the way of it; only what a changing controller or a leader in its place answers */
    private Map<TopicPartition, Optional<Throwable>> elect(Set<TopicPartition> partitions) {
        Map<TopicPartition, Optional<Throwable>> answers = await(
                "elect the preferred leaders of " + partitions,
                admin.electLeaders(ElectionType.PREFERRED, Set.copyOf(partitions))
                        .partitions());
        answers.forEach((partition, answer) -> answer.filter(error ->
                        !(error instanceof ElectionNotNeededException || error instanceof NotControllerException))
                .ifPresent(error -> {
                    throw new IllegalStateException(
                            "The preferred leader of %s was not elected: %s".formatted(partition, error.getMessage()),
                            error);
                }));
        return answers;
    }
}
