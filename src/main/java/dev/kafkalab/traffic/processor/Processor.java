package dev.kafkalab.traffic.processor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A program that reads messages of one topic, writes each to another, and keeps its progress as the offsets of a
 * consumer group. It is assigned its partitions, so that one that takes over need not wait for a session to end.
 *
 * <p>A line of its input, {@code 10 in a transaction}, is what it does next; a line of its output says that it is
 * {@code done}, or why it is not.
 */
final class Processor {

    static final String DONE = "done";

    private static final Duration POLL = Duration.ofMillis(100);

    /** To find that many messages, on a machine that is busy with something else. */
    private static final Duration FIND = Duration.ofSeconds(10);

    private final Consumer<String, String> consumer;
    private final String output;
    private final Map<String, Object> producerSettings;
    private final String id;
    private final Queue<ConsumerRecord<String, String>> found = new ArrayDeque<>();
    private final Map<TopicPartition, OffsetAndMetadata> progress = new HashMap<>();
    private Producer<String, String> plain;
    private Producer<String, String> transactional;

    private Processor(String bootstrapServers, String id, String input, String output) {
        this.id = id;
        this.output = output;
        this.producerSettings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000);
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        id,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        5_000),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.assign(consumer.partitionsFor(input).stream()
                .map(partition -> new TopicPartition(input, partition.partition()))
                .toList());
    }

    /** @param arguments bootstrap servers, the processor's id, the topic that it reads, and the one that it writes */
    public static void main(String... arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Processor processor = new Processor(arguments[0], arguments[1], arguments[2], arguments[3]);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", 2);
            try {
                processor.copy(Integer.parseInt(words[0]), Copying.of(words[1]));
                out.println(DONE);
            } catch (RuntimeException e) {
                out.println("%s (%s)".formatted(e.getMessage(), e.getClass().getSimpleName()));
            }
        }
    }

    private void copy(int messages, Copying copying) {
        Producer<String, String> producer = copying.isTransaction() ? transactional() : plain();
        if (copying.isTransaction()) {
            producer.beginTransaction();
        }
        find(messages);
        List<Future<RecordMetadata>> sent =
                Stream.generate(this::next).limit(messages).map(producer::send).toList();
        producer.flush();
        sent.forEach(Processor::require);
        switch (copying) {
            case IN_A_TRANSACTION -> {
                producer.sendOffsetsToTransaction(progress, consumer.groupMetadata());
                producer.commitTransaction();
            }
            case IN_A_TRANSACTION_THAT_STAYS_OPEN ->
                producer.sendOffsetsToTransaction(progress, consumer.groupMetadata());
            case AND_COMMITS -> consumer.commitSync(progress);
            case WITHOUT_COMMITTING -> {}
        }
    }

    private ProducerRecord<String, String> next() {
        ConsumerRecord<String, String> message = found.remove();
        progress.put(
                new TopicPartition(message.topic(), message.partition()), new OffsetAndMetadata(message.offset() + 1));
        // With its headers, so that a copy can be told from a copy of another message of the same value.
        return new ProducerRecord<>(output, null, message.key(), message.value(), message.headers());
    }

    private void find(int messages) {
        long deadline = System.nanoTime() + FIND.toNanos();
        while (found.size() < messages && System.nanoTime() < deadline) {
            consumer.poll(POLL).forEach(found::add);
        }
        if (found.size() < messages) {
            throw new IllegalStateException("only %d messages are there, and not %d".formatted(found.size(), messages));
        }
    }

    private Producer<String, String> plain() {
        if (plain == null) {
            plain = new KafkaProducer<>(producerSettings, new StringSerializer(), new StringSerializer());
        }
        return plain;
    }

    private Producer<String, String> transactional() {
        if (transactional == null) {
            Map<String, Object> settings = new HashMap<>(producerSettings);
            settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
            transactional = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
            transactional.initTransactions();
        }
        return transactional;
    }

    private static void require(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
