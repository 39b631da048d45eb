package dev.kafkalab.grade.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradeFilesTest {

    private static final FormatContext PLAIN = FormatContext.PLAIN;

    @TempDir
    private Path folder;

    @Test
    void each_format_has_its_file() throws IOException {
        FormatContext platform = new FormatContext("", StudentGradeTest.PLATFORM);

        GradeFiles.write(Grades.readable(), folder, List.of(GradeFormat.values()), platform);

        assertThat(files())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("grade.json"),
                                Arrays.stream(GradeFormat.values()).map(GradeFormat::fileName))
                        .toList());
    }

    @Test
    void what_cannot_be_made_leaves_the_grade_and_nothing_half() throws IOException {
        assertThatThrownBy(() -> GradeFiles.write(
                        Grades.readable(), folder, List.of(GradeFormat.GRADESCOPE, GradeFormat.CLASSROOM50), PLAIN))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("needs the environment variable SUBMISSION_TAG");
        assertThat(files()).containsExactly("grade.json");
    }

    @Test
    void classroom_50_has_tags_that_begin_alike() {
        assertThatThrownBy(() -> GradeFormat.CLASSROOM50.of(
                        Grades.readable(), new FormatContext("", Map.of("SUBMISSION_TAG", "v1"))))
                .hasMessageContaining("\"v1\"")
                .hasMessageContaining("submit/");
    }

    @Test
    void a_batch_has_the_tables() throws IOException {
        GradeFiles.write(
                List.of(Grades.readable(), Grades.refused()),
                folder,
                GradeFormat.list("canvas, moodle,csv,csv"),
                PLAIN);

        assertThat(files()).containsExactlyInAnyOrder("canvas.csv", "moodle.csv", "grades.csv");
        assertThatThrownBy(() -> GradeFiles.write(List.of(), folder, List.of(GradeFormat.PAGE), PLAIN))
                .hasMessageContaining("page is for one submission")
                .hasMessageContaining("canvas, moodle, csv");
    }

    @Test
    void a_format_that_there_is_none_of_is_told_with_those_that_there_are() {
        assertThatThrownBy(() -> GradeFormat.list("gradescope,blackboard"))
                .hasMessage("There is no format \"blackboard\". There are " + String.join(", ", GradeFormat.words()));
    }

    @Test
    void help_has_a_line_for_each() {
        assertThat(GradeFormat.help()).hasSameSizeAs(GradeFormat.values()).allSatisfy(line -> assertThat(line)
                .hasSizeLessThan(100));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
