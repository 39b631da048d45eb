package dev.kafkalab.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelSlotTest {

    @Test
    void text_stands_at_the_beginning_if_no_line_is_in_its_way() {
        assertThat(label("broker 1", 100, 300, List.of())).contains(Label.whole(105, 10, "broker 1"));
    }

    @Test
    void text_gives_way_to_a_line() {
        assertThat(label("broker 1", 100, 300, List.of(120))).contains(Label.whole(125, 10, "broker 1"));
    }

    @Test
    void text_that_fits_nowhere_is_shortened_in_the_widest_room() {
        Optional<Label> label = label("1, 2, 3, 4, 5, 6 and 7", 100, 220, List.of(120));

        assertThat(label).get().satisfies(shortened -> {
            assertThat(shortened.x()).isEqualTo(125);
            assertThat(shortened.shortened()).isTrue();
            assertThat(shortened.x() + TextMetrics.width(shortened.text())).isLessThanOrEqualTo(215);
        });
    }

    @Test
    void a_brief_form_is_better_than_a_shortened_one() {
        assertThat(LabelSlot.label("1312 messages", "1312", 100, 160, 10, List.of()))
                .contains(new Label(105, 10, "1312", "1312 messages"));
    }

    @Test
    void where_there_is_no_room_there_is_no_text() {
        assertThat(label("broker 1", 100, 108, List.of())).isEmpty();
        assertThat(label("broker 1", 100, 140, List.of())).isEmpty();
    }

    private static Optional<Label> label(String text, int from, int to, List<Integer> lines) {
        return LabelSlot.label(text, text, from, to, 10, lines);
    }
}
