package dev.kafkalab.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceAddressesTest {

    private static final String ENSEMBLE = """
            services:
              zk:
                image: confluentinc/cp-zookeeper:7.3.2
                environment:
                  ZOOKEEPER_CLIENT_PORT: 2181
                  ZOOKEEPER_SERVERS: 172.28.0.5:2888:3888
                  ZOOKEEPER_SERVER_ID: 1
                networks: {lab: {ipv4_address: 172.28.0.5}}
              kafka:
                image: confluentinc/cp-kafka:7.3.2
                ports: ["29092:29092"]
                environment:
                  KAFKA_BROKER_ID: 1
                  KAFKA_ZOOKEEPER_CONNECT: 172.28.0.5:2181,172.28.0.50:2181,[fd00:0::5]:2181/chroot
                  KAFKA_LISTENERS: INTERNAL://172.28.0.6:9092,HOST://:29092
                  KAFKA_ADVERTISED_LISTENERS: INTERNAL://172.28.0.6:9092,HOST://localhost:29092
                  KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: INTERNAL:PLAINTEXT,HOST:PLAINTEXT
                  KAFKA_INTER_BROKER_LISTENER_NAME: INTERNAL
                networks: {lab: {ipv4_address: 172.28.0.6}}
              six:
                image: confluentinc/cp-zookeeper:7.3.2
                environment: {ZOOKEEPER_CLIENT_PORT: 2181}
                networks: {lab: {ipv6_address: "fd00::5"}}
              job:
                image: confluentinc/cp-kafka:7.3.2
                command: ["kafka-topics", "--bootstrap-server", "172.28.0.6:9092", "--list"]
            networks:
              lab: {ipam: {config: [{subnet: 172.28.0.0/24}]}}
            """;

    private final Topology named = ServiceAddresses.named(ComposeText.read(ENSEMBLE));

    @Test
    void wherever_an_address_of_a_service_is_written_its_name_takes_its_place() {
        Program.Kafka kafka = (Program.Kafka) node("kafka").program();
        Program.ZooKeeper zookeeper = (Program.ZooKeeper) node("zk").program();

        assertThat(kafka.properties())
                .containsEntry("zookeeper.connect", "zk:2181,172.28.0.50:2181,six:2181/chroot")
                .containsEntry("listeners", "INTERNAL://kafka:9092,HOST://:29092")
                .containsEntry("advertised.listeners", "INTERNAL://kafka:9092,HOST://localhost:29092");
        assertThat(zookeeper.properties()).containsEntry("server.1", "zk:2888:3888");
        assertThat(node("kafka").listeners().get(0).advertised()).contains(new Endpoint("kafka", 9092));
        assertThat(node("job").service().command())
                .contains(List.of("kafka-topics", "--bootstrap-server", "kafka:9092", "--list"));
    }

    @Test
    void no_network_has_an_address_or_a_subnet_of_the_files_choice() {
        assertThat(named.nodes())
                .flatExtracting(node -> node.service().networks())
                .allSatisfy(network -> {
                    assertThat(network.addresses()).isEmpty();
                    assertThat(network.subnets()).isEmpty();
                });
    }

    @Test
    void a_number_that_only_contains_such_an_address_is_left_alone() {
        Topology topology = ComposeText.read(ENSEMBLE.replace(
                "KAFKA_BROKER_ID: 1", "KAFKA_BROKER_ID: 1\n      KAFKA_BROKER_RACK: v172.28.0.5.1 1172.28.0.5"));

        assertThat(((Program.Kafka) ServiceAddresses.named(topology)
                                .node("kafka")
                                .orElseThrow()
                                .program())
                        .properties())
                .containsEntry("broker.rack", "v172.28.0.5.1 1172.28.0.5");
    }

    private Node node(String name) {
        return named.node(name).orElseThrow();
    }
}
