package dev.kafkalab.topology.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.reader.Topologies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthChecksTest {

    private static final String APP = """
              app:
                image: eclipse-temurin:17-jre
                depends_on: {kafka: {condition: service_healthy}}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "apache/kafka-native:4.1.1 @ /opt/kafka/bin/kafka-topics.sh --bootstrap-server localhost:9092 --list || exit 1 @ has none of Kafka's scripts @ use apache/kafka:4.1.1, where it is /opt/kafka/bin/kafka-topics.sh.",
                "apache/kafka:4.1.1 @ kafka-topics --bootstrap-server localhost:9092 --list @ there it is /opt/kafka/bin/kafka-topics.sh @ write /opt/kafka/bin/kafka-topics.sh.",
                "apache/kafka:4.1.1 @ kafka-topics.sh --bootstrap-server localhost:9092 --list @ there it is /opt/kafka/bin @ write /opt/kafka/bin/kafka-topics.sh.",
                "confluentinc/cp-kafka:7.9.1 @ kafka-broker-api-versions.sh --bootstrap-server kafka:9092 @ there it is kafka-broker-api-versions @ write kafka-broker-api-versions.",
                "confluentinc/cp-kafka:7.9.1 @ kafka-topics.sh --bootstrap-server kafka:9092 --list | grep orders @ has not @ write kafka-topics.",
                "confluentinc/cp-kafka:7.9.1 @ nc -z localhost 9092 || exit 1 @ the listener INTERNAL is bound to kafka:9092 @ ask kafka:9092, or bind INTERNAL://0.0.0.0:9092.",
                "confluentinc/cp-kafka:7.9.1 @ kafka-topics --bootstrap-server localhost:9092 --list @ the listener INTERNAL is bound to kafka:9092 @ ask kafka:9092, or bind INTERNAL://0.0.0.0:9092.",
                "confluentinc/cp-kafka:7.9.1 @ kafka-topics --bootstrap-server=localhost:9094 --list @ only on 9092, 29092, 9093 @ ask kafka:9092.",
                "confluentinc/cp-kafka:7.9.1 @ cub kafka-ready -b kafka:9095 1 20 @ only on 9092, 29092, 9093 @ ask kafka:9092.",
                "confluentinc/cp-kafka:7.9.1 @ echo > /dev/tcp/localhost/9092 @ is bound to kafka:9092 @ ask kafka:9092, or bind INTERNAL://0.0.0.0:9092.",
            })
    void a_check_that_never_passes_is_told_with_the_one_that_does(String image, String test, String why, String fix)
            throws IOException {
        assertThat(findings(image, test, APP)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WRONG);
            assertThat(finding.position().line()).isEqualTo(15);
            assertThat(finding.message()).contains(why).endsWith("others wait for that.");
            assertThat(finding.remedy()).isEqualTo(fix);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "apache/kafka:4.1.1 @ /opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --list",
                "apache/kafka:4.1.1 @ /opt/kafka/bin/kafka-topics.sh --bootstrap-server localhost:29092 --list",
                "apache/kafka:4.1.1 @ kafka-topics.sh --version; /opt/kafka/bin/kafka-topics.sh --version",
                "apache/kafka:4.1.1 @ kafka-topics.sh --version 2>&1 > /dev/null & true",
                "apache/kafka:4.1.1 @ PATH=$$PATH:/opt/kafka/bin kafka-topics.sh --bootstrap-server kafka:9092 --list",
                "apache/kafka:4.1.1 @ export PATH=$$PATH:/opt/kafka/bin && kafka-topics.sh --version",
                "confluentinc/cp-kafka:7.9.1 @ kafka-topics --bootstrap-server localhost:9092,kafka:29092 --list",
                "confluentinc/cp-kafka:7.9.1 @ nc -z localhost 9999",
                "confluentinc/cp-kafka:7.9.1 @ nc -z localhost 9101",
                "confluentinc/cp-server:7.9.1 @ nc -z localhost 8090",
                "confluentinc/cp-kafka:7.9.1 @ nc -z zookeeper 2181",
                "confluentinc/cp-kafka:7.9.1 @ curl -f localhost:8083",
                "somebody/kafka:4.1.1 @ kafka-topics --bootstrap-server localhost:9092 --list",
            })
    void a_check_that_may_pass_is_not_judged(String image, String test) throws IOException {
        assertThat(findings(image, test, APP)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "EXTRA_ARGS", "KAFKA_OPTS"})
    void a_port_may_be_that_of_a_java_agent(String variable) throws IOException {
        String test = "nc -z localhost 8778";
        String agent = "environment:\n      %s: -javaagent:/jolokia.jar".formatted(variable);

        assertThat(findings("apache/kafka:4.1.1", test, APP)).hasSize(1);
        assertThat(ofChecks(file("apache/kafka:4.1.1", test, APP).replace("environment:", agent)))
                .isEmpty();
    }

    @Test
    void what_a_dockerfile_adds_is_not_known() throws IOException {
        String without = "services:\n  kafka:\n    image: myorg/cp-kafka:7.9.1\n" + APP;
        String with = file("myorg/cp-kafka:7.9.1", "kafka-topics.sh --list", APP);

        for (String published : List.of(without, with)) {
            assertThat(ofChecks(published)).hasSize(1);
            assertThat(ofChecks(published.replace("image: myorg", "build: .\n    image: myorg")))
                    .isEmpty();
        }
    }

    @Test
    void where_nobody_waits_for_it_it_is_a_note() throws IOException {
        assertThat(findings("apache/kafka:4.1.1", "kafka-topics --version", ""))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
                    assertThat(finding.message()).endsWith("there it is /opt/kafka/bin/kafka-topics.sh.");
                });
    }

    @Test
    void a_service_without_a_check_never_becomes_healthy() throws IOException {
        String file = "services:\n  kafka:\n    image: apache/kafka:4.1.1\n" + APP;
        assertThat(of(file, finding -> finding.message().contains("no health check")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.node()).isEqualTo("app");
                    assertThat(finding.message()).contains("kafka has no health check");
                });
        assertThat(of(
                        file.replace("service_healthy}", "service_healthy, required: false}"),
                        finding -> finding.message().contains("no health check")))
                .isEmpty();
        assertThat(of(file.replace("apache/kafka", "somebody/kafka"), finding -> finding.message()
                        .contains("no health check")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "confluentinc/cp-zookeeper:7.9.1 @ ZOOKEEPER_CLIENT_PORT: 2181 @ KAFKA_OPTS: -Dzookeeper.4lw.commands.whitelist=ruok,srvr",
                "zookeeper:3.8.4 @ ZOO_MY_ID: 1 @ ZOO_4LW_COMMANDS_WHITELIST: ruok,srvr",
            })
    void a_zookeeper_answers_ruok_only_if_that_is_allowed(String image, String variable, String fix)
            throws IOException {
        String file = """
                services:
                  zoo:
                    image: %s
                    environment:
                      %s
                    healthcheck: {test: "echo ruok | nc localhost 2181 | grep imok"}
                """.formatted(image, variable);
        assertThat(of(file, finding -> finding.message().contains("imok")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).contains(fix));
        String mended = file.replace(variable, variable + "\n      " + fix);
        assertThat(of(mended, finding -> finding.message().contains("imok"))).isEmpty();
        assertThat(of(file.replace("| grep imok", ""), finding -> true)).isEmpty();
    }

    private List<Finding> findings(String image, String test, String more) throws IOException {
        return ofChecks(file(image, test, more));
    }

    private static String file(String image, String test, String more) {
        return """
                services:
                  kafka:
                    image: %s
                    environment:
                      CLUSTER_ID: 5L6g3nShT-eMCtK--X86sw
                      KAFKA_NODE_ID: 1
                      KAFKA_PROCESS_ROLES: broker,controller
                      KAFKA_CONTROLLER_QUORUM_VOTERS: 1@kafka:9093
                      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
                      KAFKA_LISTENERS: INTERNAL://kafka:9092,EXTERNAL://0.0.0.0:29092,CONTROLLER://:9093
                      KAFKA_JMX_OPTS: -Dcom.sun.management.jmxremote.port=9999
                      A_PLUGIN_PORT: 9101
                      KAFKA_ADVERTISED_LISTENERS: INTERNAL://kafka:9092,EXTERNAL://localhost:29092
                    healthcheck:
                      test: %s
                    ports: ["29092:29092"]
                """.formatted(image, '"' + test + '"') + more;
    }

    private List<Finding> ofChecks(String file) throws IOException {
        return of(file, finding -> finding.message().contains("health check"));
    }

    private List<Finding> of(String file, Predicate<Finding> wanted) throws IOException {
        return Topologies.read(Files.writeString(folder.resolve("compose.yml"), file), Map.of()).findings().stream()
                .filter(wanted)
                .toList();
    }
}
