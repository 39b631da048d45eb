package dev.kafkalab.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"messages.ndjson", "logs/zookeeper-ensemble/kafka1.log", "logs/a b/kafka_1-2.log", "-"})
    void a_file_in_a_folder_beside_the_page_may_be_linked(String path) {
        assertThat(PageText.besideThePage(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "../messages.ndjson",
                "logs/../../x",
                "logs/",
                "logs//x",
                " x",
                "javascript:alert(1)",
                "a\\b",
                "ä.log",
                "x?y",
                "a\nb"
            })
    void nothing_else_may_be(String path) {
        assertThat(PageText.besideThePage(path)).isFalse();
    }

    @Test
    void every_second_part_of_a_line_is_a_word_that_was_looked_for() {
        assertThat(PageText.marked("election won, new election", List.of("new", "", "election")))
                .containsExactly("", "election", " won, ", "new", " ", "election", "");
        assertThat(PageText.marked("a+b", List.of("a+", "."))).containsExactly("", "a+", "b");
        assertThat(PageText.marked("nothing", List.of())).containsExactly("nothing");
    }
}
