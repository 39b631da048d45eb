package dev.kafkalab.interactive;

import dev.kafkalab.pool.LabCluster;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.ToolAnswer;
import dev.kafkalab.runtime.launcher.CommandLineTools;
import dev.kafkalab.runtime.launcher.ToolNeeds;
import dev.kafkalab.text.Words;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Kafka's own tools, asked of one cluster: those that answer and end. */
final class ClusterTools {

    /** They go on until somebody ends them, and have a terminal to themselves. */
    private static final Set<String> ENDLESS = Set.of(
            "kafka-console-consumer",
            "kafka-console-producer",
            "kafka-console-share-consumer",
            "kafka-consumer-perf-test",
            "kafka-e2e-latency",
            "kafka-producer-perf-test",
            "kafka-replica-verification",
            "kafka-share-consumer-perf-test",
            "kafka-verifiable-consumer",
            "kafka-verifiable-producer",
            "kafka-verifiable-share-consumer");

    /** They look into files. */
    private static final Set<String> OFFLINE = Set.of("kafka-dump-log", "kafka-storage");

    private static final String SERVERS = "--bootstrap-server";
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private ClusterTools() {}

    /** Whether that is the name of one, with or without {@code .sh}. */
    static boolean has(String word) {
        return CommandLineTools.has(word);
    }

    /** Those that can be typed to a cluster. */
    static List<String> names() {
        return CommandLineTools.names().stream()
                .filter(name -> !ENDLESS.contains(name) && !OFFLINE.contains(name))
                .toList();
    }

    /** What it answers, or why it is not asked. @param words its name, and what follows */
    static String ask(LabCluster lab, List<String> words, Progress progress) {
        String tool = words.get(0);
        if (!names().contains(tool.replaceFirst("\\.sh$", ""))) {
            return "%s has a terminal to itself. In another one, type: java -jar target/kafka-lab.jar kafka %s"
                    .formatted(tool, String.join(" ", withServers(words, servers(lab))));
        }
        List<Node> brokers = lab.cluster().topology().nodes(Role.BROKER);
        List<String> unfit = ToolNeeds.of(tool).stream()
                .filter(needs -> brokers.stream().noneMatch(broker -> meets(needs, broker)))
                .map(needs -> "%s needs %s. These are of %s.".formatted(tool, needs, Words.list(software(brokers))))
                .toList();
        return unfit.isEmpty() ? answer(lab, words, progress) : unfit.get(0);
    }

    private static String answer(LabCluster lab, List<String> words, Progress progress) {
        String running = lab.observer()
                .running(Role.BROKER)
                .flatMap(broker -> broker.hostEndpoint().stream())
                .map(Endpoint::toString)
                .collect(Collectors.joining(","));
        if (running.isEmpty()) {
            return "No broker runs, so nobody can answer.";
        }
        // A tool that is told of one that is away warns of it again and again.
        List<String> whole = withServers(words, FirstCommands.asPeopleWrite(running));
        ToolAnswer answer = CommandLineTools.ask(whole.get(0), whole.subList(1, whole.size()), AT_MOST, progress);
        return answer.exitCode().isPresent()
                ? answer.output()
                : "%s%n%s has not ended after %s, and was ended."
                        .formatted(answer.output(), words.get(0), Words.seconds(AT_MOST));
    }

    private static String servers(LabCluster lab) {
        return FirstCommands.asPeopleWrite(lab.observer().bootstrapServers());
    }

    /** With the addresses of this cluster, unless others are typed. */
    static List<String> withServers(List<String> words, String servers) {
        boolean told = words.stream().anyMatch(word -> word.startsWith("--bootstrap-"));
        if (told || OFFLINE.contains(words.get(0))) {
            return words;
        }
        // Where there are commands below a tool, all but this one's take the addresses before them.
        return words.get(0).startsWith("kafka-cluster")
                ? Stream.concat(words.stream(), Stream.of(SERVERS, servers)).toList()
                : Stream.of(words.subList(0, 1), List.of(SERVERS, servers), words.subList(1, words.size()))
                        .flatMap(List::stream)
                        .toList();
    }

    private static boolean meets(ToolNeeds needs, Node broker) {
        return !(broker.program() instanceof Program.Kafka kafka)
                || needs.areMetBy(kafka.version(), kafka.properties().containsKey("process.roles"));
    }

    private static List<String> software(List<Node> brokers) {
        return brokers.stream()
                .map(Node::program)
                .filter(Program.Kafka.class::isInstance)
                .map(Program.Kafka.class::cast)
                .map(kafka -> "Kafka " + kafka.version()
                        + (kafka.properties().containsKey("process.roles") ? "" : " with ZooKeeper"))
                .distinct()
                .toList();
    }
}
