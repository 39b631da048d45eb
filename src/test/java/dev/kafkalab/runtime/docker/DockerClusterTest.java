package dev.kafkalab.runtime.docker;

import static dev.kafkalab.runtime.docker.DockerLab.awaitLog;
import static dev.kafkalab.runtime.docker.DockerLab.log;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.Cluster.Data;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.runtime.NodeDeath;
import dev.kafkalab.topology.Topology;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real containers. Runs only where an engine answers that has the stand-in images. */
class DockerClusterTest {

    private static final int LINES = 3000;

    /** Says which life this is, counted in its volume, and a number of lines; then lives until it is ended. */
    private static final String LIVES = """
            n=$(cat /kept/lives 2>/dev/null || echo 0)
            n=$((n+1))
            echo $n > /kept/lives
            for i in $(seq %d); do echo "life $n line $i"; done
            exec sleep 1000""".formatted(LINES);

    @TempDir
    Path folder;

    private DockerLab lab;
    private Cluster cluster;

    @BeforeEach
    void needs_docker() {
        lab = DockerLab.needingDocker(folder);
    }

    @AfterEach
    void nothing_is_left_behind() {
        if (cluster != null) {
            cluster.close();
            assertThat(cluster.remains()).isEmpty();
            cluster.close();
        }
    }

    @Test
    void the_failover_lab_comes_up_and_a_killed_broker_is_launched_again() throws IOException {
        cluster = lab.start(lab.failoverLab());
        assertThat(cluster.nodes()).hasSize(6).allMatch(node -> node.state() == State.RUNNING);
        assertThat(cluster.notRunHere()).isEmpty();
        for (String broker : List.of("kafka1", "kafka2", "kafka3")) {
            awaitLog(cluster.node(broker), "started (kafka.server.KafkaServer)", 1);
        }
        ClusterNode kafka2 = cluster.node("kafka2");
        int port = kafka2.node().hostEndpoint().orElseThrow().port();
        new Socket(InetAddress.getLoopbackAddress(), port).close();

        Instant asked = Instant.now();
        Instant died = kafka2.kill();
        assertThat(died).isBetween(asked, Instant.now());
        assertThat(kafka2.state()).isEqualTo(State.DOWN);

        kafka2.start();
        assertThat(kafka2.state()).isEqualTo(State.RUNNING);
        awaitLog(kafka2, "starting (kafka.server.KafkaServer)", 2);
    }

    @Test
    void a_log_goes_on_across_lives_without_a_line_lost_or_twice() {
        cluster = lab.start(lab.script(LIVES));
        ClusterNode node = cluster.node("node");
        awaitLog(node, "life 1 line", LINES);
        node.kill();
        node.start();
        awaitLog(node, "life 2 line", 1);
        node.kill();
        int secondLife = (int)
                log(node).stream().filter(line -> line.startsWith("life 2")).count();
        node.start();
        awaitLog(node, "life 3 line", LINES);

        List<String> lines = log(node);
        int inSecondLife = lines.size() - 2 * LINES;
        assertThat(inSecondLife).isGreaterThanOrEqualTo(secondLife);
        assertThat(lines)
                .isEqualTo(Stream.of(life(1, LINES), life(2, inSecondLife), life(3, LINES))
                        .flatMap(List::stream)
                        .toList());
    }

    private static List<String> life(int number, int lines) {
        return IntStream.rangeClosed(1, lines)
                .mapToObj(line -> "life %d line %d".formatted(number, line))
                .toList();
    }

    @Test
    void what_a_node_says_is_in_its_log_at_once_and_a_very_long_line_is_one() {
        cluster = lab.start(lab.script("printf 'x%.0s' $(seq 40000)\necho\necho done\nexec sleep 1000"));
        awaitLog(cluster.node("node"), "done", 1);
        assertThat(log(cluster.node("node"))).containsExactly("x".repeat(40000), "done");
    }

    @Test
    void a_container_with_a_terminal_is_followed_too() {
        cluster = lab.start(lab.script("echo one\necho two\nexec sleep 1000", "tty: true"));
        awaitLog(cluster.node("node"), "two", 1);
        assertThat(log(cluster.node("node"))).containsExactly("one", "two");
    }

    @Test
    void each_operation_does_what_it_says_and_refuses_to_change_nothing() {
        cluster = lab.start(lab.script("trap 'echo bye; exit 0' TERM\nwhile true; do sleep 0.05; done"));
        ClusterNode node = cluster.node("node");
        assertThatThrownBy(node::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("RUNNING");
        assertThatThrownBy(node::resume).isInstanceOf(IllegalStateException.class);

        node.pause();
        assertThat(node.state()).isEqualTo(State.PAUSED);
        assertThatThrownBy(node::pause)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PAUSED");
        node.resume();
        assertThat(node.state()).isEqualTo(State.RUNNING);

        Instant before = Instant.now();
        Instant signal = node.stop();
        assertThat(Duration.between(before, signal)).isLessThan(Duration.ofSeconds(1));
        assertThat(node.state()).isEqualTo(State.DOWN);
        awaitLog(node, "bye", 1);
        assertThatThrownBy(node::kill).isInstanceOf(IllegalStateException.class).hasMessageContaining("DOWN");
        assertThatThrownBy(node::stop).isInstanceOf(IllegalStateException.class);

        node.start();
        node.pause();
        node.kill();
        assertThat(node.state()).isEqualTo(State.DOWN);
    }

    @Test
    void one_that_does_not_listen_is_killed_after_its_grace_period() {
        cluster = lab.start(lab.script("trap '' TERM\necho deaf\nwhile true; do sleep 0.1; done"));
        ClusterNode node = cluster.node("node");
        awaitLog(node, "deaf", 1);
        Instant signal = node.stop();
        assertThat(Duration.between(signal, Instant.now())).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(9));
        assertThat(node.state()).isEqualTo(State.DOWN);
    }

    @Test
    void data_is_kept_or_removed_as_asked() {
        cluster = lab.start(lab.script(LIVES));
        awaitLog(cluster.node("node"), "life 1 line", LINES);

        cluster.takeDown(Data.KEEP);
        assertThat(cluster.remains())
                .singleElement()
                .asString()
                .startsWith("volume kafkalab-")
                .endsWith("_kept");
        lab.start(cluster);
        awaitLog(cluster.node("node"), "life 2 line", LINES);
        assertThat(log(cluster.node("node")))
                .as("both lives, and the line between them")
                .hasSize(2 * LINES + 1)
                .element(LINES)
                .asString()
                .startsWith(NodeDeath.START);

        cluster.takeDown(Data.REMOVE);
        assertThat(cluster.remains()).isEmpty();
        lab.start(cluster);
        awaitLog(cluster.node("node"), "life 1 line", 2 * LINES);
    }

    @Test
    void kept_data_is_found_by_another_cluster_of_the_same_file() {
        cluster = lab.start(lab.script(LIVES));
        awaitLog(cluster.node("node"), "life 1 line", LINES);
        cluster.takeDown(Data.KEEP);

        cluster = lab.start(lab.script(LIVES));
        awaitLog(cluster.node("node"), "life 2 line", 1);
    }

    @Test
    void starting_again_starts_what_is_down_and_lets_the_log_go_on() {
        cluster = lab.start(lab.script(LIVES));
        awaitLog(cluster.node("node"), "life 1 line", LINES);
        cluster.node("node").kill();
        lab.start(cluster);
        awaitLog(cluster.node("node"), "life 2 line", LINES);
        assertThat(log(cluster.node("node"))).hasSize(2 * LINES);
    }

    @Test
    void a_service_that_was_left_out_joins_later() throws IOException {
        int port = DockerLab.freePort();
        cluster = lab.prepare(lab.read("joining.yml", """
                x-service: &service
                  image: ${ZOOKEEPER_IMAGE}
                  entrypoint: ["bash", "-c", "echo here; exec sleep 1000"]
                services:
                  needed: *service
                  first:
                    <<: *service
                    depends_on: [needed]
                  later:
                    <<: *service
                    depends_on: [needed]
                    ports: ["127.0.0.1:%d:1"]
                    volumes: [later:/later]
                volumes:
                  later:
                """.formatted(port)));
        cluster.start(List.of("first"), lab.said()::add);
        ClusterNode later = cluster.node("later");
        assertThat(cluster.node("needed").state()).isEqualTo(State.RUNNING);
        assertThat(cluster.node("first").state()).isEqualTo(State.RUNNING);
        assertThat(later.state()).isEqualTo(State.DOWN);
        assertThat(later.log()).isEmptyFile();
        assertThat(cluster.remains()).noneMatch(line -> line.startsWith("port " + port));
        cluster.node("needed").kill();

        later.start();
        awaitLog(later, "here", 1);
        assertThat(cluster.remains()).anyMatch(line -> line.startsWith("port " + port));
        assertThat(cluster.node("needed").state())
                .as("a node that joins brings back nobody")
                .isEqualTo(State.DOWN);
        later.kill();
        later.start();
        awaitLog(later, "here", 2);
    }

    @Test
    void a_node_that_ends_while_starting_is_down_and_its_last_words_are_kept() {
        cluster = lab.start(lab.script("echo cannot start\nexit 1"));
        await().until(() -> cluster.node("node").state() == State.DOWN);
        awaitLog(cluster.node("node"), "cannot start", 1);
    }

    @Test
    void nodes_that_come_back_in_another_order_have_the_addresses_they_had() {
        cluster = lab.start(lab.read("addresses.yml", """
                x-service: &service
                  image: ${ZOOKEEPER_IMAGE}
                  entrypoint: ["bash", "-c", "echo at $$(hostname -I | xargs -n 1 | grep -v : | sort); exec sleep 1000"]
                services:
                  one: *service
                  two: *service
                  three:
                    <<: *service
                    networks: [own, default]
                  four:
                    <<: *service
                    networks: {own: {aliases: [fore]}, default: {}}
                networks:
                  own: {driver: bridge, enable_ipv6: true, ipam: {config: [{subnet: "fd00:6b61:66::/64"}]}}
                """));
        List<ClusterNode> nodes = cluster.nodes();
        nodes.forEach(node -> awaitLog(node, "at ", 1));
        nodes.forEach(ClusterNode::kill);
        for (int i = nodes.size() - 1; i >= 0; i--) {
            nodes.get(i).start();
            awaitLog(nodes.get(i), "at ", 2);
        }
        assertThat(nodes)
                .allSatisfy(node ->
                        assertThat(Set.copyOf(log(node))).as(node.node().name()).hasSize(1));
    }

    @Test
    void a_subnet_that_another_run_took_meanwhile_is_given_up_for_another() {
        DockerEngine engine = DockerEngine.ofThisJvm();
        Topology topology = lab.script("exec sleep 1000");
        Project project = Project.of(topology, lab.folders().work(), engine.client());
        List<String> taken = List.of(engine.client()
                .inspectNetworkCmd()
                .withNetworkId("bridge")
                .exec()
                .getIpam()
                .getConfig()
                .get(0)
                .getSubnet());
        AtomicInteger tries = new AtomicInteger();
        Compose compose = new Compose(
                project,
                topology,
                lab.folders().work(),
                engine,
                number -> tries.getAndIncrement() == 0 ? taken : project.freeSubnets(number));
        try {
            compose.up(List.of(), lab.said()::add);
            assertThat(tries).hasValue(2);
            assertThat(project.containers()).hasSize(1);
        } finally {
            project.remove(true);
        }
    }

    @Test
    void nodes_that_may_swap_addresses_for_a_network_that_is_not_ours_are_named() {
        String network = "kafka-lab-test-" + ProcessHandle.current().pid();
        DockerClient client = DockerEngine.ofThisJvm().client();
        client.createNetworkCmd().withName(network).exec();
        try {
            cluster = lab.start(lab.read("external.yml", """
                    x-service: &service
                      image: ${ZOOKEEPER_IMAGE}
                      entrypoint: [sleep, "1000"]
                    services:
                      one: *service
                      two: *service
                    networks:
                      default: {external: true, name: %s}
                    """.formatted(network)));
            assertThat(lab.said())
                    .anyMatch(line -> line.startsWith("one, two can come back with each other's address"));
            cluster.close();
        } finally {
            client.removeNetworkCmd(network).exec();
        }
    }
}
