package dev.kafkalab.scenario;

import dev.kafkalab.admin.ShareGroupAdmin;
import dev.kafkalab.await.Condition;
import dev.kafkalab.await.Deadline;
import dev.kafkalab.await.Outcome;
import dev.kafkalab.await.TimedExpectation;
import dev.kafkalab.await.Waiter;
import dev.kafkalab.bound.RebalanceBound;
import dev.kafkalab.bound.TimeBound;
import dev.kafkalab.pool.LabCluster;
import dev.kafkalab.runtime.Closeables;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.UnfitClusterException;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import dev.kafkalab.traffic.group.GroupReads;
import dev.kafkalab.traffic.group.ReadMessage;
import dev.kafkalab.traffic.group.ShareMember;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A share group of a scenario (KIP-932): its consumers, and what each was given. */
public final class ShareGroup {

    private static final String RESET = "share.auto.offset.reset";
    private static final Duration BUSY = Duration.ofSeconds(30);

    private final String id;
    private final LabCluster lab;
    private final Waiter waiter;
    private final List<ShareMember> members = new ArrayList<>();
    private final Map<String, String> settings = new LinkedHashMap<>();

    ShareGroup(String id, LabCluster lab, Progress progress) {
        this.id = id;
        this.lab = lab;
        this.waiter = new Waiter(progress);
    }

    /** Its {@code group.id}. */
    public String id() {
        return id;
    }

    /** Settings that the brokers keep for this group. */
    public void settings(Map<String, String> given) {
        requireSupport();
        given.forEach((name, value) -> {
            admin().change(id, name, Optional.of(value));
            settings.put(name, value);
        });
    }

    /** Starts so many consumers that acknowledge what they are given, and waits until each is a member. */
    public void start(String topic, int consumers) {
        begin();
        for (int i = 0; i < consumers; i++) {
            members.add(ShareMember.reading(nextName(), id, topic, bootstrapServers()));
        }
        awaitJoined();
    }

    /** Starts a consumer that takes so many messages and acknowledges none, and waits until it has them. */
    public void hold(String topic, int messages) {
        begin();
        ShareMember member = ShareMember.holding(nextName(), id, topic, bootstrapServers(), messages);
        members.add(member);
        waiter.await(
                        new Condition<>(
                                "%s to take %d messages of %s".formatted(member.name(), messages, topic),
                                member::given,
                                seen -> seen.size() + " are taken",
                                seen -> seen.size() == messages),
                        BUSY)
                .orSetupFailure();
    }

    /** What its consumers were given of a topic so far, in order. */
    public List<ReadMessage> given(String topic) {
        return given(member -> member.topic().equals(topic));
    }

    /** Waits until what its consumers have acknowledged is as wanted. */
    public Outcome<List<ReadMessage>> acknowledged(String what, Predicate<List<ReadMessage>> wanted) {
        return waiter.await(
                new Condition<>(
                        what,
                        () -> given(ShareMember::acknowledges),
                        seen -> seen.size() + " messages are acknowledged",
                        wanted),
                ScenarioContext.METADATA_SETTLES);
    }

    /**
     * Waits until all messages that a consumer has taken without acknowledging them were given to others, from the
     * moment that it took them.
     */
    public TimedExpectation<Map<Long, ReadMessage>> givenAgain(Duration within, Optional<Duration> notBefore) {
        List<ReadMessage> held = given(member -> !member.acknowledges());
        if (held.isEmpty()) {
            throw new IllegalStateException(
                    "No consumer of share group %s has taken messages without acknowledging them".formatted(id));
        }
        Instant from = held.get(0).message().at();
        TimeBound bound = RebalanceBound.lockOver(members.stream()
                .flatMap(member -> member.acquisitionLock().stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Kafka has told no consumer its acquisition lock")));
        Outcome<Map<Long, ReadMessage>> outcome = waiter.await(
                new Condition<>(
                        "the unacknowledged messages of share group %s to come again".formatted(id),
                        () -> GroupReads.byAnother(held, given(ShareMember::acknowledges), 0),
                        seen -> "%d of %d have come".formatted(seen.size(), held.size()),
                        seen -> seen.size() == held.size()),
                new Deadline(from, within, bound.longerThan(within)));
        TimedExpectation<Map<Long, ReadMessage>> expectation = new TimedExpectation<>(outcome, notBefore, bound);
        return outcome.reached()
                ? expectation.seenAt(outcome.last().values().stream()
                        .map(read -> read.message().at())
                        .max(Comparator.naturalOrder())
                        .orElseThrow())
                : expectation;
    }

    void close() {
        Closeables.closeAll(Stream.concat(
                        members.stream().<Runnable>map(member -> member::close),
                        settings.keySet().stream()
                                .<Runnable>map(name -> () -> admin().change(id, name, Optional.empty())))
                .toList());
    }

    /** A share group begins behind the last message unless its own setting says otherwise. */
    private void begin() {
        if (!settings.containsKey(RESET)) {
            settings(Map.of(RESET, "earliest"));
        }
    }

    private void awaitJoined() {
        waiter.await(
                        new Condition<>(
                                "every consumer of share group %s to have joined".formatted(id),
                                () -> admin().members(id),
                                seen -> seen.size() + " are members",
                                seen -> members.stream().map(ShareMember::name).allMatch(seen::contains)),
                        BUSY)
                .orSetupFailure();
    }

    private List<ReadMessage> given(Predicate<ShareMember> whom) {
        return members.stream()
                .filter(whom)
                .flatMap(member -> member.given().stream())
                .sorted(Comparator.comparing(read -> read.message().at()))
                .toList();
    }

    private void requireSupport() {
        lab.cluster().topology().nodes(Role.BROKER).stream()
                .filter(node -> node.program() instanceof Program.Kafka kafka && kafka.isBefore(4, 2))
                .findFirst()
                .ifPresent(node -> {
                    throw new UnfitClusterException(
                            "Share groups are there from Kafka 4.2 on (KIP-932), and %s runs Kafka %s"
                                    .formatted(node.name(), ((Program.Kafka) node.program()).version()));
                });
    }

    private String nextName() {
        return "consumer-%d".formatted(members.size() + 1);
    }

    private String bootstrapServers() {
        return lab.observer().bootstrapServers();
    }

    private ShareGroupAdmin admin() {
        return lab.admin().shareGroups();
    }
}
