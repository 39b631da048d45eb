package dev.kafkalab.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.traffic.Sent.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LostMessagesTest {

    private static final List<Received> ONLY_A =
            List.of(new Received(0, 0, Optional.empty(), "a", 1, Instant.EPOCH, Instant.EPOCH));

    @Test
    void an_acknowledged_message_that_cannot_be_read_counts_wherever_it_stood() {
        LostMessages losses =
                LostMessages.of(List.of(acknowledged("a", 0), acknowledged("b", 0), acknowledged("c", 1)), ONLY_A);

        assertThat(losses.acknowledged()).isEqualTo(3);
        assertThat(losses.count()).isEqualTo(2);
    }

    @Test
    void with_acks_0_a_message_without_an_offset_counts_too() {
        assertThat(LostMessages.of(List.of(acknowledged("b", -1)), List.of()).count())
                .isEqualTo(1);
    }

    @Test
    void of_what_was_never_acknowledged_nothing_can_be_lost() {
        Sent unknown = new Sent(Optional.empty(), "b", Outcome.UNKNOWN, -1, -1, Instant.EPOCH, Instant.EPOCH, "?");

        assertThat(LostMessages.of(List.of(unknown), ONLY_A).count()).isZero();
    }

    private static Sent acknowledged(String value, long offset) {
        return new Sent(Optional.empty(), value, Outcome.ACKNOWLEDGED, 0, offset, Instant.EPOCH, Instant.EPOCH, "");
    }
}
