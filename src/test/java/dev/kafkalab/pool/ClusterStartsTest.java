package dev.kafkalab.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.admin.ClusterAdmin;
import dev.kafkalab.evidence.ClusterStart;
import dev.kafkalab.evidence.ClusterStart.NodeLine;
import dev.kafkalab.evidence.Connections;
import dev.kafkalab.evidence.Connections.BrokerListener;
import dev.kafkalab.evidence.Connections.Client;
import dev.kafkalab.evidence.Connections.ClientKind;
import dev.kafkalab.evidence.Connections.ClientWays;
import dev.kafkalab.evidence.Connections.Visit;
import dev.kafkalab.evidence.Connections.Way;
import dev.kafkalab.fake.FakeCluster;
import dev.kafkalab.fake.FakeObserver;
import dev.kafkalab.pool.ClusterPool.AcquiredCluster;
import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.topology.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start of a cluster, as it is put into evidence. */
class ClusterStartsTest {

    @TempDir
    private Path logs;

    @Test
    void it_says_which_cluster_it_was_and_how_it_was_obtained() {
        Instant before = SteadyClock.now();

        ClusterStart start = start(FakeCluster.running("compose/zookeeper-ensemble.yml", logs));

        assertThat(start.composeFile()).isEqualTo("compose/zookeeper-ensemble.yml");
        assertThat(start.runtime()).isEqualTo("fake");
        assertThat(start.runtimeReason()).isEqualTo("for a test");
        assertThat(start.how()).isEqualTo("healed");
        assertThat(start.seconds()).isEqualTo(2.5);
        assertThat(start.at()).isBetween(before, SteadyClock.now());
    }

    @Test
    void a_node_is_told_with_its_role_software_address_id_and_ports() {
        ClusterStart start = start(FakeCluster.running("compose/zookeeper-ensemble.yml", logs));

        assertThat(start.nodes()).hasSize(6);
        assertThat(line(start, "kafka1"))
                .isEqualTo(new NodeLine(
                        "kafka1",
                        List.of("broker"),
                        "Apache Kafka 3.9.1",
                        "127.0.0.1:32001",
                        OptionalInt.of(1),
                        List.of("32001:32001"),
                        ""));
        assertThat(line(start, "zoo2").roles()).containsExactly("zookeeper");
        assertThat(line(start, "zoo2").software()).isEqualTo("Apache ZooKeeper 3.8.4");
        assertThat(line(start, "zoo2").ports()).containsExactly("2182:2181");
    }

    @Test
    void a_broker_is_told_with_its_rack() {
        ClusterStart start = start(FakeCluster.running("compose/racks.yml", logs));

        assertThat(line(start, "kafka1").rack()).isEqualTo("north");
        assertThat(line(start, "kafka2").rack()).isEqualTo("south");
    }

    @Test
    void a_node_that_is_two_things_is_told_as_both() {
        ClusterStart start = start(FakeCluster.running("compose/kraft-combined.yml", logs));

        assertThat(start.nodes())
                .filteredOn(node -> node.roles().contains("controller"))
                .isNotEmpty()
                .allSatisfy(node -> assertThat(node.roles()).containsExactly("broker", "controller"));
    }

    @Test
    void what_the_host_cannot_reach_has_no_address() {
        FakeCluster cluster = FakeCluster.running(
                "compose/zookeeper-ensemble.yml", Map.of("    ports:\n      - 127.0.0.1:2182:2181\n", ""), logs);

        assertThat(line(start(cluster), "zoo2").hostAddress()).isEmpty();
        assertThat(line(start(cluster), "zoo2").ports()).isEmpty();
    }

    @Test
    void a_tool_is_called_by_its_image() {
        ClusterStart start = start(FakeCluster.running("compose/kafdrop.yml", logs));

        assertThat(line(start, "kafdrop").roles()).containsExactly("tool");
        assertThat(line(start, "kafdrop").software()).isEqualTo("obsidiandynamics/kafdrop:4.2.0");
    }

    @Test
    void it_says_who_reaches_the_brokers_and_by_which_address() {
        Connections connections =
                start(FakeCluster.running("compose/kafdrop.yml", logs)).connections();
        Client host = new Client(ClientKind.HOST, "");
        List<Client> inContainers =
                List.of(new Client(ClientKind.SERVICE, "kafdrop"), new Client(ClientKind.CONTAINER, ""));

        assertThat(connections.listeners()).hasSize(6);
        assertThat(connections.listeners().get(1))
                .isEqualTo(new BrokerListener(
                        "kafka1",
                        "EXTERNAL",
                        "0.0.0.0:9191",
                        "localhost:9191",
                        false,
                        List.of(
                                new Visit(
                                        inContainers,
                                        "kafka1:9191",
                                        Optional.of(false),
                                        "that is its own container",
                                        true),
                                new Visit(List.of(host), "localhost:9191", Optional.of(true), "", false))));
        assertThat(connections.ways()).extracting(ClientWays::clients).containsExactly(List.of(host), inContainers);
        assertThat(connections.ways().get(1).ways().get(2))
                .isEqualTo(new Way("kafka3", List.of("kafka3:9092"), Optional.empty(), Optional.of(true), ""));
    }

    @Test
    void a_controller_sends_nobody_on_and_is_left_out() {
        assertThat(start(FakeCluster.running("compose/kraft.yml", logs))
                        .connections()
                        .listeners())
                .extracting(BrokerListener::name)
                .doesNotContain("CONTROLLER")
                .contains("EXTERNAL");
    }

    private static ClusterStart start(FakeCluster cluster) {
        LabCluster lab = new LabCluster(
                cluster,
                "for a test",
                cluster.topology().nodes().stream().map(Node::name).collect(Collectors.toSet()),
                new FakeObserver(cluster),
                new ClusterAdmin(new MockAdminClient()));
        return ClusterStarts.of(new AcquiredCluster(lab, "healed", Duration.ofMillis(2_500)));
    }

    private static NodeLine line(ClusterStart start, String node) {
        return start.nodes().stream()
                .filter(line -> line.name().equals(node))
                .findFirst()
                .orElseThrow();
    }
}
