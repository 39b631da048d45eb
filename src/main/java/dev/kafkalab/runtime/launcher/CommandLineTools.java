package dev.kafkalab.runtime.launcher;

import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.runtime.process.ToolRun;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Kafka's own command-line tools, run from the jars of Maven Central: nothing has to be downloaded by hand. */
public final class CommandLineTools {

    /**
     * The newest release that can be resolved. Its tools speak with every broker from 2.1 on, as its clients do.
     */
    public static final String VERSION = "4.3.1";

    /** As in the scripts of Kafka's {@code bin} folder. */
    private static final Map<String, String> MAIN_CLASSES = Collections.unmodifiableMap(new TreeMap<>(Map.ofEntries(
            tool("kafka-acls", "AclCommand"),
            tool("kafka-broker-api-versions", "BrokerApiVersionsCommand"),
            tool("kafka-cluster", "ClusterTool"),
            Map.entry("kafka-configs", "kafka.admin.ConfigCommand"),
            tool("kafka-console-consumer", "consumer.ConsoleConsumer"),
            tool("kafka-console-producer", "ConsoleProducer"),
            tool("kafka-consumer-groups", "consumer.group.ConsumerGroupCommand"),
            tool("kafka-consumer-perf-test", "ConsumerPerformance"),
            tool("kafka-delete-records", "DeleteRecordsCommand"),
            tool("kafka-dump-log", "DumpLogSegments"),
            tool("kafka-features", "FeatureCommand"),
            tool("kafka-get-offsets", "GetOffsetShell"),
            tool("kafka-groups", "GroupsCommand"),
            tool("kafka-leader-election", "LeaderElectionCommand"),
            tool("kafka-log-dirs", "LogDirsCommand"),
            tool("kafka-metadata-quorum", "MetadataQuorumCommand"),
            tool("kafka-producer-perf-test", "ProducerPerformance"),
            tool("kafka-reassign-partitions", "reassign.ReassignPartitionsCommand"),
            tool("kafka-replica-verification", "ReplicaVerificationTool"),
            Map.entry("kafka-storage", "kafka.tools.StorageTool"),
            tool("kafka-topics", "TopicCommand"),
            tool("kafka-transactions", "TransactionsCommand"),
            tool("kafka-verifiable-consumer", "VerifiableConsumer"),
            tool("kafka-verifiable-producer", "VerifiableProducer"))));

    private CommandLineTools() {}

    /** The tools' names, in alphabetical order. */
    public static List<String> names() {
        return List.copyOf(MAIN_CLASSES.keySet());
    }

    /** Whether there is a tool of that name, with or without {@code .sh}. */
    public static boolean has(String name) {
        return mainClass(name).isPresent();
    }

    /**
     * Runs a tool in a process of its own, with this process's input and output, until it ends.
     *
     * @param name the tool's name, with or without {@code .sh}
     * @return its exit code
     * @throws IllegalArgumentException if there is no such tool
     * @throws SetupException if its jars cannot be had
     */
    public static int run(String name, List<String> arguments, Progress progress) {
        String mainClass = mainClass(name).orElseThrow(() -> new IllegalArgumentException("There is no tool " + name));
        return ToolRun.of(VERSION, mainClass, arguments, progress);
    }

    private static Optional<String> mainClass(String name) {
        return Optional.ofNullable(MAIN_CLASSES.get(name.replaceFirst("\\.sh$", "")));
    }

    private static Map.Entry<String, String> tool(String name, String mainClass) {
        return Map.entry(name, "org.apache.kafka.tools." + mainClass);
    }
}
