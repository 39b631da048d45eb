package dev.kafkalab.traffic;

import dev.kafkalab.support.SteadyClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * One message that was read.
 *
 * @param id what the producer of ours that sent it has marked it with; empty if it is somebody else's message
 * @param partition where
 * @param offset its offset
 * @param key its key, if it has one
 * @param value the message; empty for a tombstone
 * @param valueBytes how long its value is, serialized; -1 for a tombstone
 * @param headers its headers as text, without the one that our producers mark it with
 * @param timestamp the message's own, set by its producer unless the topic says otherwise
 * @param at when it was polled
 */
public record Received(
        Optional<String> id,
        int partition,
        long offset,
        Optional<String> key,
        Optional<String> value,
        int valueBytes,
        Map<String, String> headers,
        Instant timestamp,
        Instant at) {

    /** A message that has just been polled. */
    public static Received now(ConsumerRecord<String, String> polled) {
        return new Received(
                MessageId.read(polled.headers()),
                polled.partition(),
                polled.offset(),
                Optional.ofNullable(polled.key()),
                Optional.ofNullable(polled.value()),
                polled.serializedValueSize(),
                headers(polled),
                Instant.ofEpochMilli(polled.timestamp()),
                SteadyClock.now());
    }

    /** Its value as tables write it. */
    public String text() {
        return value.orElse(Message.NULL);
    }

    private static Map<String, String> headers(ConsumerRecord<String, String> polled) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : polled.headers()) {
            if (!header.key().equals(MessageId.HEADER)) {
                headers.put(
                        header.key(),
                        header.value() == null ? Message.NULL : new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return headers;
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
        return "\"%s\" at offset %d of partition %d".formatted(text(), offset, partition);
    }

    private record Place(int partition, long offset) {}
}
