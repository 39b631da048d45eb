package dev.kafkalab.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.admin.GroupState;
import dev.kafkalab.admin.GroupState.Member;
import dev.kafkalab.admin.GroupState.Offset;
import dev.kafkalab.admin.GroupState.Partition;
import dev.kafkalab.evidence.Transcript;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The expected lines have the layout of kafka-consumer-groups 4.3.1. */
class GroupLayoutTest {

    private static final Partition FIRST = new Partition("orders", 0);
    private static final Partition SECOND = new Partition("orders", 1);

    @Test
    void a_line_for_each_partition_then_the_idle_members_then_what_nobody_reads() {
        GroupState group = group(
                "Stable",
                List.of(
                        new Member("consumer-1-1f0c", "consumer-1", "/127.0.0.1", List.of(FIRST)),
                        new Member("consumer-2-9a3e", "consumer-2", "/127.0.0.1", List.of())),
                List.of(
                        new Offset(FIRST, OptionalLong.of(3), OptionalLong.of(10)),
                        new Offset(SECOND, OptionalLong.of(4), OptionalLong.empty())));

        Transcript transcript = GroupLayout.describe("localhost:19092", group);

        assertThat(transcript.command())
                .isEqualTo("kafka-consumer-groups --bootstrap-server localhost:19092 --describe --group billing");
        assertThat(transcript.output())
                .containsExactly("""
                        GROUP           TOPIC           PARTITION  CURRENT-OFFSET  LOG-END-OFFSET  LAG             CONSUMER-ID     HOST            CLIENT-ID
                        billing         orders          0          3               10              7               consumer-1-1f0c /127.0.0.1      consumer-1
                        billing         -               -          -               -               -               consumer-2-9a3e /127.0.0.1      consumer-2
                        billing         orders          1          4               -               -               -               -               -
                        """.stripIndent().lines().toArray(String[]::new));
    }

    @Test
    void columns_grow_with_what_is_in_them() {
        String id = "consumer-1-4c8d7a52-1f0c-4b5e-9a3e-0c6f2d1b7e88";
        GroupState group = group(
                "Stable",
                List.of(new Member(id, "consumer-1", "/127.0.0.1", List.of(FIRST))),
                List.of(new Offset(FIRST, OptionalLong.empty(), OptionalLong.of(10))));

        assertThat(GroupLayout.describe("b", group).output())
                .last()
                .isEqualTo("billing         orders          0          -               10              -               "
                        + id + " /127.0.0.1      consumer-1");
    }

    @Test
    void a_group_without_members_says_so_first() {
        GroupState group =
                group("Empty", List.of(), List.of(new Offset(FIRST, OptionalLong.of(10), OptionalLong.of(10))));

        assertThat(GroupLayout.describe("b", group).output())
                .startsWith("Consumer group 'billing' has no active members.", "")
                .endsWith(
                        "billing         orders          0          10              10              0               -               -               -");
    }

    @Test
    void a_reset_shows_the_new_offset_or_why_it_was_refused() {
        assertThat(GroupLayout.reset("b", "billing", FIRST, 2, Optional.empty()))
                .isEqualTo(new Transcript(
                        "kafka-consumer-groups --bootstrap-server b --reset-offsets --group billing --topic orders:0 --to-offset 2 --execute",
                        List.of(
                                "GROUP                          TOPIC                          PARTITION  NEW-OFFSET",
                                "billing                        orders                         0          2")));
        assertThat(GroupLayout.reset("b", "billing", FIRST, 2, Optional.of("it has members"))
                        .output())
                .containsExactly("Error: it has members");
    }

    private static GroupState group(String state, List<Member> members, List<Offset> offsets) {
        return new GroupState("billing", state, OptionalInt.of(1), members, offsets);
    }
}
