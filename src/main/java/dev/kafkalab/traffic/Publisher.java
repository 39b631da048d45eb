package dev.kafkalab.traffic;

import dev.kafkalab.clients.ClientSettings;
import dev.kafkalab.support.BackgroundThread;
import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.traffic.Sent.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes messages and keeps how each send ended. */
public final class Publisher implements AutoCloseable {

    private static final Duration BETWEEN_MESSAGES = Duration.ofMillis(20);
    private static final Duration CLOSE = Duration.ofSeconds(30);

    private final Producer<String, String> producer;
    private final String topic;
    private final boolean asksForAnswers;
    private final MessageId ids = new MessageId();
    private final Queue<CompletableFuture<Sent>> sends = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean publishing = new AtomicBoolean();
    private final NavigableMap<Instant, Long> retriesSeen = new ConcurrentSkipListMap<>();
    private BackgroundThread thread;
    private BackgroundThread watcher;
    private volatile boolean closed;

    /**
     * @param bootstrapServers whom to ask for the cluster's metadata first
     * @param settings producer settings beside Kafka's own defaults
     * @throws IllegalArgumentException if Kafka refuses them
     */
    public Publisher(String bootstrapServers, String topic, Map<String, String> settings) {
        this(
                producer(bootstrapServers, settings),
                topic,
                !ClientSettings.PRODUCER
                        .inForce(ProducerConfig.ACKS_CONFIG, settings)
                        .equals("0"));
    }

    /** @param asksForAnswers whether a send that has ended well was acknowledged */
    Publisher(Producer<String, String> producer, String topic, boolean asksForAnswers) {
        this.producer = producer;
        this.topic = topic;
        this.asksForAnswers = asksForAnswers;
    }

    /** A producer with these settings. @throws IllegalArgumentException if Kafka refuses them */
    static Producer<String, String> producer(String bootstrapServers, Map<String, String> settings) {
        Properties properties = new Properties();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "kafka-lab-producer");
        // Lab clusters are small and near: a lost broker is to be noticed by its closed connection, or soon after.
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        properties.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "200");
        properties.putAll(settings);
        try {
            return new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
        } catch (KafkaException e) {
            throw new IllegalArgumentException(
                    "Kafka makes no producer with the settings %s: %s"
                            .formatted(settings, (e.getCause() == null ? e : e.getCause()).getMessage()),
                    e);
        }
    }

    /**
     * Publishes these messages one after another and waits until each send has ended.
     *
     * @return how each ended, in their order
     */
    public List<Sent> publish(List<Message> messages) {
        List<CompletableFuture<Sent>> mine = messages.stream().map(this::send).toList();
        producer.flush();
        return mine.stream().map(CompletableFuture::join).toList();
    }

    /** Gives these messages to the producer, and does not wait for how the sends end. */
    public void sendAll(List<Message> messages) {
        watchRetries();
        messages.forEach(this::send);
    }

    /** Begins to publish messages without end, fifty a second, if it has not begun. */
    public void start(Supplier<Message> messages) {
        if (publishing.getAndSet(true)) {
            return;
        }
        watchRetries();
        thread = BackgroundThread.start("the publisher of " + topic, () -> publishOn(messages));
    }

    /** Ends what {@link #start(Supplier)} began and waits until every send has ended. */
    public void stop() {
        publishing.set(false);
        join();
        producer.flush();
        check();
    }

    /**
     * How many messages the producer has sent once more since that moment, because a request failed or was not answered
     * in time. Its count is looked at every 20 ms from its first {@link #sendAll(List)} or {@link #start(Supplier)} on.
     */
    public long retriesSince(Instant moment) {
        check();
        return retries()
                - Optional.ofNullable(retriesSeen.floorEntry(moment))
                        .map(Map.Entry::getValue)
                        .orElse(0L);
    }

    private long retries() {
        return producer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("record-retry-total")
                        && metric.getKey().group().equals("producer-metrics"))
                .mapToLong(metric -> ((Number) metric.getValue().metricValue()).longValue())
                .sum();
    }

    private void watchRetries() {
        if (watcher == null) {
            watcher = BackgroundThread.start("what counts the retries of " + topic, () -> {
                long last = 0;
                while (!closed && !Thread.currentThread().isInterrupted()) {
                    long now = retries();
                    if (now != last) {
                        retriesSeen.put(SteadyClock.now(), now);
                        last = now;
                    }
                    pause();
                }
            });
        }
    }

    /** How many messages it was given so far, whether their sends have ended or not. */
    public int given() {
        return sends.size();
    }

    /**
     * Every send that has ended so far, in the order of sending. @throws IllegalStateException if publishing on has
     * failed
     */
    public List<Sent> history() {
        check();
        return sends.stream()
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .toList();
    }

    @Override
    public void close() {
        publishing.set(false);
        join();
        closed = true;
        producer.close(CLOSE);
        check();
    }

    private void publishOn(Supplier<Message> messages) {
        while (publishing.get() && !Thread.currentThread().isInterrupted()) {
            send(messages.get());
            pause();
        }
    }

    private CompletableFuture<Sent> send(Message message) {
        String id = ids.next();
        ProducerRecord<String, String> marked = message.to(topic, id);
        Instant sentAt = SteadyClock.now();
        CompletableFuture<Sent> send = new CompletableFuture<>();
        sends.add(send);
        try {
            producer.send(marked, (metadata, error) -> send.complete(ended(id, message, sentAt, metadata, error)));
        } catch (RuntimeException e) {
            send.complete(ended(id, message, sentAt, null, e));
        }
        return send;
    }

    private Sent ended(String id, Message message, Instant sentAt, RecordMetadata metadata, Exception error) {
        Instant now = SteadyClock.now();
        if (error != null) {
            return new Sent(id, message, SendErrors.outcome(error), -1, -1, sentAt, now, SendErrors.inWords(error));
        }
        Outcome outcome = asksForAnswers ? Outcome.ACKNOWLEDGED : Outcome.SENT;
        return new Sent(id, message, outcome, metadata.partition(), metadata.offset(), sentAt, now, "");
    }

    private void check() {
        Stream.of(thread, watcher).filter(Objects::nonNull).forEach(BackgroundThread::check);
    }

    private void join() {
        if (thread != null) {
            thread.join(CLOSE);
        }
    }

    /** The rate of publishing and of counting, not a wait for anything. */
    private static void pause() {
        try {
            Thread.sleep(BETWEEN_MESSAGES.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
