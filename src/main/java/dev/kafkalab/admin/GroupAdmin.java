package dev.kafkalab.admin;

import dev.kafkalab.admin.GroupState.Member;
import dev.kafkalab.admin.GroupState.Offset;
import dev.kafkalab.admin.GroupState.Partition;
import dev.kafkalab.runtime.SetupException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** What Kafka says of consumer groups, and what is done to them, through Kafka's {@code Admin}. */
public final class GroupAdmin {

    private static final Duration END_OFFSET = Duration.ofSeconds(2);
    private static final Comparator<Partition> ORDER =
            Comparator.comparing(Partition::topic).thenComparing(Partition::number);

    private final Admin admin;

    GroupAdmin(Admin admin) {
        this.admin = admin;
    }

    /** The names of all consumer groups, in order. */
    public List<String> names() {
        try {
            return get(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all()).stream()
                    .map(GroupListing::groupId)
                    .sorted()
                    .toList();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Kafka does not list its groups: " + e.getCause().getMessage(), e);
        }
    }

    /**
     * A group's members and their partitions; one that nobody has heard of is {@code Dead}. The offsets are left out.
     */
    public GroupState members(String group) {
        return description(group)
                .map(description -> new GroupState(
                        group,
                        description.groupState().toString(),
                        Stream.ofNullable(description.coordinator())
                                .mapToInt(Node::id)
                                .findFirst(),
                        description.members().stream()
                                .map(GroupAdmin::member)
                                .sorted(Comparator.comparing(Member::clientId))
                                .toList(),
                        List.of()))
                .orElse(new GroupState(group, "Dead", OptionalInt.empty(), List.of(), List.of()));
    }

    /** As above, with its offsets. */
    public GroupState whole(String group) {
        GroupState members = members(group);
        Map<TopicPartition, OffsetAndMetadata> committed = committed(group);
        Set<TopicPartition> partitions = new HashSet<>(committed.keySet());
        members.members().stream()
                .flatMap(member -> member.partitions().stream())
                .forEach(p -> partitions.add(new TopicPartition(p.topic(), p.number())));
        ListOffsetsResult ends = admin.listOffsets(
                partitions.stream().collect(Collectors.toMap(partition -> partition, p -> OffsetSpec.latest())));
        List<Offset> offsets = partitions.stream()
                .map(partition -> new Offset(
                        partition(partition),
                        Optional.ofNullable(committed.get(partition))
                                .map(offset -> OptionalLong.of(offset.offset()))
                                .orElse(OptionalLong.empty()),
                        end(ends, partition)))
                .sorted(Comparator.comparing(Offset::partition, ORDER))
                .toList();
        return new GroupState(group, members.state(), members.coordinator(), members.members(), offsets);
    }

    /** The next offset that the group would read of a partition, if it has committed any. */
    public OptionalLong committed(String group, Partition partition) {
        return Optional.ofNullable(committed(group).get(new TopicPartition(partition.topic(), partition.number())))
                .map(offset -> OptionalLong.of(offset.offset()))
                .orElse(OptionalLong.empty());
    }

    /** Commits an offset in the group's place. @return why it was refused, if it was */
    public Optional<String> reset(String group, Partition partition, long offset) {
        try {
            get(admin.alterConsumerGroupOffsets(
                            group,
                            Map.of(
                                    new TopicPartition(partition.topic(), partition.number()),
                                    new OffsetAndMetadata(offset)))
                    .all());
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(e.getCause().getClass().getSimpleName() + ": "
                    + e.getCause().getMessage());
        }
    }

    /** Puts a group out of the world, with its members, dead or alive, and its offsets. */
    public void remove(String group) {
        if (description(group)
                .filter(description -> !description.members().isEmpty())
                .isPresent()) {
            await(
                    "remove the members of group " + group,
                    admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                            .all());
        }
        try {
            get(admin.deleteConsumerGroups(Set.of(group)).all());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw failed("delete group " + group, e.getCause());
            }
        }
    }

    private Optional<ConsumerGroupDescription> description(String group) {
        try {
            return Optional.of(get(admin.describeConsumerGroups(Set.of(group))
                    .describedGroups()
                    .get(group)));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Optional.empty();
            }
            throw failed("describe group " + group, e.getCause());
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        return await(
                "list the offsets of group " + group,
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    }

    private static Member member(MemberDescription member) {
        return new Member(
                member.consumerId(),
                member.clientId(),
                member.host(),
                member.assignment().topicPartitions().stream()
                        .map(GroupAdmin::partition)
                        .sorted(ORDER)
                        .toList());
    }

    private static Partition partition(TopicPartition partition) {
        return new Partition(partition.topic(), partition.partition());
    }

    /** A partition without a leader has nobody to tell. */
    private static OptionalLong end(ListOffsetsResult ends, TopicPartition partition) {
        try {
            return OptionalLong.of(ends.partitionResult(partition)
                    .get(END_OFFSET.toMillis(), TimeUnit.MILLISECONDS)
                    .offset());
        } catch (ExecutionException | TimeoutException e) {
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static <T> T await(String what, KafkaFuture<T> future) {
        try {
            return get(future);
        } catch (ExecutionException e) {
            throw failed(what, e.getCause());
        }
    }

    /** Whatever goes wrong here is in the way of the lab, not its subject. */
    private static SetupException failed(String what, Throwable cause) {
        return new SetupException("Could not %s: %s".formatted(what, cause.getMessage()), cause);
    }

    private static <T> T get(KafkaFuture<T> future) throws ExecutionException {
        try {
            return future.get(ClusterAdmin.TIMEOUT.toSeconds() + 1, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new SetupException("No answer within %d s".formatted(ClusterAdmin.TIMEOUT.toSeconds()), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted", e);
    }
}
