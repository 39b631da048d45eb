package dev.kafkalab.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.traffic.Sent.Outcome;
import org.apache.kafka.common.errors.NotEnoughReplicasAfterAppendException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class SendErrorsTest {

    @Test
    void what_was_refused_before_it_was_appended_has_failed() {
        assertThat(SendErrors.outcome(new RecordTooLargeException("too large"))).isEqualTo(Outcome.FAILED);
        assertThat(SendErrors.outcome(new NotEnoughReplicasException("1 of 2"))).isEqualTo(Outcome.FAILED);
    }

    @Test
    void of_a_timeout_nobody_knows() {
        assertThat(SendErrors.outcome(new TimeoutException("120 s"))).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void of_what_was_appended_before_the_replicas_went_nobody_knows() {
        assertThat(SendErrors.outcome(new NotEnoughReplicasAfterAppendException("1 of 2")))
                .isEqualTo(Outcome.UNKNOWN);
    }
}
