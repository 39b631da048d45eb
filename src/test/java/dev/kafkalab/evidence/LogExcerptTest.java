package dev.kafkalab.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogExcerptTest {

    private static final LogExcerpt THREE = excerpt(List.of("one", "two", "three"), 0);

    @Test
    void the_last_lines_stay_and_the_others_are_counted() {
        assertThat(THREE.last(2)).isEqualTo(excerpt(List.of("two", "three"), 1));
        assertThat(THREE.last(2).last(1)).isEqualTo(excerpt(List.of("three"), 2));
    }

    @Test
    void of_few_lines_none_is_left_out() {
        assertThat(THREE.last(3)).isEqualTo(THREE);
        assertThat(THREE.last(8)).isEqualTo(THREE);
    }

    @Test
    void a_page_links_a_log_from_its_own_folder() {
        assertThat(of("target/r/logs/zoo1.log").linkedFrom(Path.of("target/r")).log())
                .isEqualTo("logs/zoo1.log");
        assertThat(of("/elsewhere/zoo1.log").linkedFrom(Path.of("target/r")).log())
                .isEqualTo("/elsewhere/zoo1.log");
    }

    private static LogExcerpt of(String file) {
        return new LogExcerpt("zoo1", file, List.of("o"), List.of());
    }

    private static LogExcerpt excerpt(List<String> lines, int leftOut) {
        return new LogExcerpt("zoo1", "logs/zoo1.log", List.of("o"), lines, leftOut);
    }
}
