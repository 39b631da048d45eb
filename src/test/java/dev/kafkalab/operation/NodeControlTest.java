package dev.kafkalab.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.kafkalab.evidence.Cause.Applied;
import dev.kafkalab.evidence.State;
import dev.kafkalab.evidence.State.NodeState;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.evidence.Timeline.Event;
import dev.kafkalab.fake.FakeCluster;
import dev.kafkalab.fake.FakeObserver;
import dev.kafkalab.observe.ClusterMonitor;
import dev.kafkalab.runtime.ClusterNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeControlTest {

    private final Path logs;
    private final FakeCluster cluster;
    private final FakeObserver observer;
    private final ClusterMonitor monitor;
    private final NodeControl control;

    NodeControlTest(@TempDir Path logs) {
        this.logs = logs;
        cluster = FakeCluster.running("compose/zookeeper-ensemble.yml", logs);
        observer = new FakeObserver(cluster);
        monitor = ClusterMonitor.of(cluster, observer);
        control = new NodeControl(cluster, observer, monitor);
    }

    @AfterEach
    void close() {
        monitor.close();
    }

    @Test
    void it_is_done_to_each_of_the_nodes_and_what_the_cluster_said_before_is_kept() {
        ClusterNode kafka1 = cluster.node("kafka1");
        ClusterNode kafka2 = cluster.node("kafka2");

        List<AppliedOperation> done = control.apply(NodeOperation.KILL, List.of(kafka1, kafka2));

        assertThat(cluster.fake("kafka1").done()).containsExactly("kill");
        assertThat(cluster.fake("kafka2").done()).containsExactly("kill");
        assertThat(done).extracting(AppliedOperation::node).containsExactly(kafka1, kafka2);
        assertThat(done).allSatisfy(one -> assertThat(one.before().brokerIds()).containsExactly(1, 2, 3));
        assertThat(control.last()).isEqualTo(done.get(1));
        assertThat(control.all(one -> one.node() == kafka1)).containsExactly(done.get(0));
    }

    @Test
    void what_is_done_stands_on_the_timeline_as_a_fault_or_as_its_repair() {
        ClusterNode kafka1 = cluster.node("kafka1");
        AppliedOperation pause =
                control.apply(NodeOperation.PAUSE, List.of(kafka1)).get(0);
        AppliedOperation resume =
                control.apply(NodeOperation.RESUME, List.of(kafka1)).get(0);

        Subject node = new Subject.Node("kafka1");
        assertThat(monitor.timeline().events())
                .contains(
                        Event.applied(
                                pause.at(), new Applied(node, "paused", false), new State.OfNode(NodeState.PAUSED)),
                        Event.applied(
                                resume.at(), new Applied(node, "resumed", true), new State.OfNode(NodeState.RUNNING)));
    }

    @Test
    void a_killed_node_and_one_that_is_started_are_drawn_in_the_state_that_this_leaves() {
        ClusterNode kafka1 = cluster.node("kafka1");
        Instant killed =
                control.apply(NodeOperation.KILL, List.of(kafka1)).get(0).at();
        Instant started =
                control.apply(NodeOperation.START, List.of(kafka1)).get(0).at();

        Subject node = new Subject.Node("kafka1");
        assertThat(monitor.timeline().events())
                .contains(
                        Event.applied(killed, new Applied(node, "killed", false), new State.OfNode(NodeState.DOWN)),
                        Event.applied(
                                started, new Applied(node, "started", true), new State.OfNode(NodeState.RUNNING)));
    }

    @Test
    void promised_times_count_from_the_last_thing_that_was_done_or_from_a_later_change() {
        assertThat(control.latest()).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(control::since)
                .withMessageContaining("Nothing has been done to a node yet");

        AppliedOperation kill = control.apply(NodeOperation.KILL, List.of(cluster.node("kafka1")))
                .get(0);
        assertThat(control.since()).isEqualTo(kill.at());

        Instant reassignment = kill.at().plusSeconds(3);
        control.countFrom(reassignment);
        assertThat(control.since()).isEqualTo(reassignment);

        AppliedOperation start = control.apply(NodeOperation.START, List.of(cluster.node("kafka1")))
                .get(0);
        assertThat(control.since()).isEqualTo(start.at());
        assertThat(control.latest()).contains(start);
    }

    @Test
    void whether_the_node_was_the_controller_is_as_the_cluster_said_before() {
        observer.namesController(2);

        List<AppliedOperation> done = control.apply(
                NodeOperation.KILL, List.of(cluster.node("kafka1"), cluster.node("kafka2"), cluster.node("zoo1")));

        assertThat(done).extracting(AppliedOperation::wasController).containsExactly(false, true, false);
    }

    @Test
    void of_a_log_only_what_came_since_counts() throws IOException {
        ClusterNode kafka2 = cluster.node("kafka2");
        Files.writeString(kafka2.log(), "Fencing broker 3\n");
        AppliedOperation kill = control.apply(NodeOperation.KILL, List.of(cluster.node("kafka1")))
                .get(0);
        Files.writeString(kafka2.log(), "Fencing broker 3\nFencing broker 1\n");

        assertThat(kill.logOf(kafka2).excerpt(List.of("Fencing")).lines()).containsExactly("Fencing broker 1");
        assertThat(kill.logOf(kafka2).node()).isEqualTo("kafka2");
        assertThat(kill.logOf(kafka2).file()).isEqualTo(logs.resolve("kafka2.log"));
    }
}
