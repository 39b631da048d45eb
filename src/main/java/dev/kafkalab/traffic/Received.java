package dev.kafkalab.traffic;

import dev.kafkalab.support.SteadyClock;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One message that was read.
 *
 * @param id what the producer of ours that sent it has marked it with; empty if it is somebody else's message
 * @param partition where
 * @param offset its offset
 * @param key its key, if it has one
 * @param value the message
 * @param valueBytes how long its value is, serialized
 * @param timestamp the message's own, set by its producer unless the topic says otherwise
 * @param at when it was polled
 */
public record Received(
        Optional<String> id,
        int partition,
        long offset,
        Optional<String> key,
        String value,
        int valueBytes,
        Instant timestamp,
        Instant at) {

    /** A message that has just been polled. */
    public static Received now(ConsumerRecord<String, String> polled) {
        return new Received(
                MessageId.read(polled.headers()),
                polled.partition(),
                polled.offset(),
                Optional.ofNullable(polled.key()),
                polled.value(),
                polled.serializedValueSize(),
                Instant.ofEpochMilli(polled.timestamp()),
                SteadyClock.now());
    }

    /**
     * What it is, so that it can be told whether it was read before: a message of ours by its id, another by its place.
     */
    public Object identity() {
        return id.<Object>map(known -> known).orElseGet(() -> new Place(partition, offset));
    }

    /** As failures name it: {@code "tea" at offset 3 of partition 0}. */
    @Override
    public String toString() {
        return "\"%s\" at offset %d of partition %d".formatted(value, offset, partition);
    }

    private record Place(int partition, long offset) {}
}
