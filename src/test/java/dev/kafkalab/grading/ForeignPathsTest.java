package dev.kafkalab.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForeignPathsTest {

    private final ForeignPaths paths = new ForeignPaths(
            Map.of(Path.of("/grader/in/ann"), "", Path.of("/grader"), "", Path.of("/grader/out"), "the grade"));

    @Test
    void a_student_reads_names_of_the_submissions_own_files() {
        assertThat(paths.takenOut("/grader/in/ann/compose.yml:7: no such thing"))
                .isEqualTo("compose.yml:7: no such thing");
        assertThat(paths.takenOut("Look at /grader/out/logs/kafka1.log"))
                .isEqualTo("Look at the grade/logs/kafka1.log");
        assertThat(paths.takenOut("in /grader/in/ann")).isEqualTo("in .");
    }

    @Test
    void a_folder_whose_name_only_begins_or_ends_so_is_another() {
        assertThat(paths.takenOut("/grader/in/anna/a.yml, /grader/in/ann-2 and /grader/in/ann.old"))
                .isEqualTo("in/anna/a.yml, in/ann-2 and in/ann.old");
        assertThat(paths.takenOut("/graders/a and /srv/grader/b")).isEqualTo("/graders/a and /srv/grader/b");
        assertThat(paths.takenOut("It lies in /grader/out. (/grader/in/ann)")).isEqualTo("It lies in the grade. (.)");
        assertThat(paths.takenOut("file:/grader/in/ann/a.yml, file:///grader/out/b"))
                .isEqualTo("file:a.yml, file://the grade/b");
    }

    @Test
    void from_the_root_of_a_machine_nothing_is_taken_out() {
        assertThat(new ForeignPaths(Map.of(Path.of("/"), "")).takenOut("confluentinc/cp-kafka in /var/lib"))
                .isEqualTo("confluentinc/cp-kafka in /var/lib");
    }

    @Test
    void what_a_node_has_logged_without_end_is_cut() {
        assertThat(paths.takenOut("x".repeat(100_000))).hasSizeLessThan(4_100).endsWith("[...]");
    }
}
