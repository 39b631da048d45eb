package dev.kafkalab.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogStitchTest {

    private static final String FIRST = "2026-01-01T00:00:01.000000001Z ";
    private static final String SECOND = "2026-01-01T00:00:02.000000001Z ";
    private static final String SAME_SECOND = "2026-01-01T00:00:02.900000000Z ";
    private static final String THIRD = "2026-01-01T00:00:03.000000000Z ";

    private final LogStitch stitch = new LogStitch();

    @Test
    void a_reading_takes_the_time_stamps_off() {
        assertThat(read(FIRST + "one\n", SECOND + "two\n")).isEqualTo("one\ntwo\n");
    }

    @Test
    void the_first_reading_begins_at_the_beginning_and_the_next_in_the_last_second_seen() {
        assertThat(stitch.since()).isZero();
        read(FIRST + "one\n", SAME_SECOND + "two\n");
        assertThat(Instant.ofEpochSecond(stitch.since())).isEqualTo("2026-01-01T00:00:02Z");
    }

    @Test
    void what_an_earlier_reading_wrote_is_not_written_again() {
        read(FIRST + "one\n", SECOND + "two\n", SAME_SECOND + "three\n");
        assertThat(read(SECOND + "two\n", SAME_SECOND + "three\n", SAME_SECOND + "four\n", THIRD + "five\n"))
                .isEqualTo("four\nfive\n");
    }

    @Test
    void messages_with_the_same_stamp_are_told_apart_by_their_number() {
        read(SECOND + "same\n");
        assertThat(read(SECOND + "same\n", SECOND + "same\n")).isEqualTo("same\n");
    }

    @Test
    void a_message_that_is_late_by_its_stamp_does_not_count_for_the_last_second() {
        read(SECOND + "out\n", FIRST + "err\n");
        assertThat(read(SECOND + "out\n", THIRD + "next\n")).isEqualTo("next\n");
    }

    @Test
    void the_pieces_of_a_long_line_are_one_line() {
        assertThat(read(SECOND + "long " + SECOND + "line\n")).isEqualTo("long line\n");
        assertThat(read(SECOND + "long " + SECOND + "line\n", THIRD + "next\n")).isEqualTo("next\n");
    }

    @Test
    void what_follows_on_the_last_word_of_a_killed_container_is_a_line_of_its_own() {
        assertThat(read(FIRST + "I am being kil")).isEqualTo("I am being kil");
        assertThat(read(FIRST + "I am being kil" + SECOND + "started\n")).isEqualTo("\nstarted\n");
        assertThat(new LogStitch().line(FIRST + "I am being kil" + SECOND + "started\n"))
                .isEqualTo("I am being kil\nstarted\n");
    }

    @Test
    void a_line_without_a_stamp_is_written_as_it_is() {
        assertThat(read("no stamp\n")).isEqualTo("no stamp\n");
    }

    private String read(String... lines) {
        stitch.beginReading();
        return String.join("", List.of(lines).stream().map(stitch::line).toList());
    }
}
