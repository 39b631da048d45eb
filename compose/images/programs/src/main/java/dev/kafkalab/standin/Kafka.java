package dev.kafkalab.standin;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Kafka, as both stand-ins ask it: anew for each request. With nobody to answer, a question takes {@code Admin}'s own
 * 60 seconds, in the published programs too.
 */
final class Kafka {

    private final Admin admin;

    Kafka(String bootstrapServers) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers, "client.id", "stand-in"));
    }

    /** The live brokers, and the id of the one that is the controller; -1 if there is none. */
    record Brokers(Collection<Node> nodes, int controller) {}

    Brokers brokers() throws Exception {
        DescribeClusterResult cluster = admin.describeCluster();
        Node controller = get(cluster.controller());
        return new Brokers(get(cluster.nodes()), controller == null ? -1 : controller.id());
    }

    /** Every topic that is not internal. */
    Set<String> topics() throws Exception {
        return new TreeSet<>(get(admin.listTopics().names()));
    }

    Map<String, TopicDescription> describe(Collection<String> topics) throws Exception {
        return new TreeMap<>(get(admin.describeTopics(topics).allTopicNames()));
    }

    /** Asks for the latest offset of each partition of a topic: where one has no leader, that fails after 60 seconds. */
    void askForOffsets(TopicDescription topic) throws Exception {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        topic.partitions().forEach(
                partition -> latest.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest()));
        get(admin.listOffsets(latest).all());
    }

    /** A topic's settings, by name. */
    Map<String, String> settings(String topic, Predicate<ConfigEntry> wanted) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Map<String, String> settings = new TreeMap<>();
        get(admin.describeConfigs(Set.of(resource)).all()).get(resource).entries().stream()
                .filter(wanted)
                .forEach(entry -> settings.put(entry.name(), entry.value()));
        return settings;
    }

    private static <T> T get(KafkaFuture<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
