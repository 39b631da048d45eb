package dev.kafkalab.topology.finding;

import static dev.kafkalab.topology.ComposeText.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndpointsAreUniqueTest {

    private static final String APART = """
              kafka%1$d:
                image: apache/kafka:4.1.1
                networks: {%2$s: {aliases: [kafka]}}
                environment:
                  KAFKA_NODE_ID: 1
                  KAFKA_PROCESS_ROLES: broker,controller
                  KAFKA_CONTROLLER_QUORUM_VOTERS: 1@kafka%1$d:9093
                  KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
                  KAFKA_LISTENERS: PLAINTEXT://:9092,CONTROLLER://:9093
                  KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://kafka:9092
                  KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: 1
            """;

    @Test
    void an_alias_on_two_networks_means_two_brokers() {
        assertThat(problems(clusters("a", "b"))).isEmpty();
        assertThat(problems(clusters("a", "a")))
                .singleElement()
                .asString()
                .startsWith("WRONG kafka2: It advertises kafka:9092, as kafka1 does");
    }

    private static String clusters(String first, String second) {
        return "services:\n" + APART.formatted(1, first) + APART.formatted(2, second) + "networks: {a: , b: }\n";
    }

    private static final String ZOOKEEPER = """
              zoo:
                image: confluentinc/cp-zookeeper:7.9.1
                environment:
                  ZOOKEEPER_CLIENT_PORT: 2181
            """;

    private static final String TOGETHER = """
              kafka%1$d:
                image: confluentinc/cp-kafka:7.9.1
                ports: ["%2$d:9092"]
                environment:
                  %3$s
                  KAFKA_LISTENERS: OUT://:9092,IN://:29092,LOCAL://%6$s:9094%5$s
                  KAFKA_ADVERTISED_LISTENERS: OUT://localhost:%4$d,IN://kafka%1$d:29092,LOCAL://localhost:9094
                  KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: IN:PLAINTEXT,OUT:PLAINTEXT,LOCAL:PLAINTEXT,CONTROLLER:PLAINTEXT
                  KAFKA_INTER_BROKER_LISTENER_NAME: IN
                  KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: 2
            """;

    @Test
    void localhost_in_a_container_is_each_brokers_own() {
        assertThat(problems(quorum("localhost", 9092, 9093))).isEmpty();
        assertThat(problems(quorum("", 9092, 9093))).isEmpty();
    }

    @Test
    void a_published_port_leads_to_one_of_two() {
        assertThat(problems(quorum("localhost", 9092, 9092)))
                .anyMatch(problem -> problem.startsWith("WRONG kafka2: It advertises localhost:9092, as kafka1 does"));
    }

    @Test
    void zookeeper_registers_an_endpoint_once_whoever_reaches_it() {
        assertThat(problems("services:\n" + ZOOKEEPER
                        + broker(
                                1, "KAFKA_BROKER_ID: 1\n      KAFKA_ZOOKEEPER_CONNECT: zoo:2181", "", "localhost", 9092)
                        + broker(
                                2,
                                "KAFKA_BROKER_ID: 2\n      KAFKA_ZOOKEEPER_CONNECT: zoo:2181",
                                "",
                                "localhost",
                                9093)))
                .singleElement()
                .asString()
                .startsWith(
                        "REFUSED kafka2: It advertises localhost:9094, as kafka1 does: whichever of the two registers");
    }

    private static String quorum(String local, int first, int second) {
        String kraft = """
                KAFKA_NODE_ID: %d
                      CLUSTER_ID: MkU3OEVBNTcwNTJENDM2Qk
                      KAFKA_PROCESS_ROLES: broker,controller
                      KAFKA_CONTROLLER_QUORUM_VOTERS: 1@kafka1:9093,2@kafka2:9093
                      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER""";
        String controller = ",CONTROLLER://:9093";
        return "services:\n" + broker(1, kraft.formatted(1), controller, local, first)
                + broker(2, kraft.formatted(2), controller, local, second);
    }

    private static String broker(int id, String own, String controller, String local, int advertised) {
        return TOGETHER.formatted(id, 9091 + id, own, advertised, controller, local);
    }
}
