package dev.kafkalab.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.launcher.Runtimes;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.reader.Topologies;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Real clusters, as processes, of files that leave to Kafka what our own files say. */
class FilesAsPeopleWriteThemTest {

    private static final Path FOLDER = Path.of("src/test/resources/compose");

    private final List<String> told = new ArrayList<>();

    @Test
    void a_broker_has_the_id_that_kafka_gave_it_and_is_reached_although_only_containers_were_meant_to() {
        try (LabCluster lab = started("left-to-kafka.yml")) {
            ClusterNode generated = lab.node(Role.BROKER, 1001);

            assertThat(generated.node().name()).isEqualTo("kafka2");
            assertThat(generated.hostEndpoint().orElseThrow().host()).startsWith("127.10.");
            assertThat(told).anyMatch(line -> line.startsWith("only containers would reach kafka2"));
            lab.admin().createTopic("orders", List.of(List.of(1001, 1)), Map.of());
            // A topic is made when the controller knows it; a broker hears of it a little later.
            await().untilAsserted(() -> assertThat(
                            lab.observer().answers().get("kafka2").topic("orders"))
                    .extracting(Snapshot.Partition::leader)
                    .containsExactly(1001));
            generated.stop();
            assertThat(lab.observer().possibleControllers()).containsExactly(1);
            generated.start();
            new Readiness(lab, told::add).await();
            assertThat(lab.node(Role.BROKER, 1001)).isSameAs(generated);
        }
    }

    @Test
    void clusters_of_one_file_are_whole_each_for_itself() {
        try (LabCluster lab = started("two-clusters.yml")) {
            assertThat(lab.missing()).isEmpty();
            assertThat(lab.observer().everyBroker())
                    .extracting(Snapshot::brokerIds)
                    .containsExactly(List.of(1), List.of(1));
        }
    }

    @Test
    void nodes_that_know_each_other_by_fixed_addresses_do_so_where_they_have_others() {
        try (LabCluster lab = started("fixed-addresses.yml")) {
            assertThat(lab.missing()).isEmpty();
            assertThat(lab.observer().everyBroker())
                    .extracting(Snapshot::brokerIds)
                    .containsExactly(List.of(1));
        }
    }

    private LabCluster started(String file) {
        Topology topology = Topologies.read(FOLDER.resolve(file), Map.of());
        LabCluster lab = LabCluster.prepare(
                topology,
                topology.nodes().stream().map(Node::name).collect(Collectors.toSet()),
                new Runtimes(LabSettings.read().on("process")),
                told::add);
        try {
            lab.start(told::add);
            return lab;
        } catch (RuntimeException e) {
            lab.close();
            throw e;
        }
    }
}
