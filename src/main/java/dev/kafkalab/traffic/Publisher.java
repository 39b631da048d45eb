package dev.kafkalab.traffic;

import dev.kafkalab.traffic.Sent.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
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
    public List<Sent> publish(List<String> messages) {
        List<CompletableFuture<Sent>> mine = messages.stream().map(this::send).toList();
        producer.flush();
        return mine.stream().map(CompletableFuture::join).toList();
    }

    /** Begins to publish numbered messages without end, fifty a second. */
    public void start() {
        publishing.set(true);
        thread = new Thread(this::publishOn, "publisher of " + topic);
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends what {@link #start()} began and waits until every send has ended. */
    public void stop() {
        if (publishing.getAndSet(false)) {
            join();
            producer.flush();
        }
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

    private void publishOn() {
        long number = 0;
        while (publishing.get()) {
            send("message " + number++);
            pause();
        }
    }

    private CompletableFuture<Sent> send(String message) {
        Instant sentAt = Instant.now();
        CompletableFuture<Sent> send = new CompletableFuture<>();
        sends.add(send);
        try {
            producer.send(
                    new ProducerRecord<>(topic, message),
                    (metadata, error) -> send.complete(ended(message, sentAt, metadata, error)));
        } catch (RuntimeException e) {
            send.complete(ended(message, sentAt, null, e));
        }
        return send;
    }

    private static Sent ended(String message, Instant sentAt, RecordMetadata metadata, Exception error) {
        Instant now = Instant.now();
        if (error == null) {
            long offset = metadata.hasOffset() ? metadata.offset() : -1;
            return new Sent(message, Outcome.ACKNOWLEDGED, metadata.partition(), offset, sentAt, now, "");
        }
        return new Sent(message, SendErrors.outcome(error), -1, -1, sentAt, now, String.valueOf(error.getMessage()));
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
