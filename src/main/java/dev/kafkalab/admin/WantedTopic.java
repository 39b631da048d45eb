package dev.kafkalab.admin;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A topic as a step's table describes it.
 *
 * @param partitions how many; 1 where the table says nothing
 * @param replicationFactor how many replicas each has; 1 where the table says nothing
 * @param replicas each partition's replicas from partition 0 on, the preferred leader first; empty where Kafka is to
 *     place them
 * @param settings the topic's own settings, such as {@code min.insync.replicas}
 */
public record WantedTopic(
        int partitions, int replicationFactor, List<List<Integer>> replicas, Map<String, String> settings) {

    private static final String PARTITIONS = "partitions";
    private static final String REPLICATION_FACTOR = "replication factor";
    private static final String REPLICAS = "replicas";

    public WantedTopic {
        replicas = List.copyOf(replicas);
        settings = Map.copyOf(settings);
    }

    /** A topic without settings of its own, placed by Kafka. */
    public WantedTopic(int partitions, int replicationFactor) {
        this(partitions, replicationFactor, List.of(), Map.of());
    }

    /** A topic with one partition, placed on {@code leader} first and then on the next of these brokers. */
    public static WantedTopic ledBy(int leader, int replicationFactor, List<Integer> brokers) {
        List<Integer> replicas = Stream.concat(
                        Stream.of(leader), brokers.stream().filter(id -> id != leader))
                .limit(replicationFactor)
                .toList();
        return new WantedTopic(1, replicationFactor, List.of(replicas), Map.of());
    }

    /**
     * Reads a table's rows: {@code partitions}, {@code replication factor}, or {@code replicas} ({@code 1,2,3; 2,3,1}
     * for two partitions); every other row is a setting of the topic.
     *
     * @throws IllegalArgumentException if a number is none
     */
    public static WantedTopic of(Map<String, String> rows) {
        Map<String, String> settings = new TreeMap<>(rows);
        Optional<String> placed = Optional.ofNullable(settings.remove(REPLICAS));
        List<List<Integer>> replicas = placed.map(WantedTopic::replicas).orElse(List.of());
        int partitions = number(PARTITIONS, settings.remove(PARTITIONS)).orElse(Math.max(1, replicas.size()));
        int factor = number(REPLICATION_FACTOR, settings.remove(REPLICATION_FACTOR))
                .orElse(replicas.isEmpty() ? 1 : replicas.get(0).size());
        return new WantedTopic(partitions, factor, replicas, settings);
    }

    private static List<List<Integer>> replicas(String text) {
        return Arrays.stream(text.split(";"))
                .map(partition -> Arrays.stream(partition.split(","))
                        .map(id -> number(REPLICAS, id).orElseThrow())
                        .toList())
                .toList();
    }

    private static Optional<Integer> number(String row, String text) {
        try {
            return Optional.ofNullable(text).map(String::strip).map(Integer::valueOf);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The table's row \"%s\" is \"%s\", and should be a number".formatted(row, text), e);
        }
    }
}
