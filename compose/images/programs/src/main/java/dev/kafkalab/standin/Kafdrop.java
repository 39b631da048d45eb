package dev.kafkalab.standin;

import dev.kafkalab.standin.JsonServer.Answer;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * A stand-in for machines without a registry. It is not Kafdrop, and has none of its pages: it takes the same
 * environment variables and answers three of the requests that Kafdrop 4 answers with JSON ({@code /broker}, {@code
 * /topic}, {@code /topic/NAME}) with the same members, save those that count messages. Like Kafdrop it answers errors in
 * HTML, refuses an address for management on the same port, and asks for offsets to show one topic.
 */
public final class Kafdrop {

    /** Kafdrop shows what somebody has set, not Kafka's defaults. */
    private static final Set<ConfigSource> NOT_SHOWN =
            Set.of(ConfigSource.DEFAULT_CONFIG, ConfigSource.STATIC_BROKER_CONFIG);

    private final Kafka kafka;

    private Kafdrop(Kafka kafka) {
        this.kafka = kafka;
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> environment = System.getenv();
        Kafdrop kafdrop = new Kafdrop(new Kafka(environment.getOrDefault("KAFKA_BROKERCONNECT", "localhost:9092")));
        String port = environment.getOrDefault("SERVER_PORT", "9000");
        String managementPort = environment.getOrDefault("MANAGEMENT_SERVER_PORT", "9000");
        String managementAddress = environment.get("MANAGEMENT_SERVER_ADDRESS");
        if (!managementPort.equals(port)) {
            JsonServer.serve(
                    address(managementAddress, managementPort),
                    "application/json",
                    (path, accepted) -> error(404, "Not Found", path));
        } else if (managementAddress != null) {
            System.err.println("Management-specific server address cannot be configured as the management server is not"
                    + " listening on a separate port");
            System.exit(1);
        }
        JsonServer.serve(address(environment.get("SERVER_ADDRESS"), port), "application/json", kafdrop::answer);
    }

    private static InetSocketAddress address(String host, String port) {
        return host == null
                ? new InetSocketAddress(Integer.parseInt(port))
                : new InetSocketAddress(host, Integer.parseInt(port));
    }

    private Answer answer(String path, String accepted) {
        if (!accepted.contains("application/json")) {
            return new Answer(200, "<!DOCTYPE html><title>Kafdrop</title>This stand-in has no pages.");
        }
        try {
            if (path.equals("/broker")) {
                return new Answer(200, brokers());
            }
            if (path.equals("/topic")) {
                return new Answer(200, topics(kafka.topics()));
            }
            if (path.startsWith("/topic/")) {
                return new Answer(200, topic(path.substring("/topic/".length())));
            }
            return error(404, "Not Found", path);
        } catch (UnknownTopicOrPartitionException | InvalidTopicException e) {
            return error(404, "Not Found", path);
        } catch (Exception e) {
            return error(500, e.toString(), path);
        }
    }

    private List<Map<String, Object>> brokers() throws Exception {
        Kafka.Brokers brokers = kafka.brokers();
        return brokers.nodes().stream()
                .map(node -> json("id", node.id(), "host", node.host(), "port", node.port(), "rack", node.rack(),
                        "controller", node.id() == brokers.controller()))
                .toList();
    }

    /** Its page counts messages. */
    private Map<String, Object> topic(String name) throws Exception {
        kafka.askForOffsets(kafka.describe(List.of(name)).get(name));
        return topics(List.of(name)).get(0);
    }

    private List<Map<String, Object>> topics(Collection<String> names) throws Exception {
        Map<String, Map<String, Object>> topics = new TreeMap<>();
        for (TopicDescription topic : kafka.describe(names).values()) {
            topics.put(
                    topic.name(),
                    json("name", topic.name(),
                            "config", kafka.settings(topic.name(), Kafdrop::isShown),
                            "partitions", topic.partitions().stream().map(Kafdrop::partition).toList()));
        }
        return List.copyOf(topics.values());
    }

    private static boolean isShown(ConfigEntry entry) {
        return !NOT_SHOWN.contains(entry.source());
    }

    /** Replicas are in assignment order, the first being the preferred leader; the other lists are in order of id. */
    private static Map<String, Object> partition(TopicPartitionInfo partition) {
        Node preferred = partition.replicas().get(0);
        Optional<Node> leader = Optional.ofNullable(partition.leader()).filter(node -> !node.isEmpty());
        return json(
                "id", partition.partition(),
                "leader", leader.map(Kafdrop::replica).orElse(null),
                "preferredLeader", replica(preferred),
                "leaderPreferred", leader.filter(node -> node.id() == preferred.id()).isPresent(),
                "replicas", partition.replicas().stream().map(Kafdrop::replica).toList(),
                "inSyncReplicas", sorted(partition.isr()),
                "offlineReplicas", sorted(partition.replicas().stream().filter(Node::isEmpty).toList()),
                "underReplicated", partition.isr().size() < partition.replicas().size());
    }

    private static List<Map<String, Object>> sorted(List<Node> nodes) {
        return nodes.stream().sorted(Comparator.comparingInt(Node::id)).map(Kafdrop::replica).toList();
    }

    private static Map<String, Object> replica(Node node) {
        return json("id", node.id());
    }

    private static Answer error(int status, String error, String path) {
        return new Answer(
                status, "<!DOCTYPE html><title>%s</title><h1>%d</h1><pre>%s %s</pre>".formatted(error, status, path, error));
    }

    /** An object of these names and values, in their order. */
    private static Map<String, Object> json(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
