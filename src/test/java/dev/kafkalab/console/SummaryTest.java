package dev.kafkalab.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.results.Records;
import dev.kafkalab.results.Run;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {

    private static final Style ASCII = new Style(false, false);

    @Test
    void labs_and_stages_stand_in_a_table_with_their_points() {
        Run run = Records.tagged("failures", Map.of("A2", "@points:5", "A4.1", "@points:10"));

        assertThat(table(run, Style.PLAIN).stream().map(line -> line.replaceAll(" [^ ]+ s$", " TIME")))
                .containsExactly(
                        "                                                         not        ",
                        "lab and stage          points verified failed error verified    time",
                        "Failover                 5/15        2      1     2        1  TIME",
                        "  A topic                 5/5        2      0     0        0  TIME",
                        "  The leader is killed   0/10        0      1     2        1  TIME",
                        "Partitions and groups       -        0      0     1        1  TIME",
                        "  Keys                      -        0      0     1        1  TIME",
                        "all                      5/15        2      1     3        2  TIME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"passed", "failures", "cut-off", "repeated"})
    void the_table_fits_into_80_columns_and_is_aligned(String record) {
        for (Style style : List.of(Style.PLAIN, ASCII)) {
            List<String> table = table(Records.run(record), style);

            assertThat(table).allMatch(line -> line.length() <= 80);
            assertThat(table.stream().map(String::length).distinct()).hasSize(1);
        }
    }

    @Test
    void a_long_name_is_cut_with_an_ellipsis_and_no_number_is() {
        Run run = Records.edited(
                "failures",
                record -> record.replace(
                        "\"name\":\"The leader is killed\"",
                        "\"name\":\"The leader is killed while the controller is away on a long holiday\""));

        assertThat(table(run, Style.PLAIN)).anyMatch(line -> line.matches("  The leader is killed.*…  +-  +0 .* s"));
        assertThat(table(run, ASCII)).anyMatch(line -> line.matches("  The leader is killed.*\\.\\.\\.  +-  +0 .* s"));
        assertThat(table(run, Style.PLAIN)).allMatch(line -> line.length() == 80);
    }

    @Test
    void the_widest_numbers_leave_room_for_names() {
        List<String> lines = Table.lines(
                List.of(List.of(
                        "x".repeat(100), "9999/9999", "verified", "failed", "error", "verified", " 59 min 59 s")),
                "…");

        assertThat(lines.get(0)).hasSize(80).startsWith("x".repeat(20));
    }

    @Test
    void what_is_not_verified_is_told_with_its_reason() {
        assertThat(Summary.text(Records.run("failures"), Style.PLAIN))
                .contains("✘ failed: Failover / A4.1 A new leader is elected in time\n"
                        + "    the leader of testTopic was still 3 after 15.0 s\n")
                .contains("○ not verified: Failover / A6 Nothing is left behind\n"
                        + "    needs the docker runtime: this run is on processes\n")
                .contains("The run took 1.02 s.");
    }

    @Test
    void a_run_of_nothing_and_one_that_was_cut_off_say_so() {
        assertThat(Summary.text(Records.run("empty"), Style.PLAIN)).isEqualTo("\nNo scenario was run.\n");
        assertThat(Summary.text(Records.run("cut-off"), Style.PLAIN))
                .contains("This run was cut off: what it did not reach is not verified.");
    }

    private static List<String> table(Run run, Style style) {
        return Summary.text(run, style)
                .lines()
                .dropWhile(Predicate.not(line -> line.strip().equals("not")))
                .takeWhile(Predicate.not(String::isEmpty))
                .toList();
    }
}
