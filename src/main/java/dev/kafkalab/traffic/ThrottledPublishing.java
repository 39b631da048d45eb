package dev.kafkalab.traffic;

import dev.kafkalab.support.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * What a broker's quota did to a producer that sent as fast as it could.
 *
 * @param took until every message was acknowledged
 * @param throttled the longest time for which a broker told it to send nothing, by the producer's own metric
 *     {@code produce-throttle-time-max}
 */
public record ThrottledPublishing(Duration took, Duration throttled) {

    /**
     * Publishes so many messages of that size with a producer of its own.
     *
     * @throws IllegalStateException if one is not acknowledged
     */
    public static ThrottledPublishing of(String bootstrapServers, String clientId, String topic, int count, int size) {
        try (Producer<String, String> producer =
                Publisher.producer(bootstrapServers, Map.of(ProducerConfig.CLIENT_ID_CONFIG, clientId))) {
            return of(producer, topic, count, size);
        }
    }

    static ThrottledPublishing of(Producer<String, String> producer, String topic, int count, int size) {
        Instant from = SteadyClock.now();
        String value = "x".repeat(size);
        List<Future<RecordMetadata>> sends = IntStream.range(0, count)
                .mapToObj(i -> producer.send(new ProducerRecord<>(topic, value)))
                .toList();
        producer.flush();
        sends.forEach(ThrottledPublishing::requireAcknowledged);
        return new ThrottledPublishing(Duration.between(from, SteadyClock.now()), throttled(producer));
    }

    private static void requireAcknowledged(Future<RecordMetadata> send) {
        try {
            send.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "A message was not acknowledged: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static Duration throttled(Producer<String, String> producer) {
        return producer.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("produce-throttle-time-max"))
                .flatMap(metric -> Stream.of(((Number) metric.metricValue()).doubleValue()))
                // Before the first answer it is no number.
                .filter(Double::isFinite)
                .map(millis -> Duration.ofMillis(Math.round(millis)))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("The producer does not tell for how long it was throttled"));
    }
}
