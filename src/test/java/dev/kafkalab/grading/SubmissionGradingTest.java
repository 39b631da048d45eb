package dev.kafkalab.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.assignment.Assignment;
import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.Grade.State;
import dev.kafkalab.grade.GradeJson;
import dev.kafkalab.grade.GradedScenario;
import dev.kafkalab.grade.GradedScenario.Attempt;
import dev.kafkalab.grade.GradedStage;
import dev.kafkalab.grade.Outcome;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.submission.SubmissionCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gradings as the command runs them: with a JVM of their own for the scenarios, on processes. */
class SubmissionGradingTest {

    private static final Path SUBMISSIONS = Path.of("src/test/resources/submissions");

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();
    private final List<Grade> published = new ArrayList<>();

    @Test
    void a_sound_cluster_has_its_points_and_the_grade_says_what_it_was_made_from() throws Exception {
        Grade grade = grade("sound/list-environments", "stages: [A1, A2]");
        assertThat(grade.state()).isEqualTo(State.GRADED);
        assertThat(grade.points().words()).isEqualTo("15/15");
        assertThat(grade.points().rest()).isEmpty();
        assertThat(grade.provenance().runtime()).isEqualTo("process");
        assertThat(grade.provenance().finished()).isPresent();
        assertThat(grade.scenarios().flatMap(scenario -> scenario.attempts().stream()))
                .extracting(Attempt::record)
                .allSatisfy(record ->
                        assertThat(folder.resolve("out").resolve(record)).isRegularFile());
        assertThat(GradeJson.read(folder.resolve("out").resolve(GradeJson.FILE)))
                .isEqualTo(grade);
        assertThat(told)
                .anySatisfy(line -> assertThat(line).startsWith("verified").contains("A2"));
        assertThat(published).hasSizeGreaterThan(3).last().isEqualTo(grade);
        assertThat(published.get(1).provenance().finished())
                .as("what is graded so far can be shown before the end")
                .isEmpty();
        assertThat(folder.resolve("out/work")).doesNotExist();
    }

    @Test
    void what_an_earlier_grading_has_left_is_not_taken_for_this_ones() throws Exception {
        Path left = Files.createDirectories(folder.resolve("out/attempts/01"));
        Files.writeString(left.resolve("messages.ndjson"), "{}\n");
        Files.writeString(folder.resolve("out/evidence.zip"), "old");
        Files.writeString(folder.resolve("out/student.html"), "old");
        Files.writeString(folder.resolve("out/grade.json"), "{}");

        grade("broken/two-brokers", "stages: [A1]");

        assertThat(folder.resolve("out/attempts")).doesNotExist();
        assertThat(folder.resolve("out/student.html")).doesNotExist();
        assertThat(folder.resolve("out/evidence.zip")).doesNotExist();
        assertThat(folder.resolve("out/grade.json")).isRegularFile();
    }

    @Test
    void a_folder_with_something_else_in_it_is_left_as_it_is() throws Exception {
        Path work = Files.createDirectories(folder.resolve("out/work"));

        assertThatThrownBy(() -> grade("broken/two-brokers", "stages: [A1]"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("name a folder that is empty");
        assertThat(work).exists();
    }

    @Test
    void what_the_lab_needs_and_the_cluster_lacks_is_told_and_nothing_is_started() throws Exception {
        Grade grade = grade("broken/two-brokers", "labs: failover");
        assertThat(grade.state()).isEqualTo(State.REFUSED);
        assertThat(grade.points().earned()).isZero();
        assertThat(grade.points().possible()).isEqualTo(160);
        assertThat(grade.scenarios()).extracting(GradedScenario::reason).allSatisfy(reason -> assertThat(reason)
                .contains("the lab needs 3 brokers")
                .doesNotContain("/tmp"));
        assertThat(folder.resolve("out/attempts")).doesNotExist();
    }

    @Test
    void a_step_that_takes_longer_than_it_may_fails_and_those_after_it_are_still_run() throws Exception {
        Grade grade = grade(
                "sound/list-environments",
                "stages: [A1, A2]\nlimits: {step: 1s, stage: 2m, lab: 3m, submission: 4m}\nretries: {failed: 0, error: 0}");
        // No cluster starts within a second: every scenario is given its try.
        assertThat(grade.scenarios()).hasSize(3).allSatisfy(scenario -> {
            assertThat(scenario.outcome()).isIn(Outcome.FAILED, Outcome.BLOCKED);
            assertThat(scenario.attempts()).hasSize(1);
        });
        assertThat(grade.scenarios().findFirst().orElseThrow().reason()).contains("limit of 1 s");
    }

    @Test
    void what_stands_on_something_that_failed_is_not_run_and_what_does_not_is() throws Exception {
        Path feature = Files.createDirectories(folder.resolve("features/small")).resolve("1-small.feature");
        Files.writeString(feature, """
                @own-cluster
                Feature: Small
                  Background:
                    Given the cluster of compose/zookeeper-ensemble.yml

                  @X1 @points:5
                  Scenario: Two nodes of six
                    Then 2 nodes are running

                  @X2 @after:X1 @points:5
                  Scenario: On it
                    Given a topic orders with replication factor 3
                    When the leader of orders is killed
                    Then a new leader of orders is elected within 30 seconds

                  @X3 @points:5
                  Scenario: Beside it
                    Then 6 nodes are running
                """);

        Grade grade = grade("sound/list-environments", "features: features");

        assertThat(grade.scenarios())
                .extracting(GradedScenario::outcome)
                .containsExactly(Outcome.FAILED, Outcome.BLOCKED, Outcome.VERIFIED);
        assertThat(grade.scenarios())
                .extracting(scenario -> scenario.attempts().size())
                .containsExactly(2, 0, 1);
        assertThat(grade.stages())
                .extracting(GradedStage::file)
                .as("no folder of this machine is told")
                .containsExactly("features/small/1-small.feature");
    }

    @Test
    void what_cannot_be_verified_is_not_graded_by_a_strict_assignment() throws Exception {
        Files.writeString(
                Files.createDirectories(folder.resolve("features/small")).resolve("1-small.feature"), """
                @own-cluster
                Feature: Small
                  Background:
                    Given the cluster of compose/zookeeper-ensemble.yml

                  @X1 @points:5
                  Scenario: A promise
                    Then 6 nodes are running

                  @X2 @points:5
                  Scenario: None
                    Given a topic orders with replication factor 3
                """);

        Grade lenient = grade("sound/list-environments", "features: features");
        assertThat(lenient.state()).isEqualTo(State.GRADED);
        assertThat(lenient.points().notVerified()).isEqualTo(5);

        Grade strict = grade("sound/list-environments", "features: features\nstrict: true");
        assertThat(strict.state()).isEqualTo(State.NOT_GRADABLE);
        assertThat(strict.remarks()).singleElement().satisfies(remark -> {
            assertThat(remark.rule()).isEqualTo(SubmissionGrading.STRICT);
            assertThat(remark.message()).startsWith("5 points could not be verified here");
        });
    }

    @Test
    void a_grade_of_nothing_but_our_trouble_is_none() throws Exception {
        Path noFolder = Files.writeString(folder.resolve("cache"), "a file");
        System.setProperty("lab.cache", noFolder.toString());
        try {
            Grade grade = grade("sound/list-environments", "stages: A2\nretries: {error: 0}");

            assertThat(grade.state()).isEqualTo(State.NOT_GRADABLE);
            assertThat(grade.points().possible()).isZero();
            assertThat(grade.points().inError()).isEqualTo(5);
        } finally {
            System.clearProperty("lab.cache");
        }
    }

    @Test
    void that_a_cluster_does_not_start_is_found_by_two_programs() throws Exception {
        Grade grade = grade("broken/broker-id-twice", "stages: [A1, A2]");

        assertThat(grade.points().words()).isEqualTo("0/15");
        assertThat(grade.scenarios()
                        .flatMap(scenario -> scenario.attempts().stream())
                        .map(Attempt::record)
                        .distinct())
                .containsExactly("attempts/01/messages.ndjson", "attempts/02/messages.ndjson");
    }

    private Grade grade(String submission, String assignment) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("assignment.yml"), "title: test\n" + assignment + "\n");
        GradingRequest request =
                new GradingRequest(Assignment.read(file), folder.resolve("out"), "process", LabSettings.read());
        return SubmissionGrading.grade(
                request, SubmissionCheck.of(SUBMISSIONS.resolve(submission)), told::add, published::add);
    }
}
