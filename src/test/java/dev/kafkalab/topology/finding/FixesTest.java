package dev.kafkalab.topology.finding;

import static dev.kafkalab.topology.Services.publishing;
import static dev.kafkalab.topology.Services.service;
import static dev.kafkalab.topology.Services.topology;
import static dev.kafkalab.topology.finding.KafkaServices.broker;
import static dev.kafkalab.topology.finding.KafkaServices.combined;
import static dev.kafkalab.topology.finding.KafkaServices.zookeeper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever follows a fix to the letter has a sound file, with the broker reached from everywhere that was asked for. */
class FixesTest {

    private static final Pattern SETTING = Pattern.compile("([A-Z_]{5,}): ([^;\\s]+?)(?=;|\\. |\\.$)");
    private static final Pattern PUBLISHED = Pattern.compile("published as (\\d+):(\\d+)");
    private static final Pattern THEN = Pattern.compile("[Tt]hen write (\\S+) here|^write (\\S+?)\\.$");
    private static final Pattern BOUND = Pattern.compile("(?:write|bind) (\\w+)://0\\.0\\.0\\.0:(\\d+) in (\\w+);");

    @Test
    void of_a_name_that_only_containers_know() {
        List<Node> nodes = followed(zookeeper("zoo1"), publishing(broker(1), 9092, 9092));

        assertThat(nodes.get(1).hostEndpoint()).isPresent();
    }

    @Test
    void of_a_name_that_only_containers_know_in_every_broker_of_a_quorum() {
        String voters = "1@kafka1:9093,2@kafka2:9093,3@kafka3:9093";
        List<Node> nodes = followed(
                publishing(combined(1, voters), 9091, 9092),
                publishing(combined(2, voters), 9092, 9092),
                publishing(combined(3, voters), 9093, 9092));

        assertThat(nodes).extracting(Node::hostEndpoint).doesNotHaveDuplicates().allMatch(Optional::isPresent);
    }

    @Test
    void of_a_name_that_only_containers_know_in_bitnamis_words() {
        Service bitnami = publishing(
                service(
                        "kafka",
                        "bitnamilegacy/kafka:3.6.1",
                        "KAFKA_CFG_NODE_ID=1",
                        "KAFKA_KRAFT_CLUSTER_ID=MkU3OEVBNTcwNTJENDM2Qk",
                        "KAFKA_CFG_PROCESS_ROLES=broker,controller",
                        "KAFKA_CFG_CONTROLLER_LISTENER_NAMES=CONTROLLER",
                        "KAFKA_CFG_LISTENERS=PLAINTEXT://:9092,CONTROLLER://:9093",
                        "KAFKA_CFG_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092",
                        "KAFKA_CFG_CONTROLLER_QUORUM_VOTERS=1@kafka:9093"),
                9092,
                9092);

        assertThat(problems(bitnami).get(0).remedy())
                .contains("KAFKA_CFG_LISTENERS:", "KAFKA_CFG_INTER_BROKER_LISTENER_NAME:")
                .doesNotContain(" KAFKA_LISTENERS");
        assertThat(followed(bitnami).get(0).hostEndpoint()).isPresent();
    }

    @Test
    void of_old_host_names() {
        followed(
                zookeeper("zoo1"),
                publishing(
                        service(
                                "kafka1",
                                "wurstmeister/kafka:2.13-2.8.1",
                                "KAFKA_BROKER_ID=1",
                                "KAFKA_ZOOKEEPER_CONNECT=zoo1:2181",
                                "KAFKA_ADVERTISED_HOST_NAME=kafka1",
                                "KAFKA_ADVERTISED_PORT=9092",
                                "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR=1"),
                        9092,
                        9092));
    }

    @Test
    void of_a_client_in_a_container_that_is_sent_to_localhost() {
        Service broker = publishing(broker(1, "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://localhost:9092"), 9092, 9092);

        List<Node> nodes = followed(
                zookeeper("zoo1"),
                broker,
                service("ui", "obsidiandynamics/kafdrop:4.2.0", "KAFKA_BROKERCONNECT=kafka1:9092"));

        assertThat(nodes.get(1).hostEndpoint())
                .as("still reached from the host")
                .isPresent();
    }

    @Test
    void of_a_client_that_could_come_in_by_a_better_listener() {
        followed(
                zookeeper("zoo1"),
                publishing(
                        broker(
                                1,
                                "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=IN:PLAINTEXT,OUT:PLAINTEXT",
                                "KAFKA_INTER_BROKER_LISTENER_NAME=IN",
                                "KAFKA_ADVERTISED_LISTENERS=IN://kafka1:29092,OUT://localhost:9092"),
                        9092,
                        9092),
                service("ui", "obsidiandynamics/kafdrop:4.2.0", "KAFKA_BROKERCONNECT=kafka1:9092"));
    }

    @Test
    void of_brokers_that_all_say_localhost() {
        String voters = "1@kafka1:9093,2@kafka2:9093,3@kafka3:9093";
        String localhost = "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://localhost:9092";

        followed(combined(1, voters, localhost), combined(2, voters, localhost), combined(3, voters, localhost));
    }

    @Test
    void of_brokers_that_say_localhost_at_published_ports() {
        List<Node> nodes = followed(
                zookeeper("zoo1"),
                publishing(broker(1, "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://localhost:9092"), 9092, 9092),
                publishing(broker(2, "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://localhost:9093"), 9093, 9093));

        assertThat(nodes).filteredOn(node -> node.is(Role.BROKER)).allMatch(node -> node.hostEndpoint()
                .isPresent());
    }

    @Test
    void of_a_fixed_address() {
        List<Node> nodes = followed(
                zookeeper("zoo1"),
                publishing(broker(1, "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://192.168.1.114:9092"), 9092, 9092));

        assertThat(nodes.get(1).hostEndpoint()).isPresent();
    }

    @Test
    void of_a_listener_bound_to_loopback_or_to_the_hosts_address() {
        for (String host : List.of("localhost", "192.0.2.10")) {
            followed(
                    zookeeper("zoo1"),
                    publishing(
                            broker(
                                    1,
                                    "KAFKA_LISTENERS=PLAINTEXT://" + host + ":9092",
                                    "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://localhost:9092"),
                            9092,
                            9092));
        }
    }

    /** The nodes after each service has done what its findings ask for, which must leave no finding. */
    private static List<Node> followed(Service... services) {
        List<Finding> findings = problems(services);
        assertThat(findings).as("something to mend").isNotEmpty();
        Service[] mended = Arrays.stream(services)
                .map(service -> mended(service, findings))
                .toArray(Service[]::new);
        assertThat(problems(mended)).as("after %s", findings).isEmpty();
        return topology(mended).nodes();
    }

    private static List<Finding> problems(Service... services) {
        return topology(services).findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .toList();
    }

    private static Service mended(Service service, List<Finding> findings) {
        Map<String, String> environment = new LinkedHashMap<>();
        service.environment().forEach(variable -> environment.put(variable.name(), variable.value()));
        Service ports = service;
        for (Finding finding : findings) {
            String remedy = finding.remedy();
            boolean own = finding.node().equals(service.name());
            if (own || remedy.startsWith("on %s, ".formatted(service.name()))) {
                SETTING.matcher(remedy).results().forEach(set -> {
                    if (own && !remedy.startsWith("on ") || !own) {
                        environment.put(set.group(1), set.group(2));
                    }
                });
                Matcher without =
                        Pattern.compile("without ([A-Z_]+)(?: and ([A-Z_]+))?").matcher(remedy);
                if (without.find()) {
                    environment.remove(without.group(1));
                    environment.remove(without.group(2));
                }
            }
            if (own) {
                Matcher bound = BOUND.matcher(remedy);
                if (bound.find()) {
                    environment.compute(
                            bound.group(3),
                            (name, value) ->
                                    value.replaceAll(bound.group(1) + "://[^:]*:", bound.group(1) + "://0.0.0.0:"));
                }
                Matcher published = PUBLISHED.matcher(remedy);
                if (published.find()) {
                    ports = publishing(
                            ports, Integer.parseInt(published.group(1)), Integer.parseInt(published.group(2)));
                }
                Matcher then = THEN.matcher(remedy);
                if (then.find() && environment.containsKey("KAFKA_BROKERCONNECT")) {
                    environment.put(
                            "KAFKA_BROKERCONNECT",
                            Optional.ofNullable(then.group(1)).orElse(then.group(2)));
                }
            }
        }
        Service mended = service(
                service.name(),
                service.image().orElseThrow(),
                environment.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new));
        for (var port : ports.ports()) {
            mended = publishing(mended, port.hostPort(), port.containerPort());
        }
        return mended;
    }
}
