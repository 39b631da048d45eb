package dev.kafkalab.observe;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterMonitorTest {

    private static final Predicate<Snapshot> LED_BY_2 =
            look -> look.partition("orders", 0).filter(p -> p.leader() == 2).isPresent();

    private final FakeCluster cluster;
    private final FakeObserver observer;
    private final ClusterMonitor monitor;

    ClusterMonitorTest(@TempDir Path folder) {
        cluster = FakeCluster.running("compose/zookeeper-ensemble.yml", folder);
        observer = new FakeObserver(cluster).says(led(1));
        monitor = ClusterMonitor.of(cluster, observer);
        awaitState(new Subject.LeaderOf("orders", 0), leader(1));
    }

    @AfterEach
    void close() {
        monitor.close();
    }

    @Test
    void what_there_is_at_first_and_what_changes_is_on_the_timeline() {
        cluster.fake("kafka3").becomes(dev.kafkalab.runtime.ClusterNode.State.DOWN);
        observer.says(led(2));

        awaitState(new Subject.LeaderOf("orders", 0), leader(2));
        awaitState(new Subject.Node("kafka3"), new State.OfNode(NodeState.DOWN));
        awaitState(new Subject.BrokerList(), new State.OfIds(List.of(1, 2)));
        assertThat(states(new Subject.LeaderOf("orders", 0))).containsExactly(leader(1), leader(2));
    }

    @Test
    void the_ensemble_is_watched_too() {
        cluster.fake("zoo2").becomes(dev.kafkalab.runtime.ClusterNode.State.DOWN);

        awaitState(new Subject.EnsembleMember("zoo2"), new State.OfEnsembleMember("down"));
    }

    @Test
    void who_asks_later_is_told_when_a_state_was_first_seen() {
        Instant before = SteadyClock.now();
        observer.says(led(2));

        await().until(() -> monitor.firstSeen(LED_BY_2, before).isPresent());
        Instant seen = monitor.firstSeen(LED_BY_2, before).orElseThrow();
        assertThat(seen).isBetween(before, SteadyClock.now());
        assertThat(monitor.firstSeen(look -> look.controller() == 77, before)).isEmpty();
    }

    @Test
    void a_look_that_fails_does_not_end_the_watch() {
        observer.failsOnce();
        await().until(observer::hasFailed);

        observer.says(led(2));

        awaitState(new Subject.LeaderOf("orders", 0), leader(2));
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

        await().until(() -> states(node).size() == before + 2);
        assertThat(states(node)).endsWith(new State.OfNode(NodeState.DOWN), new State.OfNode(NodeState.RUNNING));
    }

    @Test
    void when_it_has_ended_the_timeline_stays() {
        monitor.close();
        Timeline kept = monitor.timeline();

        assertThat(kept.events()).isNotEmpty().isEqualTo(monitor.timeline().events());
    }

    private void awaitState(Subject subject, State state) {
        await().until(() -> states(subject).contains(state));
    }

    private List<State> states(Subject subject) {
        return events().stream()
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
}
