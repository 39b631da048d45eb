package dev.kafkalab.topology.finding;

import static dev.kafkalab.topology.Services.findings;
import static dev.kafkalab.topology.Services.publishing;
import static dev.kafkalab.topology.Services.service;
import static dev.kafkalab.topology.Services.topology;
import static dev.kafkalab.topology.finding.KafkaServices.broker;
import static dev.kafkalab.topology.finding.KafkaServices.zookeeper;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.Node;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody typed, it is a finding and never an exception. */
class NonsenseTest {

    private static final List<String> IMAGES = List.of(
            "confluentinc/cp-kafka:7.9.1",
            "confluentinc/cp-zookeeper:7.9.1",
            "zookeeper:3.8.4",
            "zookeeper:3.4.14",
            "apache/kafka:4.1.1",
            "wurstmeister/kafka",
            "wurstmeister/zookeeper",
            "bitnami/kafka:2",
            "bitnami/kafka:3.4.1",
            "bitnami/zookeeper",
            "::",
            "/",
            "");

    private static final List<String> NAMES = List.of(
            "KAFKA_BROKER_ID",
            "KAFKA_NODE_ID",
            "KAFKA_PROCESS_ROLES",
            "KAFKA_LISTENERS",
            "KAFKA_ADVERTISED_LISTENERS",
            "KAFKA_ADVERTISED_PORT",
            "KAFKA_PORT",
            "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
            "KAFKA_CONTROLLER_LISTENER_NAMES",
            "KAFKA_CONTROLLER_QUORUM_VOTERS",
            "KAFKA_ZOOKEEPER_CONNECT",
            "KAFKA_ZOOKEEPER_SESSION_TIMEOUT_MS",
            "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR",
            "KAFKA_CFG_BROKER_ID",
            "KAFKA_CFG_LISTENERS",
            "ZOOKEEPER_CLIENT_PORT",
            "ZOOKEEPER_SERVER_ID",
            "ZOOKEEPER_SERVERS",
            "ZOOKEEPER_TICK_TIME",
            "ZOO_MY_ID",
            "ZOO_SERVER_ID",
            "ZOO_SERVERS",
            "ZOO_PORT_NUMBER",
            "ZOO_TICK_TIME",
            "ZOO_CFG_EXTRA",
            "HOSTNAME_COMMAND");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "abc",
                "-1",
                "99999999999999999999",
                ",",
                ",,",
                ":",
                "::",
                "://",
                "a://b",
                "@",
                "1@",
                "=",
                ";",
                "server.=",
                "server.99999999999=a:b:c",
                "server.1=zoo:1",
                "/",
                "a/b",
                "broker,,controller",
                "zoo1:x",
                "::1",
                "x:y:z::",
                "\n",
                "${X}"
            })
    void is_said_and_not_thrown(String nonsense) {
        String[] variables = NAMES.stream().map(name -> name + "=" + nonsense).toArray(String[]::new);
        for (String image : IMAGES) {
            assertThatCode(() -> {
                        Service one = publishing(service("one", image, variables), 9092, 9092);
                        Service two = publishing(service("two", image, variables), 9093, 2181);
                        topology(one, two).nodes().forEach(Node::hostEndpoint);
                    })
                    .as("%s on %s", nonsense, image)
                    .doesNotThrowAnyException();
        }
    }

    /** With as many services as are read, each of which names every other. */
    @Test
    @Timeout(60)
    void the_largest_of_files_is_looked_through_in_seconds() {
        String voters = IntStream.rangeClosed(1, 500)
                .mapToObj(i -> "%d@kafka%d:9093".formatted(i, i))
                .collect(joining(","));
        String servers = IntStream.rangeClosed(1, 250)
                .mapToObj(i -> "server.%d=zoo%d:2888:3888;2181".formatted(i, i))
                .collect(joining(" "));
        String connect = IntStream.rangeClosed(1, 250)
                .mapToObj(i -> "zoo%d:2181".formatted(i))
                .collect(joining(","));
        Service[] kraft = IntStream.rangeClosed(1, 500)
                .mapToObj(i -> service(
                        "kafka" + i,
                        "apache/kafka:4.1.1",
                        "KAFKA_NODE_ID=" + (i + 1),
                        "KAFKA_PROCESS_ROLES=broker,controller",
                        "KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER",
                        "KAFKA_CONTROLLER_QUORUM_VOTERS=" + voters,
                        "KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://:9093"))
                .toArray(Service[]::new);
        Service[] ensemble = IntStream.rangeClosed(1, 250)
                .boxed()
                .flatMap(i -> Stream.of(
                        service("zoo" + i, "zookeeper:3.8.4", "ZOO_MY_ID=" + i, "ZOO_SERVERS=" + servers),
                        broker(i, "KAFKA_ZOOKEEPER_CONNECT=" + connect)))
                .toArray(Service[]::new);

        assertThat(topology(kraft).findings())
                .as("no more than 1000 of a kind are told: each node is at odds with each of the voters")
                .hasSizeBetween(1_000, 5_000)
                .extracting(Finding::message)
                .as("and how many are left out is told")
                .anyMatch(message -> message.matches("[\\d,]+ more findings of the kind of the last one.*"));
        assertThat(topology(ensemble).findings())
                .extracting(Finding::message)
                .anyMatch(message -> message.startsWith("An ensemble of 250 ZooKeepers"));
    }

    @Test
    void a_number_that_is_none_is_refused() {
        assertThat(findings(Severity.REFUSED, zookeeper("zoo1"), broker(1, "KAFKA_BROKER_ID=one")))
                .anyMatch(finding -> finding.contains("broker.id is one, which is not a number"));
        assertThat(findings(Severity.REFUSED, zookeeper("zoo1", "ZOO_TICK_TIME=2s")))
                .anyMatch(finding -> finding.contains("tickTime is 2s, which is not a number"));
        assertThat(findings(Severity.REFUSED, zookeeper("zoo1", "ZOO_MY_ID=zoo1")))
                .anyMatch(finding -> finding.contains("ZOO_MY_ID is zoo1, which is not a number"));
    }
}
