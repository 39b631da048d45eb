package dev.kafkalab.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import dev.kafkalab.evidence.Cause.Applied;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.State;
import dev.kafkalab.evidence.State.NodeState;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.evidence.Timeline;
import dev.kafkalab.evidence.Timeline.Event;
import dev.kafkalab.fake.FakeCluster;
import dev.kafkalab.fake.FakeObserver;
import dev.kafkalab.support.SteadyClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterMonitorTest {

    private static final Predicate<Snapshot> LED_BY_2 =
            look -> look.partition("orders", 0).filter(p -> p.leader() == 2).isPresent();

    private final FakeCluster cluster;
    private final FakeObserver observer;
    private final ByHand looks = new ByHand();
    private final ClusterMonitor monitor;

    ClusterMonitorTest(@TempDir Path folder) {
        cluster = FakeCluster.running("compose/zookeeper-ensemble.yml", folder);
        observer = new FakeObserver(cluster).says(led(1));
        monitor = ClusterMonitor.of(cluster, observer, looks);
        looks.atBrokers();
        looks.atEnsemble();
    }

    @AfterEach
    void close() {
        monitor.close();
    }

    @Test
    void it_looks_by_itself() {
        try (ClusterMonitor itself = ClusterMonitor.of(cluster, observer)) {
            await().until(() -> itself.firstSeen(LED_BY_2.negate(), Instant.MIN).isPresent());
            observer.says(led(2));
            await().until(() -> itself.firstSeen(LED_BY_2, Instant.MIN).isPresent());
            await().until(() -> states(itself, new Subject.EnsembleMember("zoo2"))
                    .contains(new State.OfEnsembleMember("follower")));
        }
    }

    /** ZooKeeper logs every question. */
    @Test
    void brokers_are_looked_at_ten_times_a_second_and_zookeepers_once() {
        assertThat(looks.every).containsOnlyKeys(Duration.ofMillis(100), Duration.ofSeconds(1));
        int before = events().size();
        cluster.fake("zoo2").becomes(dev.kafkalab.runtime.ClusterNode.State.DOWN);

        looks.atBrokers();
        assertThat(events().subList(before, events().size()))
                .extracting(Event::subject)
                .containsExactly(new Subject.Node("zoo2"));

        looks.atEnsemble();
        assertThat(states(new Subject.EnsembleMember("zoo2")))
                .containsExactly(new State.OfEnsembleMember("follower"), new State.OfEnsembleMember("down"));
    }

    @Test
    void what_there_is_at_first_and_what_changes_is_on_the_timeline() {
        cluster.fake("kafka3").becomes(dev.kafkalab.runtime.ClusterNode.State.DOWN);
        observer.says(led(2));
        looks.atBrokers();
        looks.atBrokers();

        assertThat(states(new Subject.LeaderOf("orders", 0))).containsExactly(leader(1), leader(2));
        assertThat(states(new Subject.Node("kafka3")))
                .containsExactly(new State.OfNode(NodeState.RUNNING), new State.OfNode(NodeState.DOWN));
        assertThat(states(new Subject.BrokerList()))
                .containsExactly(new State.OfIds(List.of(1, 2, 3)), new State.OfIds(List.of(1, 2)));
    }

    @Test
    void who_asks_later_is_told_when_a_state_was_first_seen() {
        Instant before = SteadyClock.now();
        observer.says(led(2));
        looks.atBrokers();
        Instant after = SteadyClock.now();
        looks.atBrokers();

        assertThat(monitor.firstSeen(LED_BY_2, before))
                .hasValueSatisfying(seen -> assertThat(seen).isBetween(before, after));
        assertThat(monitor.firstSeen(look -> look.controller() == 77, before)).isEmpty();
    }

    @Test
    void a_look_that_fails_does_not_end_the_watch() {
        observer.failsOnce();

        assertThatCode(looks::atBrokers).doesNotThrowAnyException();
        assertThat(observer.hasFailed()).isTrue();
    }

    @Test
    void the_zero_of_the_timeline_is_the_first_fault() {
        Applied kill = new Applied(new Subject.Node("kafka1"), "killed", false);
        assertThat(monitor.timeline().origin()).isEqualTo(events().get(0).at());
        Instant fault = SteadyClock.now();

        monitor.applied(fault, kill, NodeState.DOWN);

        assertThat(monitor.timeline().origin()).isEqualTo(fault);
        assertThat(events()).contains(Event.applied(fault, kill, new State.OfNode(NodeState.DOWN)));
    }

    @Test
    void what_was_done_a_moment_ago_stands_before_what_was_seen_since() {
        Instant past = events().get(0).at().minusSeconds(1);

        monitor.applied(past, new Applied(new Subject.Node("kafka1"), "killed", false), NodeState.DOWN);

        assertThat(events().get(0).at()).isEqualTo(past);
        assertThat(events()).extracting(Event::at).isSorted();
    }

    @Test
    void the_state_after_a_fault_is_seen_anew_even_if_it_is_as_before() {
        Subject node = new Subject.Node("kafka1");
        int before = states(node).size();

        monitor.applied(SteadyClock.now(), new Applied(node, "stopped", false), NodeState.DOWN);

        looks.atBrokers();

        assertThat(states(node)).hasSize(before + 2);
        assertThat(states(node)).endsWith(new State.OfNode(NodeState.DOWN), new State.OfNode(NodeState.RUNNING));
    }

    @Test
    void when_it_has_ended_nobody_is_asked_any_more_and_the_timeline_stays() {
        List<Event> seen = events();

        monitor.close();
        observer.says(led(2));
        looks.atBrokers();

        assertThat(looks.isShutdown()).isTrue();
        assertThat(events()).as("without the look that was under way").isEqualTo(seen);
    }

    @Test
    void a_timeline_without_events_begins_now() {
        Instant before = SteadyClock.now();
        Timeline nothing = ClusterMonitor.of(cluster, observer, new ByHand()).timeline();

        assertThat(nothing.events()).isEmpty();
        assertThat(nothing.origin()).isBetween(before, SteadyClock.now());
    }

    private List<State> states(Subject subject) {
        return states(monitor, subject);
    }

    private static List<State> states(ClusterMonitor monitor, Subject subject) {
        return monitor.timeline().events().stream()
                .filter(event -> event.subject().equals(subject))
                .map(Event::state)
                .toList();
    }

    private List<Event> events() {
        return monitor.timeline().events();
    }

    private static State leader(int id) {
        return new State.OfLeader(OptionalInt.of(id));
    }

    private static Snapshot.Partition led(int leader) {
        return new Snapshot.Partition("orders", 0, leader, 1, List.of(1, 2, 3), List.of(1, 2, 3));
    }

    /** It is time to look when the test says so. */
    private static final class ByHand extends ScheduledThreadPoolExecutor {

        private final Map<Duration, Runnable> every = new HashMap<>();

        ByHand() {
            super(0);
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable look, long first, long delay, TimeUnit unit) {
            every.put(Duration.of(delay, unit.toChronoUnit()), look);
            return null;
        }

        void atBrokers() {
            every.get(Duration.ofMillis(100)).run();
        }

        void atEnsemble() {
            every.get(Duration.ofSeconds(1)).run();
        }
    }
}
