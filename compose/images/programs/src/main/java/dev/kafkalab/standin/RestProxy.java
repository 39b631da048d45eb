package dev.kafkalab.standin;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kafkalab.standin.JsonServer.Answer;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * A stand-in for machines without a registry. It is not Confluent's REST Proxy: it takes a properties file as that does
 * and answers three of the requests of its API v2, {@code /brokers}, {@code /topics} and {@code /topics/NAME}, with the
 * same JSON. It does not produce or consume.
 */
public final class RestProxy {

    private static final int UNKNOWN_TOPIC = 40403;
    private static final int BAD_REQUEST = 400;
    private static final int INVALID_TOPIC = 40002;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ACCEPTABLE = 406;
    private static final int KAFKA_ERROR = 50003;

    private static final String MEDIA_TYPE = "application/vnd.kafka.v2+json";

    private final Kafka kafka;

    private RestProxy(Kafka kafka) {
        this.kafka = kafka;
    }

    public static void main(String[] args) throws Exception {
        if (args.length != 1) {
            System.err.println("A properties file is required to start the REST Proxy");
            System.exit(1);
        }
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of(args[0]))) {
            properties.load(file);
        }
        String bootstrapServers = properties.getProperty("bootstrap.servers", "");
        if (bootstrapServers.isBlank()) {
            System.err.println("Atleast one of bootstrap.servers or zookeeper.connect needs to be configured");
            System.exit(1);
        }
        RestProxy proxy = new RestProxy(new Kafka(bootstrapServers));
        String listeners = properties.getProperty("listeners", "http://0.0.0.0:8082");
        URI listener = URI.create(listeners.split(",")[0].strip());
        JsonServer.serve(
                new InetSocketAddress(listener.getHost(), listener.getPort()),
                MEDIA_TYPE,
                proxy::answer);
    }

    record Brokers(List<Integer> brokers) {}

    record Topic(String name, Map<String, String> configs, List<Partition> partitions) {}

    /** The leader is -1 where there is none. */
    record Partition(int partition, int leader, List<Replica> replicas) {}

    record Replica(int broker, boolean leader, @JsonProperty("in_sync") boolean inSync) {}

    record Error(@JsonProperty("error_code") int code, String message) {}

    private Answer answer(String path, String accepted) {
        if (Stream.of(MEDIA_TYPE, "application/vnd.kafka+json", "application/json", "*/*").noneMatch(accepted::contains)) {
            return new Answer(NOT_ACCEPTABLE, new Error(NOT_ACCEPTABLE, "HTTP 406 Not Acceptable"));
        }
        try {
            if (path.equals("/brokers")) {
                return new Answer(200, new Brokers(kafka.brokers().nodes().stream().map(Node::id).toList()));
            }
            if (path.equals("/topics")) {
                List<String> topics = new ArrayList<>(kafka.topics());
                Collections.shuffle(topics);
                return new Answer(200, topics);
            }
            if (path.startsWith("/topics/")) {
                return new Answer(200, topic(path.substring("/topics/".length())));
            }
            return new Answer(404, new Error(NOT_FOUND, "HTTP 404 Not Found"));
        } catch (InvalidTopicException e) {
            return new Answer(BAD_REQUEST, new Error(INVALID_TOPIC, e.getMessage()));
        } catch (UnknownTopicOrPartitionException e) {
            return new Answer(404, new Error(UNKNOWN_TOPIC, "This server does not host this topic-partition."));
        } catch (Exception e) {
            return new Answer(500, new Error(KAFKA_ERROR, e.toString()));
        }
    }

    private Topic topic(String name) throws Exception {
        TopicDescription topic = kafka.describe(List.of(name)).get(name);
        return new Topic(
                name,
                kafka.settings(name, entry -> true),
                topic.partitions().stream().map(RestProxy::partition).toList());
    }

    private static Partition partition(TopicPartitionInfo partition) {
        int leader = Optional.ofNullable(partition.leader()).map(Node::id).orElse(-1);
        return new Partition(
                partition.partition(),
                leader,
                partition.replicas().stream()
                        .map(replica -> new Replica(
                                replica.id(),
                                replica.id() == leader,
                                partition.isr().stream().anyMatch(node -> node.id() == replica.id())))
                        .toList());
    }
}
