package dev.kafkalab.traffic;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * What tells a message of ours from every other: a record header, since values may repeat, and an offset may hold
 * another message once a log was cut. Messages without the header are somebody else's.
 */
final class MessageId {

    static final String HEADER = "kafka-lab";

    /** Short, since it is part of every message, and sizes are what some labs are about. */
    private final String producer = UUID.randomUUID().toString().substring(0, 8);

    private final AtomicLong messages = new AtomicLong();

    /** The next id of a producer's; no other producer has it. */
    String next() {
        return producer + "-" + messages.getAndIncrement();
    }

    /** Marks a message that is to be sent. */
    static void write(String id, Headers headers) {
        headers.add(HEADER, id.getBytes(StandardCharsets.UTF_8));
    }

    /** The id of a message that was read; empty if it is none of ours. */
    static Optional<String> read(Headers headers) {
        return Optional.ofNullable(headers.lastHeader(HEADER))
                .map(Header::value)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
