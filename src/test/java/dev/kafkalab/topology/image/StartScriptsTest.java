package dev.kafkalab.topology.image;

import static dev.kafkalab.topology.Services.findings;
import static dev.kafkalab.topology.Services.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Services;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * What the images' start scripts make of an environment: measured by running the published scripts, and Kafka's and
 * ZooKeeper's own classes on what they wrote, in November 2026. A row of the table is an image, variables, and the
 * properties that come out, or the words of what the image or its program refuses.
 */
class StartScriptsTest {

    private static final Map<String, String> SHORT = Map.of(
            "ZK",
            "KAFKA_BROKER_ID=1 ;; KAFKA_ZOOKEEPER_CONNECT=zoo.example:2181 ;; KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://k:9092",
            "KRAFT",
            kraft("broker,controller", "PLAINTEXT://:9092,CONTROLLER://:9093")
                    + " ;; KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://k:9092",
            "CONTROLLER",
            kraft("controller", "CONTROLLER://:9093"),
            "BROKER",
            "KAFKA_NODE_ID=2 ;; KAFKA_PROCESS_ROLES=broker ;; KAFKA_CONTROLLER_QUORUM_VOTERS=1@c.example:9093 ;; KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER ;; KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://k.example:9092 ;; CLUSTER_ID=MkU3OEVBNTcwNTJENDM2Qg",
            "BITNAMI",
            (kraft("broker,controller", "PLAINTEXT://:9092,CONTROLLER://:9093")
                            + " ;; KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://k:9092")
                    .replace("KAFKA_", "KAFKA_CFG_"));

    private static String kraft(String roles, String listeners) {
        return "KAFKA_NODE_ID=1 ;; KAFKA_PROCESS_ROLES=%s ;; KAFKA_CONTROLLER_QUORUM_VOTERS=1@k.example:9093 ;; KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER ;; KAFKA_LISTENERS=%s ;; KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT ;; CLUSTER_ID=MkU3OEVBNTcwNTJENDM2Qg"
                .formatted(roles, listeners);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "/images/start-scripts.csv",
            delimiter = '|',
            quoteCharacter = '~',
            ignoreLeadingAndTrailingWhitespace = false,
            numLinesToSkip = 1)
    void an_image_makes_of_its_environment(String what, String image, String variables, String outcome) {
        Service service = service("k", image, variables(variables == null ? "" : variables));
        Map<String, String> seen = seen(service);

        boolean refused = false;
        for (String expected : outcome.split(" ; ", -1)) {
            if (expected.startsWith("refused ")) {
                refused = true;
                assertThat(findings(Severity.REFUSED, service))
                        .anyMatch(finding -> finding.contains(expected.substring("refused ".length())));
            } else if (expected.startsWith("!")) {
                assertThat(seen).doesNotContainKey(expected.substring(1));
            } else {
                String[] property = expected.split("=", 2);
                assertThat(seen).containsEntry(property[0], property[1]);
            }
        }
        if (!refused) {
            assertThat(findings(Severity.REFUSED, service)).isEmpty();
        }
    }

    /** The last of two variables of one name counts. */
    private static String[] variables(String written) {
        Map<String, String> variables = new LinkedHashMap<>();
        Arrays.stream(written.split(" ;; "))
                .flatMap(part -> Arrays.stream(SHORT.getOrDefault(part, part).split(" ;; ")))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("=", 2))
                .forEach(parts -> variables.put(parts[0], parts[1].translateEscapes()));
        return variables.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toArray(String[]::new);
    }

    private static Map<String, String> seen(Service service) {
        Map<String, String> seen = new LinkedHashMap<>();
        if (Services.node(service).program() instanceof Program.Kafka kafka) {
            seen.putAll(kafka.properties());
            seen.put("version", kafka.version());
            kafka.clusterId().ifPresent(id -> seen.put("clusterId", id));
        } else if (Services.node(service).program() instanceof Program.ZooKeeper zookeeper) {
            seen.putAll(zookeeper.properties());
            seen.put("version", zookeeper.version());
        }
        return seen;
    }
}
