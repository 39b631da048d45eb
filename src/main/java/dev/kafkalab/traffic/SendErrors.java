package dev.kafkalab.traffic;

import dev.kafkalab.traffic.Sent.Outcome;
import java.util.Set;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Tells a send that certainly wrote nothing from one of which nobody knows. */
final class SendErrors {

    /** Refused before anything was appended. NotEnoughReplicasAfterAppend and every timeout leave it open. */
    private static final Set<Class<? extends Exception>> REFUSED = Set.of(
            SerializationException.class,
            RecordTooLargeException.class,
            RecordBatchTooLargeException.class,
            InvalidTopicException.class,
            UnknownTopicOrPartitionException.class,
            AuthorizationException.class,
            org.apache.kafka.common.errors.NotEnoughReplicasException.class);

    private SendErrors() {}

    /** {@code ProducerFencedException: There is a newer producer ...}. */
    static String inWords(Throwable error) {
        return error.getClass().getSimpleName() + ": " + error.getMessage();
    }

    static Outcome outcome(Throwable error) {
        return REFUSED.stream().anyMatch(type -> type.isInstance(error)) ? Outcome.FAILED : Outcome.UNKNOWN;
    }
}
