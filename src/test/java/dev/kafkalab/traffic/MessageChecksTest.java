package dev.kafkalab.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.traffic.Sent.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageChecksTest {

    @Test
    void an_acknowledged_message_below_the_highest_read_offset_that_was_not_read_is_lost() {
        List<Sent> sent = List.of(acknowledged("a", 0), acknowledged("b", 1), acknowledged("c", 2));

        assertThat(MessageChecks.lost(sent, List.of(read(0, "a"), read(2, "c"))))
                .extracting(Sent::value)
                .containsExactly("b");
        assertThat(MessageChecks.unseen(sent, List.of(read(0, "a"), read(2, "c"))))
                .isEmpty();
    }

    @Test
    void an_acknowledged_message_behind_everything_that_was_read_is_unseen() {
        List<Sent> sent = List.of(acknowledged("a", 0), acknowledged("b", 1));

        assertThat(MessageChecks.unseen(sent, List.of(read(0, "a"))))
                .extracting(Sent::value)
                .containsExactly("b");
        assertThat(MessageChecks.lost(sent, List.of(read(0, "a")))).isEmpty();
    }

    @Test
    void a_message_whose_offset_another_one_took_is_lost() {
        List<Sent> sent = List.of(acknowledged("a", 0), acknowledged("b", 1));

        assertThat(MessageChecks.lost(sent, List.of(read(0, "a"), read(1, "x"))))
                .extracting(Sent::value)
                .containsExactly("b");
    }

    @Test
    void only_acknowledged_messages_are_owed() {
        List<Sent> sent = List.of(ended("a", Outcome.FAILED), ended("b", Outcome.UNKNOWN));

        assertThat(MessageChecks.lost(sent, List.of())).isEmpty();
        assertThat(MessageChecks.unseen(sent, List.of())).isEmpty();
    }

    @Test
    void one_message_at_two_offsets_is_a_duplicate() {
        assertThat(MessageChecks.duplicated(List.of(read(0, "a"), read(1, "a"), read(2, "b"))))
                .containsExactly("a");
    }

    @Test
    void one_offset_that_is_read_twice_is_not_a_duplicate() {
        assertThat(MessageChecks.duplicated(List.of(read(0, "a"), read(0, "a"))))
                .isEmpty();
    }

    @Test
    void a_message_behind_one_that_was_sent_later_is_out_of_order() {
        List<Sent> sent = List.of(acknowledged("a", 0), acknowledged("b", 1), acknowledged("c", 2));

        assertThat(MessageChecks.reordered(sent, List.of(read(0, "b"), read(1, "a"), read(2, "c"))))
                .extracting(Received::value)
                .containsExactly("a");
    }

    @Test
    void order_is_judged_a_partition_at_a_time() {
        List<Sent> sent = List.of(acknowledged("a", 0), acknowledged("b", 0));

        assertThat(MessageChecks.reordered(sent, List.of(read(1, 0, "b"), read(0, 0, "a"))))
                .isEmpty();
    }

    private static Sent acknowledged(String value, long offset) {
        return new Sent(Optional.empty(), value, Outcome.ACKNOWLEDGED, 0, offset, Instant.EPOCH, Instant.EPOCH, "");
    }

    private static Sent ended(String value, Outcome outcome) {
        return new Sent(Optional.empty(), value, outcome, -1, -1, Instant.EPOCH, Instant.EPOCH, "");
    }

    private static Received read(long offset, String value) {
        return read(0, offset, value);
    }

    private static Received read(int partition, long offset, String value) {
        return new Received(partition, offset, Optional.empty(), value, value.length(), Instant.EPOCH, Instant.EPOCH);
    }
}
