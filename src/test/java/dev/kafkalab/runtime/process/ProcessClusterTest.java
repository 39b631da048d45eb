package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.Cluster.Data;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.NodeDeath;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.Topology;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real nodes, on ports of its own. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ProcessClusterTest {

    private static final Set<Integer> ALL = Set.of(1, 2, 3);

    /** Shared with the user's own, so that class archives are made once and not for each test. */
    private static final Path CACHE = LabFolders.of(LabSettings.read()).cache();

    private static final String CLUSTER_ID = "5L6g3nShT-eMCtK--X86sw";

    @TempDir
    private Path folder;

    @Test
    void an_ensemble_lives_through_a_lab() throws Exception {
        try (Cluster cluster = start(TestTopologies.ensemble("lived-through", 21500))) {
            Serving.awaitBrokers(21500, ALL, cluster.nodes());
            try (Admin admin = Serving.client(21500)) {
                admin.createTopics(List.of(new NewTopic("kept", 1, (short) 3)))
                        .all()
                        .get();
            }

            ClusterNode kafka3 = cluster.node("kafka3");
            Instant before = Instant.now();
            assertThat(kafka3.kill()).isBetween(before, Instant.now());
            assertThat(kafka3.state()).isEqualTo(State.DOWN);
            assertThat(answers(21502)).isFalse();
            assertThatThrownBy(kafka3::kill).isInstanceOf(IllegalStateException.class);
            Serving.awaitBrokers(21500, Set.of(1, 2), running(cluster));

            kafka3.start();
            assertThatThrownBy(kafka3::start).isInstanceOf(IllegalStateException.class);
            Serving.awaitBrokers(21502, ALL, cluster.nodes());
            assertThat(Files.readString(kafka3.log())).contains(NodeDeath.START);

            ClusterNode kafka2 = cluster.node("kafka2");
            kafka2.pause();
            assertThat(kafka2.state()).isEqualTo(State.PAUSED);
            assertThat(answers(21501))
                    .as("a frozen node's connections stay open")
                    .isTrue();
            kafka2.resume();
            assertThat(kafka2.state()).isEqualTo(State.RUNNING);

            ClusterNode zoo1 = cluster.node("zoo1");
            zoo1.pause();
            Instant asked = Instant.now();
            zoo1.stop();
            assertThat(Duration.between(asked, Instant.now()))
                    .as("a frozen node is thawed to end politely")
                    .isLessThan(zoo1.node().service().stopGracePeriod());
            assertThat(zoo1.state()).isEqualTo(State.DOWN);
            zoo1.start();

            kafka2.stop();
            assertThat(Files.readString(kafka2.log())).contains("shut down completed");
            kafka2.start();
            Serving.awaitBrokers(21501, ALL, cluster.nodes());
            try (Admin admin = Serving.client(21501)) {
                assertThat(admin.listTopics().names().get()).contains("kept");
            }

            assertThat(cluster.remains()).anyMatch(line -> line.startsWith("process "));
            cluster.takeDown(Data.REMOVE);
            assertThat(cluster.remains()).isEmpty();
        }
    }

    @Test
    void brokers_join_a_cluster_of_which_a_part_was_started() throws Exception {
        try (Cluster cluster = runtime().prepare(TestTopologies.ensemble("joined", 21570), line -> {})) {
            cluster.start(List.of("zoo1", "zoo2", "zoo3", "kafka1"), line -> {});
            Serving.awaitBrokers(21570, Set.of(1), running(cluster));
            ClusterNode kafka2 = cluster.node("kafka2");
            assertThat(running(cluster)).hasSize(4).doesNotContain(kafka2, cluster.node("kafka3"));
            assertThat(kafka2.log()).isEmptyFile();
            assertThat(answers(21571)).isFalse();
            assertThat(data("joined", "kafka2")).doesNotExist();

            kafka2.start();
            Serving.awaitBrokers(21571, Set.of(1, 2), running(cluster));
            assertThat(data("joined", "kafka2")).isDirectory();
            assertThat(Files.readString(kafka2.log())).doesNotContain(NodeDeath.START);

            cluster.start(line -> {});
            Serving.awaitBrokers(21572, ALL, cluster.nodes());
            cluster.takeDown(Data.REMOVE);
            assertThat(cluster.remains()).isEmpty();
        }
    }

    private Path data(String topology, String node) {
        return folder.resolve("work").resolve(topology).resolve(node);
    }

    @Test
    void data_that_is_kept_is_found_again() throws Exception {
        Topology topology = TestTopologies.combined("kept", "4.3.1", 21520);
        ProcessRuntime runtime = runtime();
        Cluster cluster = runtime.prepare(topology, line -> {});
        cluster.start(line -> {});
        Serving.awaitBrokers(21520, ALL, cluster.nodes());
        try (Admin admin = Serving.client(21520)) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 3)))
                    .all()
                    .get();
        }
        cluster.takeDown(Data.KEEP);
        assertThat(cluster.remains()).containsExactly("data folder " + folder.resolve("work/kept"));

        try (Cluster again = runtime.prepare(topology, line -> {})) {
            again.start(line -> {});
            Serving.awaitBrokers(21520, ALL, again.nodes());
            try (Admin admin = Serving.client(21520)) {
                assertThat(admin.listTopics().names().get()).contains("kept");
            }
        }
        assertThat(cluster.remains()).isEmpty();
    }

    @Test
    void controllers_can_stand_apart_from_brokers() {
        try (Cluster cluster = start(TestTopologies.isolated("isolated", "4.3.1", 21530))) {
            Serving.awaitBrokers(21530, Set.of(4, 5, 6), cluster.nodes());
            ClusterNode controller = cluster.node("node1");
            controller.kill();
            controller.start();
            Serving.awaitBrokers(21531, Set.of(4, 5, 6), cluster.nodes());
        }
    }

    @Test
    void a_node_that_dies_while_starting_says_why() {
        Topology topology = TestTopologies.topology(
                "dying", List.of(TestTopologies.zookeeper(1, 21550), broken(TestTopologies.broker(1, 21540))));
        try (Cluster cluster = start(topology)) {
            ClusterNode node = cluster.node("kafka1");
            await().atMost(Duration.ofSeconds(20)).until(() -> node.state() == State.DOWN);
            assertThat(NodeDeath.explain(node.log()).cause())
                    .hasValueSatisfying(cause -> assertThat(cause).contains("configuration is refused"));
            assertThat(answers(21540)).isFalse();
        }
    }

    @Test
    void a_broken_class_archive_does_not_keep_a_node_from_starting() throws IOException {
        Path cache = folder.resolve("cache");
        Topology topology = TestTopologies.combined("broken-archive", "4.3.1", 21560);
        ProcessRuntime runtime = runtime(cache);
        try (Cluster cluster = runtime.prepare(topology, line -> {})) {
            cluster.start(line -> {});
            Serving.awaitBrokers(21560, ALL, cluster.nodes());
        }
        List<Path> archives;
        try (var files = Files.list(cache.resolve("cds"))) {
            archives = files.toList();
        }
        assertThat(archives).singleElement().asString().endsWith(".jsa");
        for (byte[] damage : List.of("nonsense".getBytes(), new byte[20_000_000])) {
            Files.write(archives.get(0), damage);
            try (Cluster cluster = runtime.prepare(topology, line -> {})) {
                cluster.start(line -> {});
                Serving.awaitBrokers(21560, ALL, cluster.nodes());
            }
        }
    }

    /**
     * Each character of it means something in one of the files or options through which a JVM learns where its files
     * are.
     */
    private static final String ODD_NAME = " Übung #1, 100%, a=b:c; ${x} 'q' \"d\" b\\u0041 \uD835\uDD4F ! *";

    @Test
    void folders_may_have_any_name() throws IOException {
        Path odd = folder.resolve(ODD_NAME);
        ProcessRuntime runtime = new ProcessRuntime(new LabFolders(CACHE, odd.resolve("work"), odd.resolve("reports")));
        for (Topology topology : List.of(
                TestTopologies.ensemble("odd", 21580), TestTopologies.alone("odd-kraft", "4.3.1", CLUSTER_ID, 21595))) {
            Set<Integer> brokers = topology.nodes(Role.BROKER).stream()
                    .map(node -> node.id().orElseThrow())
                    .collect(Collectors.toSet());
            int port = brokers.equals(ALL) ? 21580 : 21595;
            try (Cluster cluster = runtime.prepare(topology, line -> {})) {
                cluster.start(line -> {});
                Serving.awaitBrokers(port, brokers, cluster.nodes());
                assertThat(cluster.remains())
                        .contains("data folder " + odd.resolve("work").resolve(topology.name()));
                try (Stream<Path> siblings = Files.list(folder)) {
                    assertThat(siblings).as("nothing is written beside it").containsExactly(odd);
                }
            }
            try (Stream<Path> left = Files.walk(odd.resolve("work"))) {
                assertThat(left.filter(path -> !path.toString().endsWith(".lock")))
                        .containsExactly(odd.resolve("work"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.7.2", "3.9.2", "4.3.1"})
    void a_cluster_id_may_begin_with_a_dash(String version) {
        try (Cluster cluster = start(TestTopologies.alone("dash", version, "-" + CLUSTER_ID.substring(1), 21597))) {
            Serving.awaitBrokers(21597, Set.of(1), cluster.nodes());
        }
    }

    @Test
    void one_topology_runs_once_at_a_time() {
        Topology topology = TestTopologies.topology("once", List.of(unpublished()));
        ProcessRuntime runtime = runtime();
        try (Cluster first = runtime.prepare(topology, line -> {})) {
            assertThatThrownBy(() -> runtime.prepare(topology, line -> {}))
                    .isInstanceOf(SetupException.class)
                    .hasMessageContaining("runs from this folder already");
            assertThat(first.remains()).isEmpty();
        }
        runtime.prepare(topology, line -> {}).close();
    }

    private Cluster start(Topology topology) {
        Cluster cluster = runtime().prepare(topology, line -> {});
        cluster.start(line -> {});
        return cluster;
    }

    private ProcessRuntime runtime() {
        return runtime(CACHE);
    }

    private ProcessRuntime runtime(Path cache) {
        return new ProcessRuntime(new LabFolders(cache, folder.resolve("work"), folder.resolve("reports")));
    }

    private static List<ClusterNode> running(Cluster cluster) {
        return cluster.nodes().stream()
                .filter(node -> node.state() != State.DOWN)
                .toList();
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Node broken(Node node) {
        Program.Kafka kafka = (Program.Kafka) node.program();
        Map<String, String> properties = new HashMap<>(kafka.properties());
        properties.put("zookeeper.session.timeout.ms", "soon");
        return new Node(
                node.service(),
                node.image(),
                node.roles(),
                node.id(),
                new Program.Kafka(kafka.version(), properties, kafka.clusterId()),
                node.listeners());
    }

    private static Node unpublished() {
        Node node = TestTopologies.zookeeper(1, 0);
        return new Node(node.service(), node.image(), node.roles(), OptionalInt.of(1), node.program(), List.of());
    }
}
