package dev.kafkalab.traffic;

import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.traffic.Sent.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes messages and keeps how each send ended. */
public final class Publisher implements AutoCloseable {

    private static final Duration BETWEEN_MESSAGES = Duration.ofMillis(20);
    private static final Duration CLOSE = Duration.ofSeconds(30);

    private final KafkaProducer<String, String> producer;
    private final String topic;
    private final List<CompletableFuture<Sent>> sends = new CopyOnWriteArrayList<>();
    private final AtomicBoolean publishing = new AtomicBoolean();
    private Thread thread;

    /**
     * @param bootstrapServers whom to ask for the cluster's metadata first
     * @param settings producer settings beside Kafka's own defaults
     */
    public Publisher(String bootstrapServers, String topic, Map<String, String> settings) {
        Properties properties = new Properties();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "kafka-lab-producer");
        // Lab clusters are small and near: a lost broker is to be noticed by its closed connection, or soon after.
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        properties.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "200");
        properties.putAll(settings);
        this.producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
        this.topic = topic;
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
        messages.forEach(this::send);
    }

    /** Begins to publish messages without end, fifty a second, if it has not begun. */
    public void start(Supplier<Message> messages) {
        if (publishing.getAndSet(true)) {
            return;
        }
        thread = new Thread(() -> publishOn(messages), "publisher of " + topic);
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends what {@link #start(Supplier)} began and waits until every send has ended. */
    public void stop() {
        publishing.set(false);
        join();
        producer.flush();
    }

    /** How many messages the producer has sent once more, because a request failed or was not answered in time. */
    public long retries() {
        return producer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("record-retry-total")
                        && metric.getKey().group().equals("producer-metrics"))
                .mapToLong(metric -> ((Number) metric.getValue().metricValue()).longValue())
                .sum();
    }

    /** Every send that has ended so far, in the order of sending. */
    public List<Sent> history() {
        return sends.stream()
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .toList();
    }

    @Override
    public void close() {
        publishing.set(false);
        join();
        producer.close(CLOSE);
    }

    private void publishOn(Supplier<Message> messages) {
        while (publishing.get()) {
            send(messages.get());
            pause();
        }
    }

    private CompletableFuture<Sent> send(Message message) {
        Instant sentAt = SteadyClock.now();
        CompletableFuture<Sent> send = new CompletableFuture<>();
        sends.add(send);
        try {
            producer.send(
                    new ProducerRecord<>(topic, message.key().orElse(null), message.value()),
                    (metadata, error) -> send.complete(ended(message, sentAt, metadata, error)));
        } catch (RuntimeException e) {
            send.complete(ended(message, sentAt, null, e));
        }
        return send;
    }

    private static Sent ended(Message message, Instant sentAt, RecordMetadata metadata, Exception error) {
        Instant now = SteadyClock.now();
        if (error == null) {
            long offset = metadata.hasOffset() ? metadata.offset() : -1;
            return new Sent(
                    message.key(),
                    message.value(),
                    Outcome.ACKNOWLEDGED,
                    metadata.partition(),
                    offset,
                    sentAt,
                    now,
                    "");
        }
        return new Sent(
                message.key(),
                message.value(),
                SendErrors.outcome(error),
                -1,
                -1,
                sentAt,
                now,
                error.getClass().getSimpleName() + ": " + error.getMessage());
    }

    private void join() {
        if (thread != null) {
            try {
                thread.join(CLOSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The rate of publishing, not a wait for anything. */
    private static void pause() {
        try {
            Thread.sleep(BETWEEN_MESSAGES.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
