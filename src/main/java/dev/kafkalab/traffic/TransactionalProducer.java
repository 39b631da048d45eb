package dev.kafkalab.traffic;

import dev.kafkalab.support.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/**
 * One instance of a producer with a {@code transactional.id}. To make one fences every earlier instance with that id,
 * and aborts what it has left open (KIP-98).
 */
public final class TransactionalProducer implements AutoCloseable {

    private final Producer<String, String> producer;
    private final MessageId ids = new MessageId();
    private boolean open;

    /**
     * @param bootstrapServers whom to ask for the cluster's metadata first
     * @param transactionalId what it has in common with earlier and later instances
     * @param settings producer settings beside Kafka's own defaults
     * @throws IllegalArgumentException if Kafka refuses them
     * @throws KafkaException if the cluster does not take it as that id's instance
     */
    public TransactionalProducer(String bootstrapServers, String transactionalId, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        all.put(ProducerConfig.CLIENT_ID_CONFIG, "kafka-lab-" + transactionalId);
        producer = Publisher.producer(bootstrapServers, all);
        try {
            producer.initTransactions();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Whether it has begun a transaction that it has neither committed nor aborted. */
    public boolean isOpen() {
        return open;
    }

    /** Begins a transaction. @throws KafkaException if it may not, as an instance that is fenced may not */
    public void begin() {
        producer.beginTransaction();
        open = true;
    }

    /** Sends these messages as a part of the open transaction, and waits for how each send has ended. */
    public List<Sent> send(String topic, List<Message> messages) {
        List<Pending> pending = new ArrayList<>();
        for (Message message : messages) {
            String id = ids.next();
            pending.add(new Pending(id, message, SteadyClock.now(), producer.send(message.to(topic, id))));
        }
        producer.flush();
        return pending.stream().map(Pending::ended).toList();
    }

    /** Commits the open transaction. @return why it may not, if it may not: {@code ProducerFencedException: ...} */
    public Optional<String> commit() {
        return end(producer::commitTransaction);
    }

    /** Aborts the open transaction. @return why it may not, if it may not */
    public Optional<String> abort() {
        return end(producer::abortTransaction);
    }

    private Optional<String> end(Runnable ending) {
        try {
            ending.run();
            open = false;
            return Optional.empty();
        } catch (KafkaException e) {
            return Optional.of(SendErrors.inWords(e));
        }
    }

    /** Leaves an open transaction as it is: an instance that is gone neither commits nor aborts. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private record Pending(String id, Message message, Instant sentAt, Future<RecordMetadata> answer) {

        private Sent ended() {
            try {
                RecordMetadata metadata = answer.get();
                return new Sent(
                        id,
                        message,
                        Sent.Outcome.ACKNOWLEDGED,
                        metadata.partition(),
                        metadata.offset(),
                        sentAt,
                        SteadyClock.now(),
                        "");
            } catch (ExecutionException e) {
                return new Sent(
                        id,
                        message,
                        SendErrors.outcome(e.getCause()),
                        -1,
                        -1,
                        sentAt,
                        SteadyClock.now(),
                        SendErrors.inWords(e.getCause()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted", e);
            }
        }
    }
}
