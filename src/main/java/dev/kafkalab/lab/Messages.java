package dev.kafkalab.lab;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.traffic.Publisher;
import dev.kafkalab.traffic.Reader;
import dev.kafkalab.traffic.Received;
import dev.kafkalab.traffic.Sent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A scenario's traffic: messages that a step publishes or reads, and publishers and readers that go on between steps. */
public final class Messages implements AutoCloseable {

    /** To read what is there, on a machine that is busy with something else. */
    private static final Duration READ = Duration.ofSeconds(30);

    private final LabCluster lab;
    private final Map<String, Publisher> publishers = new HashMap<>();
    private final Map<String, Reader> readers = new HashMap<>();

    Messages(LabCluster lab) {
        this.lab = lab;
    }

    /** Publishes these messages, asking that broker, or any, for the metadata first. @return how each send ended */
    public List<Sent> publish(String topic, List<String> messages, Optional<ClusterNode> through) {
        try (Publisher publisher = new Publisher(bootstrap(through), topic, Map.of())) {
            return publisher.publish(messages);
        }
    }

    /** Reads a topic from its beginning to its present end, asking that broker, or any, for the metadata first. */
    public List<Received> readToEnd(String topic, Optional<ClusterNode> through) {
        try (Reader reader = reader(topic, through)) {
            return reader.readToEnd(READ);
        }
    }

    /** The offsets behind the last message of each partition, summed. */
    public long endOffset(String topic) {
        try (Reader reader = reader(topic, Optional.empty())) {
            return reader.endOffset(READ);
        }
    }

    /** Begins to publish to a topic without end. */
    public void startPublishing(String topic) {
        publishers
                .computeIfAbsent(topic, t -> new Publisher(bootstrap(Optional.empty()), t, Map.of()))
                .start();
    }

    /** Begins to read a topic without end. */
    public void startReading(String topic) {
        readers.computeIfAbsent(topic, t -> reader(t, Optional.empty())).start();
    }

    /** Ends publishing to a topic and waits until every send has ended. @return every send */
    public List<Sent> stopPublishing(String topic) {
        publisher(topic).stop();
        return sent(topic);
    }

    /** Every send to a topic that has ended so far, in the order of sending. */
    public List<Sent> sent(String topic) {
        return publisher(topic).history();
    }

    /** What the reader that goes on has read so far. */
    public List<Received> received(String topic) {
        return Optional.ofNullable(readers.get(topic))
                .orElseThrow(() -> new IllegalStateException(
                        "Nobody reads %s: a step such as \"Given messages of %s are being read\" must come before this one"
                                .formatted(topic, topic)))
                .history();
    }

    @Override
    public void close() {
        publishers.values().forEach(Publisher::close);
        readers.values().forEach(Reader::close);
    }

    private Publisher publisher(String topic) {
        return Optional.ofNullable(publishers.get(topic))
                .orElseThrow(() -> new IllegalStateException(
                        "Nobody publishes to %s: a step such as \"Given messages are being published to %s\" must come before this one"
                                .formatted(topic, topic)));
    }

    private Reader reader(String topic, Optional<ClusterNode> through) {
        List<Integer> partitions = lab.observer().metadata().topic(topic).stream()
                .map(Snapshot.Partition::partition)
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("There is no topic " + topic);
        }
        return new Reader(bootstrap(through), topic, partitions);
    }

    private String bootstrap(Optional<ClusterNode> through) {
        return through.map(node -> node.node()
                        .hostEndpoint()
                        .map(Endpoint::toString)
                        .orElseThrow(() -> new IllegalStateException(
                                node.node().name() + " publishes no listener that the host can reach")))
                .orElseGet(() -> lab.observer().bootstrapServers());
    }
}
