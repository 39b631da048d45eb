package dev.kafkalab.traffic;

import static dev.kafkalab.traffic.Histories.acknowledged;
import static dev.kafkalab.traffic.Histories.foreign;
import static dev.kafkalab.traffic.Histories.read;
import static dev.kafkalab.traffic.Histories.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.traffic.Sent.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class LostMessagesTest {

    @Test
    void a_message_below_the_highest_read_offset_that_was_not_read_is_lost() {
        LostMessages losses = LostMessages.ofAcknowledged(
                List.of(acknowledged("1", "a", 0), acknowledged("2", "b", 1), acknowledged("3", "c", 2)),
                List.of(read("1", 0, "a"), read("3", 2, "c")));

        assertThat(losses.lost()).extracting(Sent::id).containsExactly("2");
        assertThat(losses.unseen()).isEmpty();
        assertThat(losses.owed()).isEqualTo(3);
    }

    @Test
    void a_message_behind_everything_that_was_read_is_unseen() {
        LostMessages losses = LostMessages.ofAcknowledged(
                List.of(acknowledged("1", "a", 0), acknowledged("2", "b", 1)), List.of(read("1", 0, "a")));

        assertThat(losses.unseen()).extracting(Sent::id).containsExactly("2");
        assertThat(losses.lost()).isEmpty();
    }

    @Test
    void another_message_of_the_same_value_is_not_it() {
        LostMessages losses = LostMessages.ofAcknowledged(
                List.of(acknowledged("1", "ping", 0), acknowledged("2", "ping", 1)), List.of(read("1", 0, "ping")));

        assertThat(losses.unseen()).extracting(Sent::id).containsExactly("2");
    }

    @Test
    void a_message_whose_offset_another_one_took_is_lost_whatever_its_value() {
        List<Sent> sent = List.of(acknowledged("1", "ping", 0), acknowledged("2", "ping", 1));

        assertThat(LostMessages.ofAcknowledged(sent, List.of(read("1", 0, "ping"), read("9", 1, "ping")))
                        .lost())
                .extracting(Sent::id)
                .containsExactly("2");
        assertThat(LostMessages.ofAcknowledged(sent, List.of(read("1", 0, "ping"), foreign(0, 1, "ping")))
                        .lost())
                .extracting(Sent::id)
                .containsExactly("2");
    }

    @Test
    void only_acknowledged_messages_are_owed() {
        List<Sent> sent = List.of(
                sent("1", null, "a", Outcome.FAILED, -1, -1),
                sent("2", null, "b", Outcome.UNKNOWN, -1, -1),
                sent("3", null, "c", Outcome.SENT, 0, -1));

        assertThat(LostMessages.ofAcknowledged(sent, List.of()).owed()).isZero();
        assertThat(LostMessages.ofAcknowledged(sent, List.of()).count()).isZero();
    }

    @Test
    void what_was_sent_without_asking_for_an_answer_can_be_unseen_and_has_no_offset_to_be_passed() {
        List<Sent> sent =
                List.of(sent("1", null, "a", Outcome.SENT, 0, -1), sent("2", null, "b", Outcome.FAILED, -1, -1));

        LostMessages losses = LostMessages.ofSent(sent, List.of(read("9", 7, "x")));

        assertThat(losses.unseen()).extracting(Sent::id).containsExactly("1");
        assertThat(losses.lost()).isEmpty();
        assertThat(losses.owed()).isEqualTo(1);
    }
}
