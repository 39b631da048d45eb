package dev.kafkalab.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Snapshot;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartitionsTest {

    private static final List<Integer> BROKERS = List.of(1, 2, 3);

    @Test
    void leaders_are_balanced_when_none_leads_two_more_than_another() {
        assertThat(balanced(1, 2, 3)).isTrue();
        assertThat(balanced(3, 1, 2, 3)).isTrue();
        assertThat(balanced(2)).isTrue();
    }

    @Test
    void leaders_are_not_balanced() {
        assertThat(balanced(1, 1, 2)).as("broker 3 leads none").isFalse();
        assertThat(balanced(1, 1, 1, 2, 3))
                .as("broker 1 leads two more than broker 2")
                .isFalse();
        assertThat(balanced(1, 2, 4)).as("a broker that is not named leads").isFalse();
        assertThat(balanced(1, 2, -1)).as("a partition has no leader").isFalse();
        assertThat(balanced()).as("no such topic").isFalse();
    }

    @Test
    void of_no_partition_nothing_holds() {
        assertThat(Partitions.every(p -> true).test(List.of())).isFalse();
    }

    private static boolean balanced(int... leaders) {
        List<Snapshot.Partition> partitions = IntStream.range(0, leaders.length)
                .mapToObj(i -> Seen.partition(i, leaders[i], BROKERS, BROKERS))
                .toList();
        return Partitions.balancedOver(BROKERS).test(partitions);
    }
}
