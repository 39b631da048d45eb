package dev.kafkalab.expect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LagTableTest {

    @Test
    void a_row_is_the_lag_of_a_partition_and_none_is_that_of_one_without_a_commit() {
        assertThat(LagTable.of(List.of(row("1", "none"), row("0", "2"))).lags())
                .isEqualTo(Map.of(0, OptionalLong.of(2), 1, OptionalLong.empty()));
    }

    @Test
    void is_told_in_the_order_of_the_partitions() {
        assertThat(LagTable.inWords(
                        LagTable.of(List.of(row("1", "none"), row("0", "2"))).lags()))
                .isEqualTo("2 in partition 0, none in partition 1");
        assertThat(LagTable.inWords(new TreeMap<>())).isEqualTo("it has no partition, and has committed nothing");
    }

    @Test
    void what_says_nothing_or_something_else_is_refused() {
        assertRefused("no row");
        assertRefused("where partition and lag should be", Map.of("partition", "0", "lags", "1"));
        assertRefused("two rows for one partition", row("0", "1"), row("0", "2"));
        assertRefused("\"some\" in the column \"lag\"", row("0", "some"));
        assertRefused("\"none\" in the column \"partition\"", row("none", "1"));
    }

    @SafeVarargs
    private static void assertRefused(String why, Map<String, String>... rows) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LagTable.of(List.of(rows)))
                .withMessageContaining(why);
    }

    private static Map<String, String> row(String partition, String lag) {
        return Map.of("partition", partition, "lag", lag);
    }
}
