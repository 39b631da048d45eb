package dev.kafkalab.runtime.launcher;

import dev.kafkalab.topology.VersionNumbers;
import java.util.Map;
import java.util.Optional;

/**
 * What a tool of Kafka's asks of brokers that not all brokers have. Some tools answer with nothing where it is missing,
 * as {@code kafka-share-groups --list} does with an older broker's refusal, so it is told.
 *
 * @param since the first release whose brokers answer it, such as {@code 4.1}
 * @param kraft whether they do so only without ZooKeeper
 */
public record ToolNeeds(String since, boolean kraft) {

    /** Of share groups, brokers of 4.0 have an early form that later clients do not speak. */
    private static final Map<String, ToolNeeds> OF = Map.of(
            "kafka-client-metrics", new ToolNeeds("3.7", true),
            "kafka-console-share-consumer", new ToolNeeds("4.1", true),
            "kafka-metadata-quorum", new ToolNeeds("3.3", true),
            "kafka-share-consumer-perf-test", new ToolNeeds("4.1", true),
            "kafka-share-groups", new ToolNeeds("4.1", true),
            "kafka-streams-groups", new ToolNeeds("4.1", true),
            "kafka-verifiable-share-consumer", new ToolNeeds("4.1", true));

    /** Of that tool, written with or without {@code .sh}; empty where every broker answers it. */
    public static Optional<ToolNeeds> of(String tool) {
        return Optional.ofNullable(OF.get(tool.replaceFirst("\\.sh$", "")));
    }

    /** Whether such brokers answer it. @param version of Kafka, such as {@code 3.9.1} */
    public boolean areMetBy(String version, boolean withoutZooKeeper) {
        VersionNumbers first = VersionNumbers.of(since);
        return !VersionNumbers.of(version).isBefore(first.at(0), first.at(1)) && (withoutZooKeeper || !kraft);
    }

    /** {@code brokers of Kafka 4.1 or newer, without ZooKeeper}. */
    @Override
    public String toString() {
        return "brokers of Kafka %s or newer%s".formatted(since, kraft ? ", without ZooKeeper" : "");
    }
}
