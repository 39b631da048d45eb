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
        Path many = Files.createDirectories(folder.resolve("s/many"));
        for (int i = 0; i <= FolderDigest.MOST_FILES; i++) {
            Files.createFile(many.resolve(String.valueOf(i)));
        }

        List<PlannedTask> tasks = Plan.of(folder.resolve("s"), Graders.BY, "1");

        assertThat(tasks).extracting(PlannedTask::id).containsExactly("anna", "link", "many");
        assertThat(tasks.get(1).problem()).contains("is a link").contains("Fix: ");
        assertThat(tasks.get(2).problem()).contains("more than 10000 files").contains("Fix: ");
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
    void no_name_of_a_file_makes_two_submissions_the_same() throws IOException {
        Path one = Files.createDirectories(folder.resolve("one"));
        Files.createFile(one.resolve("a"));
        Files.createFile(one.resolve("b"));
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.createFile(other.resolve("afile 0b"));

        assertThat(FolderDigest.of(one)).isNotEqualTo(FolderDigest.of(other));
    }

    @Test
    void a_link_counts_by_where_it_points_and_is_not_followed() throws IOException {
        Path submission = Files.createDirectories(folder.resolve("one"));
        Path secret = Files.writeString(folder.resolve("secret"), "one");
        Files.createSymbolicLink(submission.resolve("link"), secret);
        String before = FolderDigest.of(submission);

        Files.writeString(secret, "other");
        assertThat(FolderDigest.of(submission)).isEqualTo(before);
        Files.delete(submission.resolve("link"));
        Files.createSymbolicLink(submission.resolve("link"), folder);
        assertThat(FolderDigest.of(submission)).isNotEqualTo(before);
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
