package dev.kafkalab.runtime.process;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Kafka's command-line tools, as in the scripts of its {@code bin} folder. */
public final class KafkaTools {

    private static final String NOW = "org.apache.kafka.tools.";

    /** As in Kafka 4. Older releases have some of them in Kafka's core, where two packages have changed hands. */
    private static final Map<String, String> MAIN_CLASSES = Collections.unmodifiableMap(new TreeMap<>(Map.ofEntries(
            tool("kafka-acls", "AclCommand"),
            tool("kafka-broker-api-versions", "BrokerApiVersionsCommand"),
            tool("kafka-client-metrics", "ClientMetricsCommand"),
            tool("kafka-cluster", "ClusterTool"),
            Map.entry("kafka-configs", "kafka.admin.ConfigCommand"),
            tool("kafka-console-consumer", "consumer.ConsoleConsumer"),
            tool("kafka-console-producer", "ConsoleProducer"),
            tool("kafka-console-share-consumer", "consumer.ConsoleShareConsumer"),
            tool("kafka-consumer-groups", "consumer.group.ConsumerGroupCommand"),
            tool("kafka-consumer-perf-test", "ConsumerPerformance"),
            tool("kafka-delegation-tokens", "DelegationTokenCommand"),
            tool("kafka-delete-records", "DeleteRecordsCommand"),
            tool("kafka-dump-log", "DumpLogSegments"),
            tool("kafka-e2e-latency", "EndToEndLatency"),
            tool("kafka-features", "FeatureCommand"),
            tool("kafka-get-offsets", "GetOffsetShell"),
            tool("kafka-groups", "GroupsCommand"),
            tool("kafka-leader-election", "LeaderElectionCommand"),
            tool("kafka-log-dirs", "LogDirsCommand"),
            tool("kafka-metadata-quorum", "MetadataQuorumCommand"),
            tool("kafka-producer-perf-test", "ProducerPerformance"),
            tool("kafka-reassign-partitions", "reassign.ReassignPartitionsCommand"),
            tool("kafka-replica-verification", "ReplicaVerificationTool"),
            tool("kafka-share-consumer-perf-test", "ShareConsumerPerformance"),
            tool("kafka-share-groups", "consumer.group.ShareGroupCommand"),
            Map.entry("kafka-storage", "kafka.tools.StorageTool"),
            tool("kafka-streams-application-reset", "StreamsResetter"),
            tool("kafka-streams-groups", "streams.StreamsGroupCommand"),
            tool("kafka-topics", "TopicCommand"),
            tool("kafka-transactions", "TransactionsCommand"),
            tool("kafka-verifiable-consumer", "VerifiableConsumer"),
            tool("kafka-verifiable-producer", "VerifiableProducer"),
            tool("kafka-verifiable-share-consumer", "VerifiableShareConsumer"))));

    private KafkaTools() {}

    /** The tools' names, without {@code .sh}, in alphabetical order. */
    public static List<String> names() {
        return List.copyOf(MAIN_CLASSES.keySet());
    }

    /** The main class of the newest release's tool of that name, written with or without {@code .sh}. */
    public static Optional<String> mainClass(String name) {
        return Optional.ofNullable(MAIN_CLASSES.get(name.replaceFirst("\\.sh$", "")));
    }

    /** The main classes that a tool has had, newest first: of any release, the first that is there is the right one. */
    static List<String> mainClasses(String name) {
        String newest = mainClass(name).orElseThrow();
        String simple = newest.substring(newest.lastIndexOf('.') + 1);
        return Stream.of(newest, NOW + simple, "kafka.admin." + simple, "kafka.tools." + simple)
                .distinct()
                .toList();
    }

    private static Map.Entry<String, String> tool(String name, String mainClass) {
        return Map.entry(name, NOW + mainClass);
    }
}
