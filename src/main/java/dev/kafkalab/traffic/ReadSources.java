package dev.kafkalab.traffic;

import dev.kafkalab.support.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Which brokers a consumer has a topic's messages from, by its own metrics.
 *
 * @param chosen of each partition, the replica other than its leader that the consumer reads from (the metric
 *     {@code preferred-read-replica}); a partition that is not there is read from its leader
 * @param bytes how much each broker has sent while the topic was read once (the metric {@code incoming-byte-total})
 */
public record ReadSources(Map<Integer, Integer> chosen, Map<Integer, Long> bytes) {

    private static final Duration READ = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final String NODE = "node-";

    public ReadSources {
        chosen = Map.copyOf(chosen);
        bytes = Map.copyOf(bytes);
    }

    /**
     * Reads a topic from its beginning to its end, twice: it is while reading that a consumer learns where to read.
     *
     * @param bootstrapServers whom to ask for the cluster's metadata first
     * @param rack where the consumer stands; empty if it does not say
     * @param partitions the topic's partitions
     * @throws IllegalStateException if there is no message, or they cannot be read
     */
    public static ReadSources of(
            String bootstrapServers, Optional<String> rack, String topic, Collection<Integer> partitions) {
        try (Consumer<byte[], byte[]> consumer = consumer(bootstrapServers, rack)) {
            return of(
                    consumer,
                    partitions.stream()
                            .map(number -> new TopicPartition(topic, number))
                            .toList());
        }
    }

    static ReadSources of(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        consumer.assign(partitions);
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions, READ);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, READ);
        if (first.equals(ends)) {
            throw new IllegalStateException(
                    "%s have no message: nothing shows where they are read from".formatted(partitions));
        }
        read(consumer, first, ends);
        Map<Integer, Long> before = received(consumer);
        read(consumer, first, ends);
        Map<Integer, Long> bytes = new TreeMap<>(received(consumer));
        before.forEach((broker, received) -> bytes.merge(broker, -received, Long::sum));
        return new ReadSources(chosen(consumer), bytes);
    }

    /**
     * The brokers that the messages came from.
     *
     * @param leaders of each partition, its leader
     */
    public Set<Integer> brokers(Map<Integer, Integer> leaders) {
        Set<Integer> brokers = new TreeSet<>();
        leaders.forEach((partition, leader) -> brokers.add(chosen.getOrDefault(partition, leader)));
        return brokers;
    }

    /** Whether these have sent more than the others: whoever sends messages does, and not who answers "ask there". */
    public boolean sentBy(Set<Integer> brokers) {
        return sum(brokers::contains) > sum(broker -> !brokers.contains(broker));
    }

    private long sum(Predicate<Integer> which) {
        return bytes.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static Consumer<byte[], byte[]> consumer(String bootstrapServers, Optional<String> rack) {
        Properties properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "kafka-lab-reader");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        properties.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "200");
        rack.ifPresent(name -> properties.put(ConsumerConfig.CLIENT_RACK_CONFIG, name));
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static void read(
            Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> first, Map<TopicPartition, Long> ends) {
        Instant deadline = SteadyClock.now().plus(READ);
        first.forEach(consumer::seek);
        while (!isRead(consumer, ends)) {
            if (SteadyClock.now().isAfter(deadline)) {
                throw new IllegalStateException(
                        "%s could not be read to the end within %d s".formatted(ends.keySet(), READ.toSeconds()));
            }
            consumer.poll(POLL);
        }
    }

    private static boolean isRead(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static Map<Integer, Integer> chosen(Consumer<byte[], byte[]> consumer) {
        Map<Integer, Integer> chosen = new HashMap<>();
        metrics(consumer, "preferred-read-replica")
                .filter(metric -> number(metric) >= 0)
                .forEach(metric ->
                        chosen.put(Integer.valueOf(metric.metricName().tags().get("partition")), (int) number(metric)));
        return chosen;
    }

    /** The connections by which a consumer finds its cluster have negative numbers there. */
    private static Map<Integer, Long> received(Consumer<byte[], byte[]> consumer) {
        return metrics(consumer, "incoming-byte-total")
                .filter(metric -> node(metric).matches(NODE + "\\d+"))
                .collect(Collectors.toMap(
                        metric -> Integer.valueOf(node(metric).substring(NODE.length())), metric -> number(metric)));
    }

    private static String node(Metric metric) {
        return metric.metricName().tags().getOrDefault("node-id", "");
    }

    private static Stream<? extends Metric> metrics(Consumer<byte[], byte[]> consumer, String name) {
        return consumer.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals(name));
    }

    private static long number(Metric metric) {
        return ((Number) metric.metricValue()).longValue();
    }
}
