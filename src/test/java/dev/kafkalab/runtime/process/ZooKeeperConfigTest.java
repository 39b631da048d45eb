package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.Program;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZooKeeperConfigTest {

    private static final NodeAddress ZOO1 = new NodeAddress("zoo1", "127.10.1.1", Set.of("zoo1", "first"));
    private static final NodeAddress ZOO2 = new NodeAddress("zoo2", "127.10.1.2", Set.of("zoo2"));

    @ParameterizedTest
    @CsvSource({
        "zoo1:2888:3888;2181, zoo1:2888:3888;127.10.1.1:2181",
        "zoo1:2888:3888;0.0.0.0:2181, zoo1:2888:3888;127.10.1.1:2181",
        "zoo1:2888:3888:participant;2181, zoo1:2888:3888:participant;127.10.1.1:2181",
        "0.0.0.0:2888:3888;2181, zoo1:2888:3888;127.10.1.1:2181",
        "0.0.0.0:2888:3888, zoo1:2888:3888",
        "first:2888:3888, zoo1:2888:3888",
    })
    void serves_clients_on_its_own_address(String written, String expected) {
        assertThat(local(Map.of("server.1", written))).containsEntry("server.1", expected);
    }

    @Test
    void knows_where_the_others_serve_theirs() {
        assertThat(local(Map.of("server.2", "zoo2:2888:3888;2181")))
                .containsEntry("server.2", "zoo2:2888:3888;127.10.1.2:2181");
    }

    @Test
    void binds_a_client_port_to_its_own_address() {
        assertThat(local(Map.of("clientPort", "2181"))).containsEntry("clientPortAddress", "127.10.1.1");
        assertThat(local(Map.of())).doesNotContainKey("clientPortAddress");
    }

    @Test
    void keeps_to_itself_between_servers_too() {
        assertThat(local(Map.of("quorumListenOnAllIPs", "true"))).containsEntry("quorumListenOnAllIPs", "false");
    }

    @Test
    void keeps_data_in_its_own_folders() {
        assertThat(local(Map.of("dataDir", "/data", "dataLogDir", "/datalog")))
                .containsEntry("dataDir", "./data")
                .containsEntry("dataLogDir", "./datalog");
    }

    @Test
    void exports_no_metrics_by_a_class_that_only_its_image_has() {
        assertThat(local(Map.of(
                        "metricsProvider.className",
                        "org.apache.zookeeper.metrics.prometheus.PrometheusMetricsProvider",
                        "metricsProvider.httpPort",
                        "7000")))
                .doesNotContainKey("metricsProvider.className");
    }

    private static Map<String, String> local(Map<String, String> properties) {
        return ZooKeeperConfig.local(
                new Program.ZooKeeper("3.8.4", properties, Optional.of(1)), ZOO1, List.of(ZOO1, ZOO2));
    }
}
