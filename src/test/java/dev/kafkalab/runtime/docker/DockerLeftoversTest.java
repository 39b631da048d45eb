package dev.kafkalab.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.model.Container;
import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Topology;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other runs have left, hold, or are: real containers, and launching JVMs that are killed. */
class DockerLeftoversTest {

    private static final String SLEEP = "exec sleep 1000";

    @TempDir
    Path folder;

    private DockerLab lab;
    private DockerLab another;
    private Cluster cluster;
    private Process jvm;

    @BeforeEach
    void needs_docker() {
        lab = DockerLab.needingDocker(folder.resolve("one checkout"));
        another = new DockerLab(folder.resolve("another checkout"));
    }

    @AfterEach
    void nothing_is_left_behind() {
        if (jvm != null) {
            jvm.destroyForcibly();
        }
        if (cluster != null) {
            cluster.close();
        }
        for (DockerLab checkout : another == null ? List.<DockerLab>of() : List.of(lab, another)) {
            projects(checkout).forEach(project -> project.remove(true));
        }
    }

    @Test
    void the_next_run_clears_what_a_killed_one_left_and_goes_on() throws Exception {
        Topology topology = lab.script(
                "[ -e /kept/old ] && echo old data\ntouch /kept/old\necho ready\nexec sleep 1000", publish());
        jvm = LaunchingJvm.start(lab.folder(), "script.yml");
        jvm.destroyForcibly().waitFor();
        assertThat(left(lab)).isNotEmpty();

        cluster = lab.start(topology);
        assertThat(lab.said())
                .anyMatch(line ->
                        line.matches("removed 3 containers, networks and volumes that a killed run had left .*"));
        DockerLab.awaitLog(cluster.node("node"), "ready", 1);
        assertThat(DockerLab.log(cluster.node("node"))).doesNotContain("old data");
    }

    @Test
    void a_killed_runs_leftovers_of_another_file_are_cleared_too() throws Exception {
        lab.script(SLEEP);
        jvm = LaunchingJvm.start(lab.folder(), "script.yml");
        jvm.destroyForcibly().waitFor();

        Topology other =
                lab.read("other.yml", "services: {node: {image: '${ZOOKEEPER_IMAGE}', entrypoint: [sleep, '1000']}}");
        cluster = lab.prepare(other);
        assertThat(left(lab)).isEmpty();
    }

    @Test
    void a_run_that_is_ended_politely_clears_up_itself() throws Exception {
        lab.script(SLEEP);
        jvm = LaunchingJvm.start(lab.folder(), "script.yml");
        jvm.destroy();
        assertThat(jvm.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(left(lab)).isEmpty();
    }

    @Test
    void one_that_is_ended_while_compose_starts_it_clears_up_as_well() throws Exception {
        lab.failoverLab();
        jvm = LaunchingJvm.launch(lab.folder(), "zookeeper-ensemble.yml");
        await().atMost(Duration.ofSeconds(60)).until(() -> !left(lab).isEmpty());
        jvm.destroy();
        assertThat(jvm.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(left(lab)).isEmpty();
    }

    @Test
    void the_next_run_copes_with_one_that_was_killed_while_compose_started_it() throws Exception {
        Topology topology = lab.failoverLab();
        jvm = LaunchingJvm.launch(lab.folder(), "zookeeper-ensemble.yml");
        await().atMost(Duration.ofSeconds(60)).until(() -> !left(lab).isEmpty());
        jvm.destroyForcibly().waitFor();

        cluster = lab.start(topology);
        assertThat(cluster.nodes()).hasSize(6).allMatch(node -> node.state() == State.RUNNING);
        cluster.close();
        assertThat(left(lab)).isEmpty();
    }

    @Test
    void a_second_checkout_names_the_port_and_who_holds_it_and_harms_nothing() throws Exception {
        String published = publish();
        lab.script(SLEEP, published);
        jvm = LaunchingJvm.start(lab.folder(), "script.yml");
        Topology same = another.script(SLEEP, published);
        String port = published.replaceAll(".*:(\\d+):.*", "$1");

        assertThatThrownBy(() -> another.prepare(same))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("Port " + port + ", which node publishes, is held by the container kafkalab-")
                .hasMessageContaining("one checkout")
                .hasMessageContaining("Fix: ");
        assertThat(left(lab)).anyMatch(line -> line.startsWith("container "));
        assertThat(left(another)).isEmpty();
    }

    @Test
    void a_second_file_of_one_run_is_told_which_cluster_has_the_port() throws IOException {
        String published = publish();
        cluster = lab.start(lab.script(SLEEP, published));
        Topology same = lab.read("same.yml", """
                services: {other: {image: '${ZOOKEEPER_IMAGE}', entrypoint: [sleep, '1000'], %s}}""".formatted(published));

        assertThatThrownBy(() -> lab.prepare(same))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("which other publishes, is held by node of ")
                .hasMessageContaining("script.yml, another cluster of this run. Fix: ");
        cluster.close();
        cluster = lab.start(same);
        assertThat(cluster.node("other").state()).isEqualTo(State.RUNNING);
    }

    @Test
    void a_port_that_a_process_holds_is_named_before_anything_is_started() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Topology topology = lab.script(SLEEP, "ports: ['127.0.0.1:%d:2181']".formatted(taken.getLocalPort()));
            assertThatThrownBy(() -> lab.prepare(topology))
                    .isInstanceOf(SetupException.class)
                    .hasMessageStartingWith(
                            "Port %d, which node publishes, is held by a cluster of this very run (process %d)"
                                    .formatted(
                                            taken.getLocalPort(),
                                            ProcessHandle.current().pid()));
        }
        assertThat(left(lab)).isEmpty();
    }

    @Test
    void a_second_run_of_the_same_file_in_one_checkout_is_told_who_runs_it() {
        Topology topology = lab.script(SLEEP);
        cluster = lab.start(topology);
        assertThatThrownBy(() -> lab.prepare(topology))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("is run by this very run from this checkout already. Fix: ");
        assertThat(cluster.node("node").state()).isEqualTo(State.RUNNING);
    }

    @Test
    void the_file_is_run_as_it_stands_with_container_name_relative_paths_and_env_files() throws IOException {
        Files.createDirectories(lab.folder());
        Files.writeString(lab.folder().resolve("node.env"), "GREETING=from the env file\n");
        Files.writeString(lab.folder().resolve("mounted.txt"), "from the mounted file\n");
        cluster = lab.start(lab.script(
                "echo $GREETING\ncat /mounted.txt\nexec sleep 1000",
                "container_name: kafka-lab-test-fixed",
                "env_file: node.env",
                "labels: {from: file}"));
        assertThat(DockerEngine.ofThisJvm().client().listContainersCmd().exec())
                .extracting(Container::getNames)
                .contains(new String[] {"/kafka-lab-test-fixed"});
        DockerLab.awaitLog(cluster.node("node"), "from the env file", 1);
        DockerLab.awaitLog(cluster.node("node"), "from the mounted file", 1);
    }

    @Test
    void a_cluster_that_compose_cannot_start_is_told_in_its_words_and_taken_down() {
        Topology topology = lab.read("broken.yml", """
                services:
                  waits:
                    image: ${ZOOKEEPER_IMAGE}
                    entrypoint: [sleep, "1000"]
                    depends_on: {fails: {condition: service_completed_successfully}}
                  fails:
                    image: ${ZOOKEEPER_IMAGE}
                    entrypoint: [sh, -c, "echo my last words; exit 3"]
                """);
        cluster = lab.prepare(topology);
        assertThatThrownBy(() -> lab.start(cluster))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("Docker Compose could not start the cluster (docker compose -f ")
                .hasMessageContaining("didn't complete successfully: exit 3")
                .hasMessageContaining("Fix: ");
        assertThat(cluster.remains()).isEmpty();
        assertThat(DockerLab.log(cluster.node("fails"))).containsExactly("my last words");
    }

    @Test
    void a_file_that_compose_refuses_is_told_before_anything_is_started() {
        Topology topology = lab.script(SLEEP, "mem_limit: lots");
        assertThatThrownBy(() -> lab.prepare(topology))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("invalid size: 'lots'")
                .hasMessageContaining("Fix: ");
    }

    private static String publish() throws IOException {
        return "ports: ['127.0.0.1:%d:2181']".formatted(DockerLab.freePort());
    }

    private static List<String> left(DockerLab checkout) {
        return projects(checkout).stream()
                .flatMap(project -> project.lines().stream())
                .toList();
    }

    private static List<Project> projects(DockerLab checkout) {
        return Project.all(DockerEngine.ofThisJvm().client(), checkout.folders().work());
    }
}
