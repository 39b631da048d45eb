package dev.kafkalab.scenario;

import dev.kafkalab.admin.GroupAdmin;
import dev.kafkalab.admin.GroupState;
import dev.kafkalab.admin.GroupState.Partition;
import dev.kafkalab.await.Condition;
import dev.kafkalab.await.Deadline;
import dev.kafkalab.await.Outcome;
import dev.kafkalab.await.TimedExpectation;
import dev.kafkalab.await.Waiter;
import dev.kafkalab.bound.GroupTimeouts;
import dev.kafkalab.bound.RebalanceBound;
import dev.kafkalab.bound.TimeBound;
import dev.kafkalab.evidence.Cause.Applied;
import dev.kafkalab.evidence.State.NodeState;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.observe.ClusterMonitor;
import dev.kafkalab.pool.LabCluster;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.scenario.Groups.Change;
import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.text.Words;
import dev.kafkalab.traffic.group.ConsumerGroup;
import dev.kafkalab.traffic.group.ConsumerSettings;
import dev.kafkalab.traffic.group.Handover;
import dev.kafkalab.traffic.group.MemberEvent.Committed;
import dev.kafkalab.traffic.group.MemberEvent.Read;
import dev.kafkalab.traffic.group.MemberEvent.WentBack;
import dev.kafkalab.traffic.group.MemberProcess;
import dev.kafkalab.traffic.group.ReadMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One consumer group of a scenario: what is done to it, what its members report, and what Kafka says of it. */
public final class ScenarioGroup {

    /** To start a JVM, join and read what is there, on a machine that is busy with something else. */
    static final Duration BUSY = Duration.ofSeconds(30);

    private final ConsumerGroup group;
    private final MemberControl members;
    private final LabCluster lab;
    private final GroupAdmin admin;
    private final ClusterMonitor watcher;
    private final Progress progress;
    private ConsumerSettings settings = new ConsumerSettings(Map.of());
    private Instant quietSince = SteadyClock.now();
    private Instant joining = SteadyClock.now();
    private Change change;

    ScenarioGroup(ConsumerGroup group, LabCluster lab, GroupAdmin admin, ClusterMonitor watcher, Progress progress) {
        this.group = group;
        this.members = new MemberControl(this, group);
        this.lab = lab;
        this.admin = admin;
        this.watcher = watcher;
        this.progress = progress;
    }

    /** Its {@code group.id}. */
    public String id() {
        return group.id();
    }

    /** Whether it has had a consumer, or its offsets were reset. */
    boolean hasBegun() {
        return change != null || !group.members().isEmpty();
    }

    /** The value of a setting in each of its consumers that run, by {@code consumer-1 of billing}. */
    Map<String, String> inForce(String setting) {
        return group.live().stream()
                .collect(Collectors.toMap(
                        member -> "%s of %s".formatted(member.name(), id()),
                        member -> member.settings().getOrDefault(setting, "not told")));
    }

    /** Starts so many consumers and waits until each has joined, which takes a dead one's session if there is one. */
    public void start(String topic, int consumers, ConsumerSettings with) {
        launch(topic, consumers, with);
        awaitAllJoined();
        quietSince = SteadyClock.now();
    }

    /** Starts so many consumers, and waits for nothing. */
    void launch(String topic, int consumers, ConsumerSettings with) {
        settings = with;
        joining = SteadyClock.now();
        for (int i = 0; i < consumers; i++) {
            group.start(topic, lab.observer().bootstrapServers(), with, lab.logs());
        }
    }

    void awaitAllJoined() {
        await("every consumer of group %s to have joined".formatted(id()), BUSY.plus(settings.sessionTimeout()))
                .orSetupFailure();
    }

    /** Every live consumer reads on without end, and commits after each poll. */
    public void readOn() {
        group.readOn();
    }

    /**
     * A consumer reads so many messages more, then none; it is started if the group has none.
     *
     * @return who it was
     */
    public MemberProcess read(String topic, int messages, boolean commit, ConsumerSettings with) {
        if (group.live().isEmpty()) {
            start(topic, 1, with);
        }
        requireReaderOf(topic);
        MemberProcess member = group.one();
        Instant from = SteadyClock.now();
        group.read(member, messages, commit);
        await(
                        "%s to read %d messages of %s".formatted(member.name(), messages, topic),
                        () -> readSince(member, from),
                        read -> read + " are read",
                        read -> read == messages && (!commit || committedSince(member, from)),
                        BUSY)
                .orSetupFailure();
        return member;
    }

    /** A consumer, started if there is none, is to read on from now; waits for the first message that any has read. */
    public Outcome<List<ReadMessage>> firstRead(String topic, Duration atMost, ConsumerSettings with) {
        if (group.live().isEmpty()) {
            launch(topic, 1, with);
        }
        requireReaderOf(topic);
        group.readOn();
        return await(
                "a message of %s to reach group %s".formatted(topic, id()),
                () -> group.read(topic),
                reads -> reads.size() + " are read",
                reads -> !reads.isEmpty(),
                atMost);
    }

    /** What is done to its consumers from outside. */
    public MemberControl members() {
        return members;
    }

    /** The consumer that has partition 0 of a topic reads it from that offset on next. @return who it was */
    public MemberProcess goBack(String topic, long offset) {
        requireReaderOf(topic);
        MemberProcess member = group.ownerOf(0);
        int before = member.events(WentBack.class).size();
        group.goBack(member, 0, offset);
        WentBack done = await(
                        "%s to go back".formatted(member.name()),
                        () -> member.events(WentBack.class),
                        seen -> "it has not",
                        seen -> seen.size() > before,
                        BUSY)
                .orSetupFailure()
                .get(before);
        change = new Change(done.at(), new Applied(who(member), "put back to offset " + offset, false));
        return member;
    }

    /**
     * Commits an offset of partition 0 in the group's place, once Kafka has noticed who has ended. @return why it was
     * refused, if it was
     */
    public Optional<String> reset(String topic, long offset) {
        await("group %s to be stable".formatted(id()), BUSY.plus(settings.sessionTimeout()))
                .orSetupFailure();
        Optional<String> refused = admin.reset(id(), new Partition(topic, 0), offset);
        if (refused.isEmpty()) {
            change = new Change(
                    SteadyClock.now(), new Applied(new Subject.Group(id()), "reset to offset " + offset, false));
        }
        return refused;
    }

    /** What Kafka says of it now, offsets included. */
    public GroupState state() {
        return admin.whole(id());
    }

    /** Waits until Kafka and the members' own reports agree on who has which partition. */
    public Outcome<GroupState> settled() {
        return await("group %s to be stable".formatted(id()), ScenarioContext.METADATA_SETTLES);
    }

    /** Waits until the group is at that offset of partition 0 of a topic. */
    public Outcome<OptionalLong> committed(String topic, long offset) {
        return await(
                "group %s to have committed offset %d of %s".formatted(id(), offset, topic),
                () -> admin.committed(id(), new Partition(topic, 0)),
                ScenarioGroup::committed,
                seen -> seen.equals(OptionalLong.of(offset)),
                ScenarioContext.METADATA_SETTLES);
    }

    /** Waits until the group has committed an offset of partition 0 of a topic that lies behind that one. */
    public Outcome<OptionalLong> committedBehind(String topic, long offset) {
        return await(
                "group %s to go on behind offset %d of %s".formatted(id(), offset, topic),
                () -> admin.committed(id(), new Partition(topic, 0)),
                ScenarioGroup::committed,
                seen -> seen.isPresent() && seen.getAsLong() > offset + 1,
                ScenarioContext.METADATA_SETTLES);
    }

    private static String committed(OptionalLong seen) {
        return seen.isPresent() ? "it has committed " + seen.getAsLong() : "it has committed nothing";
    }

    /** Waits until what the group has read of a topic is as wanted. */
    public Outcome<List<ReadMessage>> reads(String what, String topic, Predicate<List<ReadMessage>> wanted) {
        return await(
                what,
                () -> group.read(topic),
                reads -> "%d messages are read".formatted(reads.size()),
                wanted,
                ScenarioContext.METADATA_SETTLES);
    }

    /**
     * Waits until the live consumers have been given partitions anew since one was killed or closed, and Kafka agrees.
     */
    public TimedExpectation<GroupState> rebalanced(Duration within, Optional<Duration> notBefore) {
        Instant from = lastChange().at();
        if (group.live().isEmpty()) {
            throw new IllegalStateException(
                    "Nobody is left in group %s to get the partitions: start another consumer of it, or kill only one of several"
                            .formatted(id()));
        }
        TimeBound bound = MemberControl.isSilent(lastChange().done().operation())
                ? RebalanceBound.killed(timeouts())
                : announced();
        return new TimedExpectation<>(
                new Waiter(progress)
                        .await(
                                is(
                                        "a rebalance of group " + id(),
                                        seen -> agreed(seen)
                                                && group.live().stream()
                                                        .allMatch(member -> assignedSince(member, from))),
                                new Deadline(from, within, bound.longerThan(within))),
                notBefore,
                bound);
    }

    /** What became of the partitions when its last consumers were started, once each has a consumer again. */
    public Outcome<Handover> handover() {
        return await(
                "every partition of group %s to have a consumer again".formatted(id()),
                () -> group.handoverSince(joining),
                seen -> Words.list(seen.givenBack()),
                Handover::isOver,
                ScenarioContext.METADATA_SETTLES);
    }

    /** Where the time comes from in which a rebalance that a consumer has announced must be over. */
    public String originOfAnnounced() {
        return announced().origin();
    }

    private TimeBound announced() {
        return RebalanceBound.announced(timeouts());
    }

    private GroupTimeouts timeouts() {
        return settings.leavesTimeoutsToBrokers()
                ? lab.groupTimeouts()
                : GroupTimeouts.ofConsumer(settings.sessionTimeout(), settings.heartbeatInterval());
    }

    /** How many rebalances there were since {@link #quietSince()}. */
    public long rebalancesSince() {
        return group.rebalancesSince(quietSince);
    }

    /** When the scenario last changed who is in it: its last consumer had joined, or one was killed or closed. */
    public Instant quietSince() {
        return quietSince;
    }

    /** Everything that its consumers have read of a topic so far. */
    public List<ReadMessage> reads(String topic) {
        return group.read(topic);
    }

    /** What was done to one of its consumers last. @throws IllegalStateException if nothing was */
    public Instant changedAt() {
        return lastChange().at();
    }

    /** @throws IllegalStateException if it has no running consumer that has subscribed to that topic */
    public void requireReaderOf(String topic) {
        List<String> topics =
                group.live().stream().map(MemberProcess::topic).distinct().toList();
        if (!topics.contains(topic)) {
            throw new IllegalStateException(
                    "No consumer of group %s reads %s: they read %s".formatted(id(), topic, Words.list(topics)));
        }
    }

    Optional<Change> change() {
        return Optional.ofNullable(change);
    }

    void close() {
        group.close();
    }

    private Change lastChange() {
        return change().orElseThrow(() -> new IllegalStateException(
                "Nothing has been done to group %s yet: a step such as \"When a consumer of group %s is killed\" must come before this one"
                        .formatted(id(), id())));
    }

    /** Something was done to a consumer: times of the rebalance count from then. */
    void changed(Instant at, MemberProcess member, String what) {
        change = new Change(at, new Applied(who(member), what, false));
        quietSince = at;
        watcher.applied(at, change.done(), NodeState.DOWN);
    }

    private Subject who(MemberProcess member) {
        return new Subject.GroupMember(id(), member.name());
    }

    private boolean agreed(GroupState seen) {
        return group.reported().filter(seen::isSharedOutAs).isPresent();
    }

    private static long readSince(MemberProcess member, Instant from) {
        return member.events(Read.class).stream()
                .filter(read -> read.at().isAfter(from))
                .count();
    }

    private static boolean committedSince(MemberProcess member, Instant from) {
        return member.events(Committed.class).stream()
                .anyMatch(committed -> committed.at().isAfter(from));
    }

    private static boolean assignedSince(MemberProcess member, Instant from) {
        return member.assigned().filter(assigned -> assigned.at().isAfter(from)).isPresent();
    }

    private Outcome<GroupState> await(String what, Duration atMost) {
        return new Waiter(progress).await(is(what, this::agreed), atMost);
    }

    private Condition<GroupState> is(String what, Predicate<GroupState> wanted) {
        return new Condition<>(what, () -> admin.members(id()), GroupState::inWords, wanted);
    }

    <T> Outcome<T> await(
            String what, Supplier<T> look, Function<T, String> inWords, Predicate<T> wanted, Duration atMost) {
        return new Waiter(progress).await(new Condition<>(what, look, inWords, wanted), atMost);
    }
}
