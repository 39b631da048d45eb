package dev.kafkalab.traffic;

import dev.kafkalab.support.BackgroundThread;
import dev.kafkalab.support.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads a topic from its beginning. It is assigned its partitions instead of subscribing, so that order within a
 * partition can be judged and no consumer group has a part in what it sees.
 */
public final class Reader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Consumer<String, String> consumer;
    private final List<TopicPartition> partitions;
    private final List<Received> history = Collections.synchronizedList(new ArrayList<>());
    private final AtomicBoolean reading = new AtomicBoolean();
    private BackgroundThread thread;

    /**
     * @param bootstrapServers whom to ask for the cluster's metadata first
     * @param clientId what its log lines bear
     * @param partitionNumbers the topic's partitions
     */
    public Reader(String bootstrapServers, String clientId, String topic, Collection<Integer> partitionNumbers) {
        this(consumer(bootstrapServers, clientId, Map.of()), topic, partitionNumbers);
    }

    /**
     * One that reads nothing of transactions that are open or aborted, as {@code isolation.level=read_committed} says;
     * the end of a partition is its last stable offset.
     */
    public static Reader ofCommitted(String bootstrapServers, String topic, Collection<Integer> partitionNumbers) {
        Map<String, String> settings = Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new Reader(consumer(bootstrapServers, "kafka-lab-reader", settings), topic, partitionNumbers);
    }

    Reader(Consumer<String, String> consumer, String topic, Collection<Integer> partitionNumbers) {
        this.consumer = consumer;
        this.partitions = partitionNumbers.stream()
                .map(number -> new TopicPartition(topic, number))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private static Consumer<String, String> consumer(
            String bootstrapServers, String clientId, Map<String, String> settings) {
        Properties properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        properties.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "200");
        properties.putAll(settings);
        return new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
    }

    /**
     * Reads until the end that each partition has now.
     *
     * @return everything read so far, by partition and offset within it
     * @throws IllegalStateException if the time is over before that: what was read is not all there is
     */
    public List<Received> readToEnd(Duration atMost) {
        Instant deadline = SteadyClock.now().plus(atMost);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, atMost);
        while (!reached(ends) && SteadyClock.now().isBefore(deadline)) {
            take(consumer.poll(POLL));
        }
        if (!reached(ends)) {
            throw new IllegalStateException("%s could not be read to the end within %d s: %d messages are read, to %s"
                    .formatted(partitions, atMost.toSeconds(), history().size(), ends));
        }
        return history();
    }

    /** The offset behind the last message of each partition, summed. */
    public long endOffset(Duration atMost) {
        return sum(consumer.endOffsets(partitions, atMost));
    }

    /** The offset of the first message of each partition that is still there, summed. */
    public long firstOffset(Duration atMost) {
        return sum(consumer.beginningOffsets(partitions, atMost));
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Begins to read without end, if it has not begun. */
    public void start() {
        if (reading.getAndSet(true)) {
            return;
        }
        thread = BackgroundThread.start("the reader of " + partitions, this::readOn);
    }

    /** Ends what {@link #start()} began; the reader can then be asked to {@link #readToEnd(Duration)}. */
    public void stop() {
        if (reading.getAndSet(false)) {
            thread.join(CLOSE);
            thread.check();
        }
    }

    /** Everything read so far, in the order of reading. @throws IllegalStateException if reading on has failed */
    public List<Received> history() {
        if (thread != null) {
            thread.check();
        }
        synchronized (history) {
            return List.copyOf(history);
        }
    }

    @Override
    public void close() {
        reading.set(false);
        if (thread != null) {
            thread.join(CLOSE);
        }
        consumer.close(CloseOptions.timeout(CLOSE));
        if (thread != null) {
            thread.check();
        }
    }

    private boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void readOn() {
        while (reading.get()) {
            take(consumer.poll(POLL));
        }
    }

    private void take(ConsumerRecords<String, String> records) {
        records.forEach(message -> history.add(Received.now(message)));
    }
}
