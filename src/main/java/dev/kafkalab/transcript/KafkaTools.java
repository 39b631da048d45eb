package dev.kafkalab.transcript;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Transcript;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one would type into Kafka's own command line tools, with answers in their layout. */
public final class KafkaTools {

    private final String bootstrapServers;

    /** Tools that are told of these brokers: {@code localhost:32001,localhost:32002}. */
    public KafkaTools(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Creating a topic. @param refusal why it was refused; empty if it was created */
    public Transcript createTopic(String topic, int partitions, int replicationFactor, Optional<String> refusal) {
        return new Transcript(
                "kafka-topics --bootstrap-server %s --create --topic %s --partitions %d --replication-factor %d"
                        .formatted(bootstrapServers, topic, partitions, replicationFactor),
                List.of(refusal.orElse("Created topic %s.".formatted(topic))));
    }

    /** Electing preferred leaders. @param elected for each partition, whether it got another leader by that */
    public Transcript electPreferredLeaders(String topic, Map<Integer, Boolean> elected) {
        return new Transcript(
                "kafka-leader-election --bootstrap-server %s --election-type preferred --path-to-json-file <(echo '{\"partitions\":[%s]}')"
                        .formatted(
                                bootstrapServers,
                                elected.keySet().stream()
                                        .map(number -> "{\"topic\":\"%s\",\"partition\":%d}".formatted(topic, number))
                                        .collect(Collectors.joining(","))),
                Stream.of(
                                answer(
                                        "Successfully completed leader election (PREFERRED) for partitions ",
                                        topic,
                                        elected,
                                        true),
                                answer("Valid replica already elected for partitions ", topic, elected, false))
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** Moving replicas. @param before the partitions as they were */
    public Transcript reassign(String topic, List<Snapshot.Partition> before, Map<Integer, List<Integer>> replicas) {
        return new Transcript(
                reassignment(topic, replicas) + " --execute",
                List.of(
                        "Current partition replica assignment",
                        json(
                                topic,
                                before.stream()
                                        .collect(Collectors.toMap(
                                                Snapshot.Partition::partition, Snapshot.Partition::replicas))),
                        "Successfully started partition reassignments for " + names(topic, replicas.keySet())));
    }

    /** Asking how far that is. @param moving those that are still on their way */
    public Transcript verifyReassignment(String topic, List<Snapshot.Partition> partitions, Set<Integer> moving) {
        Map<Integer, List<Integer>> replicas = partitions.stream()
                .collect(Collectors.toMap(Snapshot.Partition::partition, Snapshot.Partition::replicas));
        return new Transcript(
                reassignment(topic, replicas) + " --verify",
                Stream.concat(
                                Stream.of("Status of partition reassignment:"),
                                replicas.keySet().stream().map(number -> "Reassignment of partition %s-%d is %s."
                                        .formatted(
                                                topic,
                                                number,
                                                moving.contains(number) ? "still in progress" : "completed")))
                        .toList());
    }

    /** A running broker's own value of a setting. @param value empty if it has no such setting */
    public Transcript setting(int broker, String name, Optional<String> value) {
        return new Transcript(
                "kafka-configs --bootstrap-server %s --entity-type brokers --entity-name %d --describe --all | grep %s="
                        .formatted(bootstrapServers, broker, name),
                value.map(it -> "  %s=%s".formatted(name, it)).stream().toList());
    }

    /** A topic's value of a setting. @param value empty if it has no such setting */
    public Transcript topicSetting(String topic, String name, Optional<String> value) {
        return new Transcript(
                "kafka-configs --bootstrap-server %s --entity-type topics --entity-name %s --describe --all | grep %s="
                        .formatted(bootstrapServers, topic, name),
                value.map(it -> "  %s=%s".formatted(name, it)).stream().toList());
    }

    /** Adding partitions to a topic. */
    public Transcript alterPartitions(String topic, int partitions) {
        return new Transcript(
                "kafka-topics --bootstrap-server %s --alter --topic %s --partitions %d"
                        .formatted(bootstrapServers, topic, partitions),
                List.of());
    }

    /** Deleting a topic. */
    public Transcript deleteTopic(String topic) {
        return new Transcript(
                "kafka-topics --bootstrap-server %s --delete --topic %s".formatted(bootstrapServers, topic), List.of());
    }

    /**
     * Changing a topic's setting.
     *
     * @param value what it is to be; empty if it is to have none of its own
     * @param refused why it was refused; empty if it was changed
     */
    public Transcript alterTopic(String topic, String name, Optional<String> value, Optional<String> refused) {
        return alter("topics", "topic", topic, name, value, refused);
    }

    /** As above, of a broker. */
    public Transcript alterBroker(int broker, String name, Optional<String> value, Optional<String> refused) {
        return alter("brokers", "broker", Integer.toString(broker), name, value, refused);
    }

    private Transcript alter(
            String type, String kind, String entity, String name, Optional<String> value, Optional<String> refused) {
        return new Transcript(
                "kafka-configs --bootstrap-server %s --entity-type %s --entity-name %s --alter %s"
                        .formatted(
                                bootstrapServers,
                                type,
                                entity,
                                value.map(it -> "--add-config %s=%s".formatted(name, it))
                                        .orElse("--delete-config " + name)),
                List.of(refused.orElse("Completed updating config for %s %s.".formatted(kind, entity))));
    }

    private String reassignment(String topic, Map<Integer, List<Integer>> replicas) {
        return "kafka-reassign-partitions --bootstrap-server %s --reassignment-json-file <(echo '%s')"
                .formatted(bootstrapServers, json(topic, replicas));
    }

    private static String json(String topic, Map<Integer, List<Integer>> replicas) {
        return replicas.entrySet().stream()
                .map(e -> "{\"topic\":\"%s\",\"partition\":%d,\"replicas\":[%s]}"
                        .formatted(topic, e.getKey(), joined(e.getValue())))
                .collect(Collectors.joining(",", "{\"version\":1,\"partitions\":[", "]}"));
    }

    private static Optional<String> answer(
            String sentence, String topic, Map<Integer, Boolean> elected, boolean which) {
        List<Integer> numbers = elected.entrySet().stream()
                .filter(e -> e.getValue() == which)
                .map(Map.Entry::getKey)
                .toList();
        return numbers.isEmpty() ? Optional.empty() : Optional.of(sentence + names(topic, numbers));
    }

    private static String names(String topic, Collection<Integer> numbers) {
        return numbers.stream().map(number -> topic + "-" + number).collect(Collectors.joining(","));
    }

    private static String joined(List<Integer> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
