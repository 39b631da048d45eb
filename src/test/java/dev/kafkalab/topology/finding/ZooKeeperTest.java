package dev.kafkalab.topology.finding;

import static dev.kafkalab.topology.Services.findings;
import static dev.kafkalab.topology.Services.publishing;
import static dev.kafkalab.topology.Services.service;
import static dev.kafkalab.topology.finding.KafkaServices.broker;
import static dev.kafkalab.topology.finding.KafkaServices.zookeeper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.reader.Topologies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZooKeeperTest {

    private static final String TWO = "ZOO_SERVERS=server.1=zoo1:2888:3888;2181 server.2=zoo2:2888:3888;2181";

    @Test
    void a_zookeeper_that_is_not_there_is_not_found() {
        assertThat(findings(Severity.REFUSED, zookeeper("zookeeper"), broker(1)))
                .singleElement()
                .asString()
                .contains("zookeeper.connect names zoo1:2181, and no service answers to that name");
    }

    @ParameterizedTest
    @CsvSource({
        "'zoo1:2181,zoo2:2181', zoo2:2181, no service answers to that name: the broker goes on to the next server",
        "'zoo2:2181,zoo1:2181', zoo2:2181, no service answers to that name: the broker goes on to the next server",
        "'localhost:2181,zoo1:2181', localhost:2181, is the broker's own container"
    })
    void one_server_that_answers_is_enough(String connect, String lost, String why) {
        String variable = "KAFKA_ZOOKEEPER_CONNECT=" + connect;

        assertThat(findings(Severity.REFUSED, zookeeper("zoo1"), broker(1, variable)))
                .isEmpty();
        assertThat(findings(Severity.NOTE, zookeeper("zoo1"), broker(1, variable)))
                .filteredOn(note -> note.contains("zookeeper.connect"))
                .singleElement()
                .asString()
                .contains(lost, why);
    }

    @Test
    void a_list_of_which_no_server_is_there_is_refused() {
        assertThat(findings(
                        Severity.REFUSED,
                        zookeeper("zoo1"),
                        broker(1, "KAFKA_ZOOKEEPER_CONNECT=localhost:2181,zoo8:2181,zoo9:2181")))
                .hasSize(3)
                .filteredOn(finding -> finding.contains("the broker exits"))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'links: [\"zookeeper:zk\"]', zk:2181",
        "'extra_hosts: [\"zk:10.0.0.5\"]', zk:2181",
        "'network_mode: host', localhost:2181"
    })
    void a_name_that_only_this_service_knows_is_found(String attribute, String connect, @TempDir Path folder)
            throws IOException {
        assertThat(refusals(folder, attribute, connect)).isEmpty();
        assertThat(refusals(folder, "ports: [\"9092:9092\"]", connect)).hasSize(1);
    }

    private static List<Finding> refusals(Path folder, String attribute, String connect) throws IOException {
        Path file = Files.writeString(folder.resolve("compose.yml"), """
                services:
                  zookeeper:
                    image: confluentinc/cp-zookeeper:7.9.1
                    environment:
                      ZOOKEEPER_CLIENT_PORT: 2181
                  kafka:
                    image: confluentinc/cp-kafka:7.9.1
                    %s
                    environment:
                      KAFKA_ZOOKEEPER_CONNECT: %s
                      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://kafka:9092
                """.formatted(attribute, connect));
        return Topologies.read(file, Map.of()).findings().stream()
                .filter(finding -> finding.severity() == Severity.REFUSED)
                .toList();
    }

    @Test
    void inside_the_network_published_ports_mean_nothing() {
        assertThat(findings(
                        Severity.WRONG,
                        publishing(zookeeper("zoo1"), 2182, 2181),
                        broker(1, "KAFKA_ZOOKEEPER_CONNECT=zoo1:2182")))
                .singleElement()
                .asString()
                .contains("listens for clients on 2181");
    }

    @Test
    void zookeepers_by_themselves_are_no_ensemble() {
        assertThat(findings(
                        Severity.WRONG,
                        zookeeper("zoo1"),
                        zookeeper("zoo2"),
                        broker(1, "KAFKA_ZOOKEEPER_CONNECT=zoo1:2181,zoo2:2181")))
                .singleElement()
                .asString()
                .contains("zoo1 and zoo2, which do not stand in one ensemble");
    }

    @Test
    void an_ensemble_of_two_is_worth_a_note() {
        assertThat(findings(
                        Severity.NOTE, zookeeper("zoo1", "ZOO_MY_ID=1", TWO), zookeeper("zoo2", "ZOO_MY_ID=2", TWO)))
                .singleElement()
                .asString()
                .contains("An ensemble of 2 ZooKeepers survives no more deaths than one of 1, which is none");
    }

    @Test
    void naming_one_member_only_is_worth_a_note() {
        assertThat(findings(
                        Severity.NOTE,
                        zookeeper("zoo1", "ZOO_MY_ID=1", TWO),
                        zookeeper("zoo2", "ZOO_MY_ID=2", TWO),
                        broker(1)))
                .anyMatch(finding -> finding.contains("names zoo1 only, of an ensemble of 2"));
    }

    @Test
    void two_members_cannot_have_one_id() {
        assertThat(findings(
                        Severity.WRONG, zookeeper("zoo1", "ZOO_MY_ID=1", TWO), zookeeper("zoo2", "ZOO_MY_ID=1", TWO)))
                .anyMatch(finding -> finding.contains("zoo2 has the id 1, which zoo1 has in the same ensemble"));
    }

    @Test
    void a_member_that_is_this_container_is_not_another() {
        String servers = "ZOO_SERVERS=server.1=zoo1:2888:3888;2181 server.2=0.0.0.0:2888:3888;2181";

        assertThat(findings(Severity.WRONG, zookeeper("zoo1", "ZOO_MY_ID=1", servers)))
                .singleElement()
                .asString()
                .contains("server.2 is 0.0.0.0, which is this container itself");
        assertThat(findings(Severity.WRONG, zookeeper("zoo1"), zookeeper("zoo2", "ZOO_MY_ID=2", servers)))
                .isEmpty();
    }

    @Test
    void a_session_lasts_from_2_to_20_ticks() {
        assertThat(findings(Severity.WRONG, zookeeper("zoo1"), broker(1, "KAFKA_ZOOKEEPER_SESSION_TIMEOUT_MS=2000")))
                .singleElement()
                .asString()
                .contains("is 2000 ms, and zoo1 grants 4000 to 40000 ms: the session lasts 4000 ms");
        assertThat(findings(Severity.WRONG, zookeeper("zoo1"), broker(1, "KAFKA_ZOOKEEPER_SESSION_TIMEOUT_MS=15000")))
                .isEmpty();
    }

    @Test
    void a_published_port_that_leads_nowhere_is_wrong() {
        assertThat(findings(
                        Severity.WRONG,
                        publishing(
                                service("zoo1", "confluentinc/cp-zookeeper:7.9.1", "ZOOKEEPER_CLIENT_PORT=22181"),
                                22181,
                                2181)))
                .singleElement()
                .asString()
                .contains("ZooKeeper listens for clients on 22181");
    }
}
