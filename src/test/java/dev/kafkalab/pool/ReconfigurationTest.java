package dev.kafkalab.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kafkalab.runtime.UnfitClusterException;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.reader.Topologies;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconfigurationTest {

    private static final Path KRAFT = Path.of("compose/kraft-combined.yml");
    private static final Path ZOOKEEPER = Path.of("compose/single-zookeeper.yml");
    private static final Path RACKS = Path.of("compose/racks.yml");

    @Test
    void a_kraft_cluster_can_be_upgraded_from_3_9_to_4() {
        assertThatCode(() -> Reconfiguration.check(kraft("3.9.1"), kraft("4.3.1"), List.of("kafka1", "kafka2")))
                .doesNotThrowAnyException();
    }

    @Test
    void metadata_of_before_3_3_is_too_old_for_4() {
        assertThatExceptionOfType(UnfitClusterException.class)
                .isThrownBy(() -> Reconfiguration.check(kraft("3.2.3"), kraft("4.0.0"), List.of("kafka1")))
                .withMessageContaining("kafka1 runs Kafka 3.2.3, and Kafka 4.0.0 reads KRaft metadata from 3.3 on")
                .withMessageContaining("Fix: upgrade to 3.9 first");
    }

    @Test
    void no_restart_turns_a_zookeeper_cluster_into_one_of_kafka_4() {
        Topology before = Topologies.read(ZOOKEEPER, Map.of());
        Topology after = Topologies.read(ZOOKEEPER, Map.of("KAFKA_IMAGE", "confluentinc/cp-kafka:8.0.0"));

        assertThatExceptionOfType(UnfitClusterException.class)
                .isThrownBy(() -> Reconfiguration.check(before, after, List.of("broker-1")))
                .withMessageContaining("broker-1 keeps its metadata in ZooKeeper, and Kafka 4.0.0 cannot read it")
                .withMessageContaining("3.9, the bridge release")
                .withMessageContaining("KIP-866");
    }

    @Test
    void a_node_that_stays_as_it_is_shows_nothing() {
        Topology before = Topologies.read(RACKS, Map.of());
        Topology after = Topologies.read(RACKS, Map.of("KAFKA3_RACK", "west"));

        assertThatCode(() -> Reconfiguration.check(before, after, List.of("kafka3")))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(UnfitClusterException.class)
                .isThrownBy(() -> Reconfiguration.check(before, after, List.of("kafka3", "kafka1")))
                .withMessageContaining("kafka1 is the same with these variables");
    }

    @Test
    void of_a_whole_cluster_those_are_meant_that_change_and_all_if_none_does() {
        Topology before = Topologies.read(RACKS, Map.of());

        assertThat(Reconfiguration.changed(before, Topologies.read(RACKS, Map.of("KAFKA3_RACK", "west"))))
                .containsExactly("kafka3");
        assertThat(Reconfiguration.changed(before, before)).containsExactly("kafka1", "kafka2", "kafka3");
    }

    @Test
    void three_nodes_of_which_one_changes_are_refused_though_they_are_all_there_are() {
        Topology after = Topologies.read(RACKS, Map.of("KAFKA3_RACK", "west"));

        assertThatExceptionOfType(UnfitClusterException.class)
                .isThrownBy(() -> Reconfiguration.check(
                        Topologies.read(RACKS, Map.of()), after, List.of("kafka1", "kafka2", "kafka3")))
                .withMessageContaining("kafka1 is the same with these variables");
    }

    @Test
    void ports_stay_as_long_as_the_cluster_does() {
        Topology before = ports("31000");
        Topology after = ports("31001");

        assertThatExceptionOfType(UnfitClusterException.class)
                .isThrownBy(() -> Reconfiguration.check(before, after, List.of("kafka")))
                .withMessageContaining("kafka would publish other ports");
    }

    private static Topology kraft(String version) {
        return Topologies.read(KRAFT, Map.of("APACHE_KAFKA_IMAGE", "apache/kafka:" + version));
    }

    private static Topology ports(String port) {
        return Topologies.read(Path.of("src/test/resources/reconfigured/port.yml"), Map.of("PORT", port));
    }
}
