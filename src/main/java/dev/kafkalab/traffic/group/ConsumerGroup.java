package dev.kafkalab.traffic.group;

import dev.kafkalab.traffic.group.MemberCommand.Commit;
import dev.kafkalab.traffic.group.MemberCommand.CommitAhead;
import dev.kafkalab.traffic.group.MemberCommand.GoBack;
import dev.kafkalab.traffic.group.MemberCommand.Hold;
import dev.kafkalab.traffic.group.MemberCommand.ReadOn;
import dev.kafkalab.traffic.group.MemberCommand.ReadSome;
import dev.kafkalab.traffic.group.MemberEvent.Assigned;
import dev.kafkalab.traffic.group.MemberEvent.Failed;
import dev.kafkalab.traffic.group.MemberEvent.Read;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A consumer group of a scenario: its members, dead ones included, and what they have read between them. */
public final class ConsumerGroup implements AutoCloseable {

    private final String id;
    private final List<MemberProcess> members = new CopyOnWriteArrayList<>();
    private final Map<MemberProcess, ConsumerSettings> given = new ConcurrentHashMap<>();

    /** A group without members. @param id its {@code group.id} */
    public ConsumerGroup(String id) {
        this.id = id;
    }

    /** Its {@code group.id}. */
    public String id() {
        return id;
    }

    /**
     * Starts one more member, which joins and reads nothing until it is told to.
     *
     * @param bootstrapServers whom it asks for the cluster's metadata first
     * @param logs the folder that its log goes to
     */
    public MemberProcess start(String topic, String bootstrapServers, ConsumerSettings settings, Path logs) {
        String name = "consumer-%d".formatted(members.size() + 1);
        MemberProcess member = add(MemberProcess.start(
                name, topic, settings.of(bootstrapServers, id, name), logs.resolve("%s-%s.log".formatted(id, name))));
        given.put(member, settings);
        return member;
    }

    /** The settings that a member was started with. */
    public ConsumerSettings settingsOf(MemberProcess member) {
        return given.get(member);
    }

    MemberProcess add(MemberProcess member) {
        members.add(member);
        return member;
    }

    /** Every member that was ever started. */
    public List<MemberProcess> members() {
        return List.copyOf(members);
    }

    /** The members that run. @throws IllegalStateException if one has ended by itself */
    public List<MemberProcess> live() {
        return members.stream().filter(MemberProcess::isLive).toList();
    }

    /** The partitions that each live member says it has, by its member id; empty if one has not joined yet. */
    public Optional<Map<String, Set<Integer>>> reported() {
        List<MemberProcess> live = live();
        if (live.stream().anyMatch(member -> member.assigned().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(live.stream()
                .map(member -> member.assigned().orElseThrow())
                .collect(Collectors.toMap(Assigned::memberId, assigned -> Set.copyOf(assigned.partitions()))));
    }

    /**
     * The first live member that has partitions, or else the first live one. @throws IllegalStateException if there is
     * none
     */
    public MemberProcess one() {
        List<MemberProcess> live = live();
        return live.stream()
                .filter(member -> member.assigned()
                        .filter(assigned -> !assigned.partitions().isEmpty())
                        .isPresent())
                .findFirst()
                .or(() -> live.stream().findFirst())
                .orElseThrow(() -> new IllegalStateException("Group " + id + " has no consumer"));
    }

    /** The live member that has that partition. @throws IllegalStateException if none has */
    public MemberProcess ownerOf(int partition) {
        return live().stream()
                .filter(member -> member.assigned()
                        .filter(assigned -> assigned.partitions().contains(partition))
                        .isPresent())
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("No consumer of group %s has partition %d".formatted(id, partition)));
    }

    /** Every live member reads on without end, and commits after each poll. */
    public void readOn() {
        readOn(live());
    }

    /** As above, of these members. */
    public void readOn(List<MemberProcess> some) {
        some.forEach(member -> member.tell(new ReadOn()));
    }

    /** A member reads that many messages more, then none. */
    public void read(MemberProcess member, int messages, boolean commit) {
        member.tell(new ReadSome(messages, commit));
    }

    /** A member reads that many messages more, commits, and deals with them only then. */
    public void commitAhead(MemberProcess member, int messages) {
        member.tell(new CommitAhead(messages));
    }

    /** A member deals with what it has read, and does not poll, until it is told something else. */
    public void hold(MemberProcess member) {
        member.tell(new Hold());
    }

    /** A member commits what it has read. */
    public void commit(MemberProcess member) {
        member.tell(new Commit());
    }

    /** A member reads a partition from that offset on next. */
    public void goBack(MemberProcess member, int partition, long offset) {
        member.tell(new GoBack(partition, offset));
    }

    /** What every member, dead ones included, has read of a topic so far, in the order of reading. */
    public List<ReadMessage> read(String topic) {
        return members.stream()
                .filter(member -> member.topic().equals(topic))
                .flatMap(member ->
                        member.events(Read.class).stream().map(read -> new ReadMessage(member.name(), read.message())))
                .sorted(Comparator.comparing(read -> read.message().at()))
                .toList();
    }

    /**
     * How many rebalances the members have seen after that moment: each raises the group's generation. A static member
     * that comes back takes its place in the generation that there is.
     */
    public long rebalancesSince(Instant moment) {
        Map<Boolean, Set<Integer>> generations = members.stream()
                .flatMap(member -> member.events(Assigned.class).stream())
                .collect(Collectors.partitioningBy(
                        assigned -> assigned.at().isAfter(moment),
                        Collectors.mapping(Assigned::generation, Collectors.toSet())));
        generations.get(true).removeAll(generations.get(false));
        return generations.get(true).size();
    }

    /** What became of the members' partitions since that moment. */
    public Handover handoverSince(Instant moment) {
        return Handover.of(
                members.stream().collect(Collectors.toMap(MemberProcess::name, MemberProcess::events)), moment);
    }

    /** The errors by which members have ended by themselves, by the member. */
    public Map<MemberProcess, String> failures() {
        Map<MemberProcess, String> failures = new LinkedHashMap<>();
        members.forEach(member -> member.events(Failed.class).forEach(failed -> failures.put(member, failed.error())));
        return failures;
    }

    /**
     * Kills every member that is left.
     *
     * @throws IllegalStateException if one had ended by itself, or has reported what nobody understands
     */
    @Override
    public void close() {
        RuntimeException failure = null;
        for (MemberProcess member : members) {
            try {
                member.close();
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
