package dev.kafkalab.traffic;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A message to publish.
 *
 * @param key its key, if it has one
 * @param value its value; empty for a tombstone, which is another thing than an empty value
 * @param headers its headers, in order, without the one that tells it from all others
 * @param timestamp the time that its producer gives it, if that is not to be the time of sending
 */
public record Message(
        Optional<String> key, Optional<String> value, Map<String, String> headers, Optional<Instant> timestamp) {

    /** How a missing key or value is written and shown, as {@code kcat -Z} does it. */
    public static final String NULL = "NULL";

    public Message {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public Message(Optional<String> key, String value) {
        this(key, Optional.of(value), Map.of(), Optional.empty());
    }

    /** A message without a key. */
    public static Message of(String value) {
        return new Message(Optional.empty(), value);
    }

    /** Its value, as tables write it. */
    public String text() {
        return value.orElse(NULL);
    }

    /** What a producer is given. @param id what tells it from every other message */
    ProducerRecord<String, String> to(String topic, String id) {
        ProducerRecord<String, String> sent = new ProducerRecord<>(
                topic, null, timestamp.map(Instant::toEpochMilli).orElse(null), key.orElse(null), value.orElse(null));
        headers.forEach((name, text) -> sent.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        MessageId.write(id, sent.headers());
        return sent;
    }
}
