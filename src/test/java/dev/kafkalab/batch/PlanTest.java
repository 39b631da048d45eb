package dev.kafkalab.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {

    @TempDir
    private Path folder;

    @Test
    void every_folder_is_a_submission_in_the_order_of_their_names() throws IOException {
        Graders.submissions(folder.resolve("s"), "clara", "anna", "bert");
        Files.writeString(folder.resolve("s/readme.txt"), "no submission");
        Files.createDirectories(folder.resolve("s/.git"));

        List<PlannedTask> tasks = Plan.of(folder.resolve("s"), Graders.BY, "1");

        assertThat(tasks).extracting(PlannedTask::id).containsExactly("anna", "bert", "clara");
        assertThat(tasks).extracting(PlannedTask::index).containsExactly(0, 1, 2);
        assertThat(tasks).extracting(PlannedTask::problem).containsOnly("");
        assertThat(tasks)
                .extracting(PlannedTask::sha256)
                .doesNotHaveDuplicates()
                .allMatch(sha -> sha.length() == 64);
    }

    @Test
    void a_bad_one_has_its_row_with_the_reason() throws IOException {
        Graders.submissions(folder.resolve("s"), "anna");
        Files.createSymbolicLink(folder.resolve("s/link"), folder.resolve("s/anna"));
        Files.createDirectories(folder.resolve("s/Müller, Jörg"));

        List<PlannedTask> tasks = Plan.of(folder.resolve("s"), Graders.BY, "1");

        assertThat(tasks).extracting(PlannedTask::id).containsExactly("Muller__Jorg-3101e968", "anna", "link");
        assertThat(tasks.get(0).problem()).isEmpty();
        assertThat(tasks.get(2).problem()).contains("is a link").contains("Fix: ");
        assertThat(tasks.get(2).sha256()).isEmpty();
    }

    @Test
    void the_key_changes_with_the_files_the_assignment_and_the_version() throws IOException {
        Path submissions = Graders.submissions(folder.resolve("s"), "anna");
        String before = key(submissions, Graders.BY, "1");

        assertThat(key(submissions, Graders.BY, "1")).isEqualTo(before);
        assertThat(key(submissions, Graders.BY, "2")).isNotEqualTo(before);
        assertThat(key(submissions, new GradedBy("", "another", "process", 3600), "1"))
                .isNotEqualTo(before);
        Files.writeString(submissions.resolve("anna/.env"), "A=1");
        assertThat(key(submissions, Graders.BY, "1")).isNotEqualTo(before);
    }

    @Test
    void the_list_is_read_back_as_it_was_written() throws IOException {
        List<PlannedTask> tasks =
                Plan.of(Graders.submissions(folder.resolve("s"), "an\nna", "b\"ert"), Graders.BY, "1");

        Path list = TaskList.write(folder.resolve("out"), tasks);

        assertThat(Files.readAllLines(list)).hasSize(2);
        assertThat(TaskList.read(list)).isEqualTo(tasks);
    }

    @Test
    void a_list_that_somebody_has_edited_is_refused_by_its_line() throws IOException {
        Path list = TaskList.write(
                folder, Plan.of(Graders.submissions(folder.resolve("s"), "anna", "bert"), Graders.BY, "1"));
        List<String> lines = Files.readAllLines(list);
        Files.write(list, List.of(lines.get(0), "bert"));
        assertThatThrownBy(() -> TaskList.read(list))
                .hasMessageContaining("line 2 of")
                .hasMessageContaining("Fix: ");
        Files.write(list, List.of(lines.get(1)));
        assertThatThrownBy(() -> TaskList.read(list)).hasMessageContaining("not the task of index 0");
    }

    private static String key(Path submissions, GradedBy by, String version) throws IOException {
        return Plan.of(submissions, by, version).get(0).key();
    }
}
