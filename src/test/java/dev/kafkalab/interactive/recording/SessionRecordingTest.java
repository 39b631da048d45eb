package dev.kafkalab.interactive.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.bound.ElectionBounds;
import dev.kafkalab.catalogue.Lint;
import dev.kafkalab.catalogue.Mistake;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Snapshot.EnsembleMember;
import dev.kafkalab.evidence.Snapshot.Partition;
import dev.kafkalab.evidence.State;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.evidence.Timeline.Event;
import dev.kafkalab.gherkin.FeatureReader;
import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.pool.LocalImages;
import dev.kafkalab.text.UnreadableFileException;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.reader.Topologies;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SessionRecordingTest {

    private static final Topology ENSEMBLE =
            Topologies.read(Path.of("compose/zookeeper-ensemble.yml"), LocalImages.with(Map.of()));

    private final SessionRecording recording = new SessionRecording(
            "the cluster of compose/zookeeper-ensemble.yml", ElectionBounds.of(ENSEMBLE, name -> Optional.empty()));

    @Test
    void a_leader_that_was_the_controller_is_so_again() {
        recording.done(node("kafka1"), NodeOperation.KILL, cluster(1, partition("orders", 0, 1, 1, 2, 3)));
        controller(2);
        leader("orders", 0, 2);
        isr("orders", 0, 2, 3);
        recording.done(node("kafka1"), NodeOperation.START, cluster(2, partition("orders", 0, 2, 1, 2, 3)));
        isr("orders", 0, 1, 2, 3);

        assertThat(steps())
                .containsExactly(
                        "Scenario: The leader of orders is killed",
                        "Given the cluster of compose/zookeeper-ensemble.yml",
                        "And a topic orders with replication factor 3, led by the controller",
                        "When the leader of orders is killed",
                        "Then another broker becomes the controller within 22 seconds",
                        "And a new leader of orders is elected within 22 seconds",
                        "And the killed broker is not in the ISR of orders",
                        "When the killed broker is started",
                        "Then the ISR of orders is all brokers within 60 seconds");
    }

    @Test
    void a_leader_that_was_not_the_controller_is_not_again_and_what_is_seen_twice_is_promised_once() {
        recording.done(node("kafka1"), NodeOperation.KILL, cluster(3, partition("orders", 0, 1, 1, 2, 3)));
        isr("orders", 0, 2, 3);
        controller(3);
        leader("orders", 0, 2);
        leader("orders", 0, 3);

        assertThat(steps())
                .containsExactly(
                        "Scenario: The leader of orders is killed",
                        "Given the cluster of compose/zookeeper-ensemble.yml",
                        "And a topic orders with replication factor 3, led by a broker other than the controller",
                        "When the leader of orders is killed",
                        "Then a new leader of orders is elected within 22 seconds",
                        "And the killed broker is not in the ISR of orders");
    }

    @Test
    void partitions_have_their_replicas_where_they_were() {
        recording.done(
                node("kafka2"),
                NodeOperation.STOP,
                cluster(2, partition("orders", 0, 1, 1, 2), partition("orders", 1, 2, 2, 1)));
        controller(1);
        leader("orders", 1, 1);

        assertThat(steps())
                .contains(
                        "And a topic orders with:",
                        "| replicas | 1,2; 2,1 |",
                        "When the leader of partition 1 of orders is stopped",
                        "Then a new leader of partition 1 of orders is elected within 5 seconds")
                .as("nobody knows who the controller will be")
                .noneMatch(step -> step.contains("becomes the controller"));
    }

    @Test
    void a_follower_leaves_the_isr_by_the_time_of_its_session() {
        recording.done(node("kafka2"), NodeOperation.KILL, cluster(1, partition("orders", 0, 1, 1, 2, 3)));
        isr("orders", 0, 1, 3);

        assertThat(steps())
                .contains(
                        "When a follower of orders is killed",
                        "Then the killed broker leaves the ISR of orders within 22 seconds, but not before 12 seconds");
    }

    @Test
    void a_quorum_of_its_own_has_an_active_controller_and_standbys() {
        Topology quorum = Topologies.read(Path.of("compose/kraft.yml"), LocalImages.with(Map.of()));
        SessionRecording kraft = new SessionRecording(
                "the cluster of compose/kraft.yml", ElectionBounds.of(quorum, name -> Optional.empty()));
        Snapshot before = cluster(101, partition("orders", 0, 1, 1, 2, 3)).withEnsemble(List.of());
        kraft.done(quorum.node("controller2").orElseThrow(), NodeOperation.STOP, before);
        kraft.done(quorum.node("controller1").orElseThrow(), NodeOperation.KILL, before);
        kraft.seen(Event.observed(
                Instant.EPOCH, new Subject.Controller(), new State.OfController(OptionalInt.of(103), false)));
        kraft.done(quorum.node("controller1").orElseThrow(), NodeOperation.START, before);

        assertThat(kraft.feature(LocalDate.EPOCH).orElseThrow())
                .contains(
                        "a topic orders with:",
                        "When a standby controller is stopped",
                        "And the active controller is killed",
                        "Then another controller becomes active within 7 seconds",
                        "When the killed controller is started");
    }

    @Test
    void an_ensemble_elects_until_it_has_no_majority() {
        recording.done(node("zoo3"), NodeOperation.KILL, cluster(1));
        member("zoo3", "down");
        member("zoo1", "leader");
        recording.done(
                node("zoo1"),
                NodeOperation.KILL,
                cluster(1)
                        .withEnsemble(List.of(
                                new EnsembleMember("zoo1", "leader"),
                                new EnsembleMember("zoo2", "follower"),
                                new EnsembleMember("zoo3", "down"))));
        member("zoo1", "down");
        member("zoo2", "not serving");

        assertThat(steps())
                .contains(
                        "When the ZooKeeper leader is killed",
                        "Then the ensemble has one leader and 1 follower within 15 seconds",
                        "Then no ZooKeeper serves within 15 seconds");
    }

    @Test
    void a_follower_that_says_goodbye_is_out_of_sync_at_once() {
        recording.done(node("kafka2"), NodeOperation.STOP, cluster(1, partition("orders", 0, 1, 1, 2, 3)));
        isr("orders", 0, 1, 3);

        assertThat(steps()).contains("Then the stopped broker is not in the ISR of orders");
    }

    @Test
    void a_node_that_has_no_part_has_its_name() {
        recording.done(node("kafka2"), NodeOperation.PAUSE, cluster(1));
        recording.done(node("zoo1"), NodeOperation.PAUSE, cluster(1));
        recording.done(node("kafka2"), NodeOperation.RESUME, cluster(1));
        member("zoo1", "down");
        recording.done(node("zoo1"), NodeOperation.RESUME, cluster(1));
        member("zoo1", "follower");

        assertThat(steps())
                .contains(
                        "When node kafka2 is paused",
                        "And node zoo1 is paused",
                        "And the paused broker is resumed",
                        "And the paused ZooKeeper is resumed",
                        "Then the ensemble has one leader and 2 followers within 30 seconds");
    }

    @Test
    void what_shows_nothing_is_no_feature() {
        recording.done(node("kafka1"), NodeOperation.KILL, cluster(3, partition("orders", 0, 1, 1, 2, 3)));

        assertThat(recording.feature(LocalDate.EPOCH)).isEmpty();
    }

    /** Of the feature, with which lint is content. */
    private List<String> steps() {
        String feature = recording.feature(LocalDate.of(2026, 11, 28)).orElseThrow();
        assertThat(lint(feature)).isEmpty();
        return feature.lines()
                .map(String::strip)
                .dropWhile(line -> !line.startsWith("Scenario"))
                .toList();
    }

    private static List<Mistake> lint(String feature) {
        try {
            return Lint.of(List.of(
                    FeatureReader.read(Path.of("features/mine.feature"), feature.getBytes(StandardCharsets.UTF_8))));
        } catch (UnreadableFileException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Node node(String name) {
        return ENSEMBLE.node(name).orElseThrow();
    }

    private static Partition partition(String topic, int number, int leader, Integer... replicas) {
        return new Partition(topic, number, leader, 0, List.of(replicas), List.of(replicas));
    }

    private static Snapshot cluster(int controller, Partition... partitions) {
        return new Snapshot(
                Instant.EPOCH,
                "kafka1",
                "id",
                controller,
                Stream.of(1, 2, 3).map(id -> new Snapshot.Broker(id, "b:" + id)).toList(),
                List.of(partitions),
                List.of(
                        new EnsembleMember("zoo1", "follower"),
                        new EnsembleMember("zoo2", "follower"),
                        new EnsembleMember("zoo3", "leader")));
    }

    private void leader(String topic, int partition, int broker) {
        see(new Subject.LeaderOf(topic, partition), new State.OfLeader(OptionalInt.of(broker)));
    }

    private void isr(String topic, int partition, Integer... ids) {
        see(new Subject.IsrOf(topic, partition), new State.OfIds(List.of(ids)));
    }

    private void controller(int id) {
        see(new Subject.Controller(), new State.OfController(OptionalInt.of(id), true));
    }

    private void member(String node, String mode) {
        see(new Subject.EnsembleMember(node), new State.OfEnsembleMember(mode));
    }

    private void see(Subject subject, State state) {
        recording.seen(Event.observed(Instant.EPOCH, subject, state));
    }
}
