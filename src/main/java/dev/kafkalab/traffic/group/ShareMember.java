package dev.kafkalab.traffic.group;

import dev.kafkalab.support.BackgroundThread;
import dev.kafkalab.traffic.Received;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A consumer of a share group, and the history of what it was given. Safe for use by several threads. */
public final class ShareMember implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration TO_END = Duration.ofSeconds(30);

    private final String name;
    private final String topic;
    private final boolean acknowledges;
    private final ShareConsumer<String, String> consumer;
    private final List<ReadMessage> given = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final BackgroundThread work;
    private volatile Optional<Duration> lock = Optional.empty();

    ShareMember(String name, String topic, boolean acknowledges, ShareConsumer<String, String> consumer) {
        this.name = name;
        this.topic = topic;
        this.acknowledges = acknowledges;
        this.consumer = consumer;
        this.work = BackgroundThread.start(name, this::work);
    }

    /** Starts one that acknowledges each message that it is given. @param name its {@code client.id} */
    public static ShareMember reading(String name, String group, String topic, String bootstrapServers) {
        return new ShareMember(name, topic, true, consumer(name, group, bootstrapServers, 1));
    }

    /** Starts one that takes at most so many messages, acknowledges none of them, and takes no more. */
    public static ShareMember holding(String name, String group, String topic, String bootstrapServers, int messages) {
        return new ShareMember(name, topic, false, consumer(name, group, bootstrapServers, messages));
    }

    /** Its {@code client.id}. */
    public String name() {
        return name;
    }

    /** The topic that it subscribes to. */
    public String topic() {
        return topic;
    }

    /** Whether it acknowledges what it is given. */
    public boolean acknowledges() {
        return acknowledges;
    }

    /** What it was given, in order. @throws IllegalStateException if it could not go on */
    public List<ReadMessage> given() {
        work.check();
        return List.copyOf(given);
    }

    /** For how long a message that it is given is given to nobody else, as the brokers have told it. */
    public Optional<Duration> acquisitionLock() {
        return lock;
    }

    @Override
    public void close() {
        closing.countDown();
        work.join(TO_END);
        work.check();
    }

    private void work() {
        try (consumer) {
            consumer.subscribe(List.of(topic));
            while (closing.getCount() > 0) {
                ConsumerRecords<String, String> records = consumer.poll(POLL);
                lock = consumer.acquisitionLockTimeoutMs().map(Duration::ofMillis);
                records.forEach(this::take);
                if (!records.isEmpty() && !acknowledges) {
                    closing.await();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(ConsumerRecord<String, String> message) {
        given.add(new ReadMessage(name, Received.now(message)));
        if (acknowledges) {
            consumer.acknowledge(message, AcknowledgeType.ACCEPT);
            consumer.commitSync();
        }
    }

    /** One that is never given more messages at a time than it asks for, so that the others get some as well. */
    private static ShareConsumer<String, String> consumer(
            String name, String group, String bootstrapServers, int messages) {
        return new KafkaShareConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        name,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        Integer.toString(messages),
                        ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG,
                        "record_limit",
                        ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG,
                        "explicit"),
                new StringDeserializer(),
                new StringDeserializer());
    }
}
