package dev.kafkalab.transcript;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Transcript;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a broker said, in the layout in which {@code kcat -L} prints it, so that students recognise it. */
public final class KcatLayout {

    private KcatLayout() {}

    /** The command that one would type, and this snapshot as its answer. Internal topics are left out. */
    public static Transcript metadata(Snapshot snapshot) {
        Map<String, List<Snapshot.Partition>> topics = snapshot.partitions().stream()
                .filter(p -> !p.topic().startsWith("__"))
                .collect(Collectors.groupingBy(Snapshot.Partition::topic, LinkedHashMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        lines.add("Metadata for all topics (from broker %s):".formatted(snapshot.askedOf()));
        lines.add(" %d brokers:".formatted(snapshot.brokers().size()));
        snapshot.brokers()
                .forEach(broker -> lines.add("  broker %d at %s%s"
                        .formatted(
                                broker.id(),
                                broker.address(),
                                broker.id() == snapshot.controller() ? " (controller)" : "")));
        lines.add(" %d topics:".formatted(topics.size()));
        topics.forEach((topic, partitions) -> {
            lines.add("  topic \"%s\" with %d partitions:".formatted(topic, partitions.size()));
            partitions.forEach(p -> lines.add("    partition %d, leader %d, replicas: %s, isrs: %s"
                    .formatted(p.partition(), p.leader(), ids(p.replicas()), ids(p.isr()))));
        });
        return new Transcript("kcat -L -b " + snapshot.askedOf(), lines);
    }

    /** Publishing these messages, a line each. */
    public static Transcript publish(String broker, String topic, List<String> messages) {
        return new Transcript("kcat -P -b %s -t %s".formatted(broker, topic), messages);
    }

    /**
     * Publishing these messages, a line each, with a key in front of each value. What kcat is built on places keys by
     * CRC-32 unless it is told otherwise (librdkafka, {@code partitioner}), and Kafka's own producer by murmur2.
     */
    public static Transcript publishKeyed(String broker, String topic, List<String> messages) {
        return new Transcript(
                "kcat -P -b %s -t %s -K : -X partitioner=murmur2_random".formatted(broker, topic), messages);
    }

    /** Following a topic and showing all there is to know of each message, a line each. */
    public static Transcript follow(String broker, String topic, List<String> lines) {
        return new Transcript(
                "kcat -C -Z -b %s -t %s -f 'partition %%p, offset %%o, timestamp %%T, key %%k, value size %%S, value %%s\\n'"
                        .formatted(broker, topic),
                lines);
    }

    private static String ids(List<Integer> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
