package dev.kafkalab.interactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kafkalab.settings.LabSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A cluster by hand, on processes. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class InteractiveClusterTest {

    @Test
    void a_person_sees_what_a_kill_does_as_it_happens_and_how_it_stands() {
        try (InteractiveCluster cluster = InteractiveCluster.start(
                Path.of("compose/kraft-combined.yml"),
                List.of(),
                LabSettings.read().on("process"),
                line -> {})) {
            assertThat(cluster.execute("help")).contains("kill kafka1", "status", "logs kafka1", "Ctrl-C");
            assertThat(cluster.execute("sing"))
                    .startsWith("There is no \"sing\".")
                    .contains("status");
            assertThat(cluster.execute("kill nobody")).contains("nobody");
            assertThat(cluster.execute("kill")).isEqualTo("\"kill\" takes one node: kafka1, kafka2 and kafka3.");
            assertThat(cluster.execute("status"))
                    .contains("brokers     1, 2 and 3", "controller  ", "node  in the quorum");
            assertThat(cluster.execute("kafka-metadata-quorum describe --status"))
                    .contains("LeaderId:");
            assertThat(cluster.execute("kafka-share-groups --list")).isEmpty();
            assertThat(cluster.execute("logs kafka1")).contains("Kafka Server started");

            assertThat(cluster.execute("kill kafka1"))
                    .startsWith("kafka1 is killed. What it led has another leader after ")
                    .contains("session");
            assertThat(cluster.execute("kill kafka1"))
                    .as("refused, and what the first one does is told still")
                    .contains("kafka1 is down and cannot be killed");
            List<String> told = new ArrayList<>();
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                told.addAll(cluster.changes());
                assertThat(told).anyMatch(line -> line.matches("\\s+\\d+\\.\\d s {2}brokers: 2 and 3"));
            });
            assertThat(cluster.execute("status"))
                    .contains("brokers     2 and 3")
                    .containsPattern("(?m)^1 +voter .* no$");
            assertThat(cluster.candidates(List.of("start"))).containsExactly("kafka1");
            assertThat(cluster.execute("start kafka1")).isEqualTo("kafka1 is started");
        }
    }

    @Test
    void services_can_be_named_and_others_added_later() {
        Path file = Path.of("compose/scaling-out.yml");
        assertThatThrownBy(() -> InteractiveCluster.start(
                        file, List.of("kafka9"), LabSettings.read().on("process"), line -> {}))
                .hasMessageContaining("No service kafka9 in compose/scaling-out.yml; it has ");

        try (InteractiveCluster cluster = InteractiveCluster.start(
                file, List.of("kafka0"), LabSettings.read().on("process"), line -> {})) {
            assertThat(cluster.execute("status")).contains("brokers     0\n");

            assertThat(cluster.execute("start kafka1")).isEqualTo("kafka1 is started");
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(cluster.execute("status")).contains("brokers     0 and 1\n"));
        }
    }

    @Test
    void kafkas_own_tools_are_asked_without_an_address_and_what_brokers_lack_is_told() {
        try (InteractiveCluster cluster = InteractiveCluster.start(
                Path.of("compose/single-zookeeper.yml"),
                List.of(),
                LabSettings.read().on("process"),
                line -> {})) {
            assertThat(cluster.execute("kafka-topics --create --topic orders --partitions 2 --replication-factor 3"))
                    .isEqualTo("Created topic orders.");
            assertThat(cluster.execute("kafka kafka-topics.sh --list")).isEqualTo("orders");
            assertThat(cluster.candidates(List.of("kafka-topics", "--topic"))).containsExactly("orders");
            assertThat(cluster.candidates(List.of("kafka-topics", "--topic", "orders")))
                    .contains("--describe", "--partitions")
                    .doesNotContain("--topic");
            assertThat(cluster.execute("kafka-groups --list")).startsWith("GROUP");
            assertThat(cluster.execute("kafka-cluster cluster-id")).startsWith("Cluster ID: ");
            assertThat(cluster.execute("kafka-topics --create --topic orders")).contains("already exists");

            cluster.execute("stop kafka3");
            assertThat(cluster.execute("kafka-topics --list"))
                    .as("it does not look for who is away")
                    .isEqualTo("orders");

            assertThat(cluster.execute("kafka-share-groups --list"))
                    .startsWith("kafka-share-groups needs brokers of Kafka 4.1 or newer, without ZooKeeper.")
                    .endsWith("with ZooKeeper.");
            assertThat(cluster.execute("kafka-console-producer --topic orders"))
                    .contains("In another one, type: java -jar")
                    .contains("kafka-console-producer --bootstrap-server localhost:");

            cluster.execute("kill kafka1");
            cluster.execute("kill kafka2");
            assertThat(cluster.candidates(List.of("kafka-consumer-groups", "--group")))
                    .as("nobody can tell")
                    .isEmpty();
        }
    }
}
