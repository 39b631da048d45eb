package dev.kafkalab.traffic.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.traffic.Histories;
import dev.kafkalab.traffic.LostMessages;
import dev.kafkalab.traffic.Received;
import dev.kafkalab.traffic.Sent;
import dev.kafkalab.traffic.Sent.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupReadsTest {

    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    @Test
    void an_acknowledged_message_that_no_member_has_read_is_unread() {
        List<Sent> sent = List.of(
                sent("0-0", Outcome.ACKNOWLEDGED, 0, 0),
                sent("0-1", Outcome.ACKNOWLEDGED, 0, 1),
                sent("1-0", Outcome.ACKNOWLEDGED, 1, 0),
                sent("?", Outcome.UNKNOWN, -1, -1),
                sent("acks=0", Outcome.SENT, 0, -1));

        LostMessages unread =
                GroupReads.unread(sent, List.of(read("consumer-1", 0, 0, 1), read("consumer-2", 1, 0, 2)));

        assertThat(unread.unseen()).containsExactly(sent.get(1));
        assertThat(unread.owed()).isEqualTo(3);
    }

    @Test
    void another_message_at_its_offset_is_not_it() {
        assertThat(GroupReads.unread(
                                List.of(sent("before the log was cut", Outcome.ACKNOWLEDGED, 0, 0)),
                                List.of(read("consumer-1", 0, 0, 1)))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void the_same_offset_of_two_partitions_is_not_a_repetition() {
        List<ReadMessage> reads = List.of(read("consumer-1", 0, 0, 1), read("consumer-1", 1, 0, 2));

        assertThat(GroupReads.repeated(reads)).isEmpty();
    }

    @Test
    void a_message_that_two_members_have_read_is_repeated() {
        ReadMessage again = read("consumer-2", 0, 0, 2);

        assertThat(GroupReads.repeated(List.of(read("consumer-1", 0, 0, 1), again)))
                .containsExactly(again);
    }

    @Test
    void read_again_is_what_was_read_before_the_moment_and_after_it() {
        List<ReadMessage> reads = List.of(
                read("consumer-1", 0, 0, 1),
                read("consumer-1", 0, 1, 2),
                read("consumer-1", 1, 2, 3),
                read("consumer-2", 0, 1, 11),
                read("consumer-2", 0, 2, 12),
                read("consumer-2", 1, 3, 13));

        assertThat(GroupReads.again(reads, 0, START.plusSeconds(10))).containsExactly(1L);
        assertThat(GroupReads.again(reads, 0, START)).isEmpty();
    }

    @Test
    void the_history_says_who_has_read_which_offsets_in_which_order() {
        List<ReadMessage> reads = List.of(
                read("consumer-1", 0, 0, 1),
                read("consumer-1", 1, 7, 2),
                read("consumer-1", 0, 1, 3),
                read("consumer-2", 0, 1, 4),
                read("consumer-1", 0, 0, 5));

        assertThat(GroupReads.inWords("orders", reads))
                .containsExactly(
                        "consumer-1 read orders-0: 0 to 1, 0",
                        "consumer-1 read orders-1: 7",
                        "consumer-2 read orders-0: 1");
    }

    @Test
    void what_a_partition_holds_and_nobody_has_read_is_left_out_if_it_was_acknowledged() {
        List<Sent> sent = List.of(
                sent("0-0", Outcome.ACKNOWLEDGED, 0, 0),
                sent("0-1", Outcome.ACKNOWLEDGED, 0, 1),
                sent("0-2", Outcome.ACKNOWLEDGED, 0, 2),
                sent("0-3", Outcome.UNKNOWN, 0, 3),
                sent("1-0", Outcome.ACKNOWLEDGED, 1, 0));

        assertThat(GroupReads.leftOut(sent, List.of(read("consumer-1", 0, 1, 1)), 0))
                .containsExactly(0L, 2L);
    }

    @Test
    void what_another_has_read_as_well_is_told_by_its_offset_once() {
        List<ReadMessage> before = List.of(read("consumer-1", 0, 0, 1), read("consumer-1", 0, 1, 1));
        List<ReadMessage> after =
                List.of(read("consumer-2", 0, 1, 2), read("consumer-2", 0, 1, 3), read("consumer-2", 0, 5, 2));

        assertThat(GroupReads.byAnother(before, after, 0)).containsOnlyKeys(1L);
        assertThat(GroupReads.byAnother(before, after, 0).get(1L)).isEqualTo(after.get(0));
        assertThat(GroupReads.byAnother(before, after, 1)).isEmpty();
    }

    private static Sent sent(String id, Outcome outcome, int partition, long offset) {
        return Histories.sent(id, null, "value", outcome, partition, offset);
    }

    private static ReadMessage read(String member, int partition, long offset, int second) {
        return new ReadMessage(
                member,
                new Received(
                        Optional.of(partition + "-" + offset),
                        partition,
                        offset,
                        Optional.empty(),
                        Optional.of("value"),
                        5,
                        Map.of(),
                        START,
                        START.plusSeconds(second)));
    }
}
