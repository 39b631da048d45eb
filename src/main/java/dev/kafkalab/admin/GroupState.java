package dev.kafkalab.admin;

import dev.kafkalab.text.Words;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a group's coordinator says of it, and what the group has committed.
 *
 * @param group its {@code group.id}
 * @param state {@code Stable}, {@code PreparingRebalance}, {@code CompletingRebalance}, {@code Empty}, {@code Dead}
 * @param coordinator the id of the broker that keeps the group and its offsets, if Kafka names one
 * @param members its members, by client id
 * @param offsets what it has committed, or could commit, by topic and partition
 */
public record GroupState(
        String group, String state, OptionalInt coordinator, List<Member> members, List<Offset> offsets) {

    private static final Set<String> EMPTY = Set.of("Empty", "Dead");

    public GroupState {
        members = List.copyOf(members);
        offsets = List.copyOf(offsets);
    }

    /** The members that have no partition. */
    public List<Member> idle() {
        return members.stream().filter(member -> member.partitions().isEmpty()).toList();
    }

    /**
     * Whether it is at rest, and each member has the partitions that it reports itself. During a rebalance the two
     * differ.
     *
     * @param reported the partitions' numbers by member id; empty if no member is left
     */
    public boolean isSharedOutAs(Map<String, Set<Integer>> reported) {
        if (reported.isEmpty()) {
            return EMPTY.contains(state);
        }
        return state.equals("Stable")
                && reported.equals(
                        members.stream().collect(Collectors.toMap(Member::id, member -> member.partitions().stream()
                                .map(Partition::number)
                                .collect(Collectors.toSet()))));
    }

    /**
     * How far the group lags in each partition of a topic that a member has or that it has committed an offset of, by
     * number; empty for a partition of which it has committed nothing.
     */
    public SortedMap<Integer, OptionalLong> lags(String topic) {
        return offsets.stream()
                .filter(offset -> offset.partition().topic().equals(topic))
                .collect(Collectors.toMap(
                        offset -> offset.partition().number(), Offset::lag, (one, other) -> other, TreeMap::new));
    }

    /** The sum of a topic's lags; empty if there are none, or one of them is not known. */
    public OptionalLong lag(String topic) {
        Collection<OptionalLong> lags = lags(topic).values();
        return lags.isEmpty() || lags.stream().anyMatch(OptionalLong::isEmpty)
                ? OptionalLong.empty()
                : OptionalLong.of(
                        lags.stream().mapToLong(OptionalLong::getAsLong).sum());
    }

    /** {@code Stable: consumer-1 has orders-0 and orders-1, consumer-2 has none}. */
    public String inWords() {
        return state + ": "
                + (members.isEmpty()
                        ? "no members"
                        : String.join(
                                ", ",
                                members.stream()
                                        .map(member -> member.clientId() + " has " + Words.list(member.partitions()))
                                        .toList()));
    }

    /**
     * A member.
     *
     * @param id what the coordinator calls it
     * @param clientId what it calls itself
     * @param host where it connects from
     * @param partitions what it has, by topic and partition
     */
    public record Member(String id, String clientId, String host, List<Partition> partitions) {
        public Member {
            partitions = List.copyOf(partitions);
        }
    }

    /** A partition of a topic. */
    public record Partition(String topic, int number) {
        @Override
        public String toString() {
            return topic + "-" + number;
        }
    }

    /**
     * How far the group is in a partition.
     *
     * @param partition which
     * @param committed the next offset that the group would read, if it has committed any
     * @param end the offset behind the partition's last message, if it has a leader to tell
     */
    public record Offset(Partition partition, OptionalLong committed, OptionalLong end) {

        /** How many messages are behind the committed offset: what the group has yet to deal with. */
        public OptionalLong lag() {
            return committed.isPresent() && end.isPresent()
                    ? OptionalLong.of(end.getAsLong() - committed.getAsLong())
                    : OptionalLong.empty();
        }
    }
}
