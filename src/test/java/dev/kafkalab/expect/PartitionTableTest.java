package dev.kafkalab.expect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Snapshot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionTableTest {

    private static final List<Snapshot.Partition> SEEN =
            List.of(Seen.partition(0, 1, List.of(1, 2), List.of(2, 1)), Seen.partition(1, -1, List.of(2), List.of(2)));

    private static final Map<String, String> FIRST =
            Map.of("partition", "0", "leader", "1", "replicas", "1, 2", "ISR", "1, 2");
    private static final Map<String, String> SECOND =
            Map.of("partition", "1", "leader", "none", "replicas", "2", "ISR", "2");

    @Test
    void a_table_that_says_nothing_is_refused() {
        assertThatThrownBy(() -> PartitionTable.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no row");
        assertThatThrownBy(() -> PartitionTable.of(List.of(Map.of("leader", " "))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("says nothing of its partitions");
    }

    @Test
    void numbers_alone_say_which_partitions_there_are() {
        assertThat(PartitionTable.of(List.of(Map.of("partition", "1"), Map.of("partition", "0")))
                        .fits(SEEN))
                .isTrue();
        assertThat(PartitionTable.of(List.of(Map.of("partition", "0"))).fits(SEEN))
                .isFalse();
    }

    @Test
    void fits_what_it_describes() {
        assertThat(PartitionTable.of(List.of(FIRST, SECOND)).fits(SEEN)).isTrue();
        assertThat(PartitionTable.of(List.of(SECOND, FIRST)).fits(SEEN)).isTrue();
    }

    @Test
    void describes_every_partition() {
        assertThat(PartitionTable.of(List.of(FIRST)).fits(SEEN)).isFalse();
        assertThat(PartitionTable.of(List.of(FIRST, SECOND)).fits(List.of())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"leader, 2", "leader, none", "replicas, '2, 1'", "replicas, 1", "ISR, 1", "ISR, '1, 2, 3'"})
    void does_not_fit_another_cell(String column, String cell) {
        assertThat(PartitionTable.of(List.of(Map.of(column, cell), Map.of())).fits(SEEN))
                .isFalse();
    }

    @Test
    void without_numbers_the_rows_are_counted() {
        assertThat(PartitionTable.of(List.of(Map.of("leader", "1"), Map.of("leader", "none")))
                        .fits(SEEN))
                .isTrue();
        assertThat(PartitionTable.of(List.of(Map.of("leader", "none"), Map.of("leader", "1")))
                        .fits(SEEN))
                .isFalse();
    }

    @Test
    void gives_the_replicas_of_a_reassignment() {
        assertThat(PartitionTable.of(List.of(FIRST, SECOND)).replicas())
                .isEqualTo(Map.of(0, List.of(1, 2), 1, List.of(2)));
        assertThatThrownBy(
                        () -> PartitionTable.of(List.of(Map.of("leader", "1"))).replicas())
                .hasMessage("The table needs a column \"replicas\"");
    }

    @Test
    void says_what_it_wants_and_what_is_there_alike() {
        assertThat(PartitionTable.of(List.of(FIRST, SECOND)).inWords())
                .isEqualTo("partition 0: leader 1, replicas 1,2, ISR 1,2; partition 1: leader none, replicas 2, ISR 2");
        assertThat(EvidenceText.partitions(SEEN))
                .isEqualTo("partition 0: leader 1, replicas 1,2, ISR 2,1; partition 1: leader none, replicas 2, ISR 2");
        assertThat(EvidenceText.partitions(List.of())).isEqualTo("no such topic");
    }

    @Test
    void refuses_what_it_does_not_know() {
        assertThatThrownBy(() -> PartitionTable.of(List.of(Map.of("isr", "1"))))
                .hasMessageContaining("it may have partition, leader, replicas and ISR");
        assertThatThrownBy(() -> PartitionTable.of(List.of(FIRST, FIRST)))
                .hasMessage("The table has two rows for one partition");
        assertThatThrownBy(() -> PartitionTable.of(List.of(Map.of("leader", "nobody"))))
                .hasMessage("The table has \"nobody\" in the column \"leader\", where a number should be");
    }
}
