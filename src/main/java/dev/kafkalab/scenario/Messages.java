package dev.kafkalab.scenario;

import dev.kafkalab.await.Condition;
import dev.kafkalab.await.Waiter;
import dev.kafkalab.clients.ClientSettings;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Traffic;
import dev.kafkalab.pool.LabCluster;
import dev.kafkalab.runtime.Closeables;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Role;
import dev.kafkalab.traffic.Message;
import dev.kafkalab.traffic.Publisher;
import dev.kafkalab.traffic.Reader;
import dev.kafkalab.traffic.Received;
import dev.kafkalab.traffic.Sent;
import dev.kafkalab.traffic.TrafficIntervals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A scenario's traffic: messages that a step publishes or reads, and publishers and readers that go on between steps.
 */
public class Messages implements AutoCloseable {

    /** To read what is there, on a machine that is busy with something else. */
    private static final Duration READ = Duration.ofSeconds(30);

    private final LabCluster lab;
    private final Map<Sender, Publisher> publishers = new LinkedHashMap<>();
    private final Map<String, List<Sent>> ended = new HashMap<>();
    private final Map<String, AtomicLong> numbers = new ConcurrentHashMap<>();
    private final Map<String, Reader> readers = new HashMap<>();
    private final Set<String> endless = new LinkedHashSet<>();
    private Map<String, String> producerSettings = Map.of();

    Messages(LabCluster lab) {
        this.lab = lab;
    }

    /**
     * The settings of every producer that is made from now on, beside Kafka's own defaults.
     *
     * @throws IllegalArgumentException if one does not exist, or has a value that Kafka refuses
     */
    public void producerSettings(Map<String, String> settings) {
        producerSettings = ClientSettings.PRODUCER.check(settings);
    }

    /** The settings that the next producer gets. */
    public Map<String, String> producerSettings() {
        return producerSettings;
    }

    /** How long such a producer tries to deliver a message before it gives up. */
    public Duration deliveryTimeout() {
        return Duration.ofMillis(
                Long.parseLong(ClientSettings.PRODUCER.inForce("delivery.timeout.ms", producerSettings)));
    }

    /** The next messages of a topic, numbered through the scenario, so that no two are alike. */
    public List<Message> numbered(String topic, int count) {
        return Stream.generate(() -> next(topic)).limit(count).toList();
    }

    /** As above; so many keys take turns. */
    public List<Message> numbered(String topic, int count, int keys) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        new Message(Optional.of("key " + i % keys), next(topic).text()))
                .toList();
    }

    /** As above; the value of each is filled up to that size. @throws IllegalArgumentException if it is too small */
    public List<Message> ofSize(String topic, int count, int bytes) {
        return numbered(topic, count).stream()
                .map(message -> {
                    if (message.text().length() > bytes) {
                        throw new IllegalArgumentException("A numbered message has at least %d bytes, and not %d"
                                .formatted(message.text().length(), bytes));
                    }
                    return Message.of(
                            message.text() + ".".repeat(bytes - message.text().length()));
                })
                .toList();
    }

    /** Publishes these messages, asking that broker, or any, for the metadata first. @return how each send ended */
    public List<Sent> publish(String topic, List<Message> messages, Optional<ClusterNode> through) {
        try (Publisher publisher = new Publisher(bootstrap(through), topic, producerSettings)) {
            List<Sent> sent = publisher.publish(messages);
            ended.computeIfAbsent(topic, t -> new ArrayList<>()).addAll(sent);
            return sent;
        }
    }

    /** Reads a topic from its beginning to its present end, asking that broker, or any, for the metadata first. */
    public List<Received> readToEnd(String topic, Optional<ClusterNode> through) {
        try (Reader reader = reader(topic, through)) {
            return reader.readToEnd(READ);
        }
    }

    /** As above, without what transactions that are open or aborted have written. */
    public List<Received> readCommitted(String topic) {
        try (Reader reader = committed(topic)) {
            return reader.readToEnd(READ);
        }
    }

    /** The offsets up to which each partition's transactions are decided, summed: its last stable offsets. */
    public long lastStableOffset(String topic) {
        try (Reader reader = committed(topic)) {
            return reader.endOffset(READ);
        }
    }

    /** What is hidden only as long as a commit is on its way is not to count as hidden. */
    private Reader committed(String topic) {
        new Waiter(line -> {})
                .await(
                        new Condition<>(
                                "every transaction that is being ended to be decided",
                                () -> lab.admin().areTransactionsDecided(),
                                seen -> "markers are still being written",
                                seen -> seen),
                        ScenarioContext.METADATA_SETTLES)
                .orSetupFailure();
        return Reader.ofCommitted(bootstrap(Optional.empty()), topic, numbers(topic));
    }

    /** The offsets behind the last message of each partition, summed. */
    public long endOffset(String topic) {
        try (Reader reader = reader(topic, Optional.empty())) {
            return reader.endOffset(READ);
        }
    }

    /**
     * Whether a partition of the topic holds a message that can be read; those without a leader have nobody to tell.
     */
    public boolean holdsMessages(String topic) {
        List<Integer> led = partitions(topic).stream()
                .filter(partition -> partition.leader() >= 0)
                .map(Snapshot.Partition::partition)
                .toList();
        if (led.isEmpty()) {
            return false;
        }
        try (Reader reader = new Reader(bootstrap(Optional.empty()), "kafka-lab-reader", topic, led)) {
            return reader.endOffset(READ) > reader.firstOffset(READ);
        }
    }

    /**
     * Whether everything that its leaders have can be read, as far as can be told: each partition has a leader, and no
     * in-sync replica that stands still holds the high watermark back.
     */
    public boolean isWhole(String topic) {
        Set<Integer> running = lab.cluster().nodes().stream()
                .filter(node -> node.node().is(Role.BROKER) && node.state() == State.RUNNING)
                .flatMap(node -> node.id().stream().boxed())
                .collect(Collectors.toSet());
        int least = Integer.parseInt(
                lab.admin().topicSetting(topic, "min.insync.replicas").orElse("1"));
        return lab.observer().metadata().topic(topic).stream()
                .allMatch(partition -> partition.leader() >= 0
                        && running.containsAll(partition.isr())
                        && partition.isr().size() >= least);
    }

    /** The offsets of the first message of each partition, summed. */
    public long firstOffset(String topic) {
        try (Reader reader = reader(topic, Optional.empty())) {
            return reader.firstOffset(READ);
        }
    }

    /** Gives these messages to a producer that goes on trying to deliver them, without waiting for it. */
    public void send(String topic, List<Message> messages) {
        publisher(topic).sendAll(messages);
    }

    /** Begins to publish to a topic without end. */
    public void startPublishing(String topic) {
        endless.add(topic);
        publisher(topic).start(() -> next(topic));
    }

    /** Begins to read a topic without end. */
    public void startReading(String topic) {
        endless.add(topic);
        readers.computeIfAbsent(topic, t -> reader(readerId(t), t, Optional.empty()))
                .start();
    }

    /** The client id of the producers that go on publishing to a topic; no other client has it. */
    public String producerId(String topic) {
        return "producer-of-%s-in-%s".formatted(topic, lab.cluster().topology().name());
    }

    /** The client id of the reader that goes on reading a topic; no other client has it. */
    public String readerId(String topic) {
        return "reader-of-%s-in-%s".formatted(topic, lab.cluster().topology().name());
    }

    private Map<String, String> withId(Sender sender) {
        Map<String, String> settings = new HashMap<>(sender.settings);
        settings.put("client.id", producerId(sender.topic));
        return settings;
    }

    /** Ends publishing to a topic and waits until every send has ended. @return every send of this scenario to it */
    public List<Sent> stopPublishing(String topic) {
        publishersOf(topic).forEach(Publisher::stop);
        return sent(topic);
    }

    /** How many messages the topic's producers that go on have sent once more since that moment. */
    public long retriesSince(String topic, Instant moment) {
        return publishersOf(topic)
                .mapToLong(publisher -> publisher.retriesSince(moment))
                .sum();
    }

    /** How many messages of this scenario the topic could hold: those that were given to a producer and not refused. */
    public long given(String topic) {
        return ended.getOrDefault(topic, List.of()).size()
                + publishersOf(topic).mapToLong(Publisher::given).sum()
                - history(topic)
                        .filter(sent -> sent.outcome() == Sent.Outcome.FAILED)
                        .count();
    }

    /** Every send of this scenario to a topic that has ended so far, in the order of sending. */
    public List<Sent> sent(String topic) {
        if (!ended.containsKey(topic) && publishersOf(topic).findAny().isEmpty()) {
            throw new IllegalStateException(
                    "Nobody publishes to %s: a step such as \"Given messages are being published to %s\" must come before this one"
                            .formatted(topic, topic));
        }
        return history(topic).sorted(Comparator.comparing(Sent::sentAt)).toList();
    }

    /** When the last message that has ended was sent to a topic; empty if none was. */
    public Optional<Instant> lastSentAt(String topic) {
        return history(topic).map(Sent::sentAt).max(Instant::compareTo);
    }

    /** What the reader that goes on has read so far. */
    public List<Received> received(String topic) {
        return Optional.ofNullable(readers.get(topic))
                .orElseThrow(() -> new IllegalStateException(
                        "Nobody reads %s: a step such as \"Given messages of %s are being read\" must come before this one"
                                .formatted(topic, topic)))
                .history();
    }

    /**
     * What went through each topic that was published to or read from without end, in the order in which that began.
     * Asked after {@link #close()}, it has the sends that ended only then.
     */
    List<Traffic> traffic() {
        return endless.stream()
                .map(topic -> new Traffic(
                        topic,
                        TrafficIntervals.of(
                                history(topic).toList(), readers.containsKey(topic) ? received(topic) : List.of())))
                .toList();
    }

    @Override
    public void close() {
        Closeables.closeAll(Stream.concat(
                        publishers.values().stream().<Runnable>map(publisher -> publisher::close),
                        readers.values().stream().<Runnable>map(reader -> reader::close))
                .toList());
    }

    private Stream<Sent> history(String topic) {
        return Stream.concat(
                ended.getOrDefault(topic, List.of()).stream(),
                publishersOf(topic).flatMap(publisher -> publisher.history().stream()));
    }

    private Message next(String topic) {
        return Message.of("message "
                + numbers.computeIfAbsent(topic, t -> new AtomicLong()).getAndIncrement());
    }

    private Publisher publisher(String topic) {
        return publishers.computeIfAbsent(
                new Sender(topic, producerSettings),
                sender -> new Publisher(bootstrap(Optional.empty()), sender.topic, withId(sender)));
    }

    private Stream<Publisher> publishersOf(String topic) {
        return publishers.entrySet().stream()
                .filter(entry -> entry.getKey().topic.equals(topic))
                .map(Map.Entry::getValue);
    }

    private Reader reader(String topic, Optional<ClusterNode> through) {
        return reader("kafka-lab-reader", topic, through);
    }

    private Reader reader(String clientId, String topic, Optional<ClusterNode> through) {
        return new Reader(bootstrap(through), clientId, topic, numbers(topic));
    }

    private List<Integer> numbers(String topic) {
        return partitions(topic).stream().map(Snapshot.Partition::partition).toList();
    }

    /** A topic's partitions. @throws SetupException if there is no such topic */
    private List<Snapshot.Partition> partitions(String topic) {
        return new Waiter(line -> {})
                .await(
                        new Condition<>(
                                "a broker to know " + topic,
                                () -> lab.observer().metadata().topic(topic),
                                known -> "there is no topic " + topic,
                                known -> !known.isEmpty()),
                        ScenarioContext.METADATA_SETTLES)
                .orSetupFailure();
    }

    private String bootstrap(Optional<ClusterNode> through) {
        return through.map(node -> node.hostEndpoint()
                        .map(Endpoint::toString)
                        .orElseThrow(() -> new IllegalStateException(
                                node.node().name() + " publishes no listener that the host can reach")))
                .orElseGet(this::brokersThatAnswer);
    }

    /**
     * A client that is told of a paused broker may ask that one first, and wait for an answer for seconds. One that is
     * down refuses at once, and may be the only one that is left when those that run now are gone.
     */
    private String brokersThatAnswer() {
        return lab.cluster().nodes().stream()
                .filter(node -> node.node().is(Role.BROKER) && node.state() != State.PAUSED)
                .flatMap(node -> node.hostEndpoint().stream())
                .map(Endpoint::toString)
                .collect(Collectors.joining(","));
    }

    /** Who goes on publishing: to which topic, with which settings. */
    private record Sender(String topic, Map<String, String> settings) {}
}
