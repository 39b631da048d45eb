package dev.kafkalab.traffic;

import static dev.kafkalab.traffic.Histories.acknowledged;
import static dev.kafkalab.traffic.Histories.foreign;
import static dev.kafkalab.traffic.Histories.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MessageChecksTest {

    private static final List<Sent> A_B_A =
            List.of(acknowledged("1", "a", 0), acknowledged("2", "b", 1), acknowledged("3", "a", 2));

    @Test
    void one_send_at_two_offsets_is_a_duplicate() {
        assertThat(MessageChecks.duplicated(List.of(read("1", 0, "a"), read("1", 1, "a"), read("2", 2, "b"))))
                .extracting(Received::offset)
                .containsExactly(0L);
    }

    @Test
    void two_sends_of_the_same_value_are_none() {
        assertThat(MessageChecks.duplicated(List.of(read("1", 0, "a"), read("2", 1, "a"))))
                .isEmpty();
    }

    @Test
    void one_offset_that_is_read_twice_is_none() {
        assertThat(MessageChecks.duplicated(List.of(read("1", 0, "a"), read("1", 0, "a"))))
                .isEmpty();
    }

    @Test
    void what_somebody_else_has_sent_twice_is_not_ours_to_judge() {
        assertThat(MessageChecks.duplicated(List.of(foreign(0, 0, "a"), foreign(0, 1, "a"))))
                .isEmpty();
    }

    @Test
    void a_message_behind_one_that_was_sent_later_is_out_of_order() {
        assertThat(MessageChecks.reordered(A_B_A, List.of(read("2", 0, "b"), read("1", 1, "a"), read("3", 2, "a"))))
                .extracting(Received::offset)
                .containsExactly(1L);
    }

    @Test
    void a_value_that_comes_back_in_order_is_in_order() {
        List<Received> inOrder = List.of(read("1", 0, "a"), read("2", 1, "b"), read("3", 2, "a"));

        assertThat(MessageChecks.reordered(A_B_A, inOrder)).isEmpty();
        assertThat(MessageChecks.readBehindLaterOnes(A_B_A, inOrder)).isEmpty();
    }

    @Test
    void values_that_look_in_order_are_not_if_the_messages_are_others() {
        assertThat(MessageChecks.reordered(A_B_A, List.of(read("3", 0, "a"), read("2", 1, "b"), read("1", 2, "a"))))
                .hasSize(2);
    }

    @Test
    void order_is_judged_a_partition_at_a_time() {
        assertThat(MessageChecks.reordered(A_B_A, List.of(read("2", 1, 0, null, "b"), read("1", 0, 0, null, "a"))))
                .isEmpty();
    }

    @Test
    void a_message_read_after_a_later_one_is_behind_it_whatever_its_partition() {
        assertThat(MessageChecks.readBehindLaterOnes(
                        A_B_A,
                        List.of(read("1", 0, 0, null, "a"), read("3", 0, 1, null, "a"), read("2", 1, 0, null, "b"))))
                .extracting(Received::text)
                .containsExactly("b");
    }

    @Test
    void a_partition_with_one_message_of_ours_has_no_order_to_keep() {
        assertThat(MessageChecks.partitionsWithAnOrder(
                        A_B_A,
                        List.of(
                                read("1", 0, 0, null, "a"),
                                foreign(0, 1, "x"),
                                read("2", 1, 0, null, "b"),
                                read("3", 1, 1, null, "a"))))
                .containsExactly(1);
    }
}
