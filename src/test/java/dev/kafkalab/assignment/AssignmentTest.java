package dev.kafkalab.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.assignment.AssignedStage.AssignedScenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentTest {

    private static final String OWN = """
            @own-cluster
            Feature: %s
              Background:
                Given the cluster of compose/x.yml
              @%s @points:5
              Scenario: One
                Then 6 nodes are running
              @%s.1 @points:10
              Scenario: Two
                Then 6 nodes are running
            """;

    private static final String OURS = """
            Feature: Ours
              @A8
              Scenario: Ours
                Given the cluster of compose/x.yml
                Then 6 nodes are running
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeLabs() throws IOException {
        write("features/first/2-b.feature", OWN.formatted("B", "A2", "A2"));
        write("features/first/10-c.feature", OWN.formatted("C", "A10", "A10"));
        write("features/first/11-ours.feature", OURS);
        write("features/second/1-a.feature", OWN.formatted("A", "B1", "B1"));
        write("features/ours/1-a.feature", OURS);
    }

    @Test
    void a_stage_of_a_lab_that_counts_as_a_whole_may_have_been_meant_to_be_all() {
        assertThatThrownBy(() -> assignment("labs: first\nstages: A2"))
                .isInstanceOf(AssignmentException.class)
                .hasMessageContaining("A2 is part of first, which counts as a whole")
                .hasMessageContaining("leave that lab out of labs: so that only the stages count");
    }

    @Test
    void the_default_is_every_stage_of_ours_that_is_run_on_a_students_cluster() {
        assertThat(Assignment.DEFAULT.selection().isEverything()).isTrue();
        assertThat(Assignment.DEFAULT.stages().stream()
                        .flatMap(stage -> stage.scenarios().stream())
                        .flatMap(scenario -> scenario.text().ids().stream())
                        .distinct())
                .containsExactly(
                        "A1", "A2", "A3", "A4.1", "A4.2", "A4.4", "A4.5", "A5.1", "A5.2", "A5.3", "A6", "F1", "F2",
                        "F3", "F4", "F5", "F6");
        assertThat(Assignment.DEFAULT.limits())
                .isEqualTo(new Limits(
                        Duration.ofMinutes(5), Duration.ofMinutes(20), Duration.ofMinutes(60), Duration.ofMinutes(90)));
        assertThat(Assignment.DEFAULT.retries()).isEqualTo(new RetryLimits(1, 2));
        assertThat(Assignment.DEFAULT.sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void what_it_says_is_read() throws IOException {
        Assignment assignment = assignment("""
                title: Week 3
                labs: first
                points: {A2: 20}
                hidden:
                  stages: [first/10-*]
                  show: nothing
                hints: cause
                limits: {step: 90s, submission: 2h}
                retries: {failed: 0}
                strict: true
                runtime: auto
                images: [registry.example:5000/course/kafka, kafka]
                """);

        assertThat(assignment.title()).isEqualTo("Week 3");
        assertThat(assignment.hints()).isEqualTo(HintLevel.CAUSE);
        assertThat(assignment.hidden().show()).isEqualTo(HiddenPart.Show.NOTHING);
        assertThat(assignment.limits().step()).isEqualTo(Duration.ofSeconds(90));
        assertThat(assignment.limits().stage()).isEqualTo(Duration.ofMinutes(20));
        assertThat(assignment.limits().submission()).isEqualTo(Duration.ofHours(2));
        assertThat(assignment.retries()).isEqualTo(new RetryLimits(0, 2));
        assertThat(assignment.strict()).isTrue();
        assertThat(assignment.runtime()).isEqualTo("auto");
        assertThat(assignment.images()).containsExactly("registry.example:5000/course/kafka", "kafka");
        assertThat(shown(assignment))
                .containsExactly(
                        "First first/2-b.feature:6 20", "First first/2-b.feature:9 10",
                        "First first/10-c.feature:6 5 hidden", "First first/10-c.feature:9 10 hidden");
    }

    @Test
    void the_examples_of_the_docs_can_be_read_for_the_labs_of_this_project() throws IOException {
        Files.createDirectories(folder.resolve("hidden"));
        List<String> examples = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/grading/assignment.md")))
                .results()
                .map(example -> example.group(1))
                .toList();

        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            assertThat(Assignment.read(write("assignment.yml", example)).stages())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            A2                                          | A2 A2.1
            A2.1                                        | A2.1
            first/2-b.feature                           | A2 A2.1
            features/first/2-b.feature                  | A2 A2.1
            `first/{1,10}*.feature`                     | A10 A10.1
            `**/1-*`                                    | B1 B1.1
            """)
    void a_stage_is_an_id_a_file_or_a_pattern(String stage, String ids) throws IOException {
        assertThat(ids(assignment("stages: ['%s']".formatted(stage)))).isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource({
        "submission: 30m, PT5M PT20M PT30M PT30M",
        "submission: 8m, PT5M PT8M PT8M PT8M",
        "step: 30m, PT30M PT30M PT1H PT1H30M",
        "lab: 3h, PT5M PT20M PT3H PT3H",
    })
    void limits_that_it_does_not_name_give_way_to_those_that_it_does(String limit, String all) throws IOException {
        Limits limits = assignment("limits: {%s}\n".formatted(limit)).limits();

        assertThat(Stream.of(limits.step(), limits.stage(), limits.lab(), limits.submission())
                        .map(Duration::toString))
                .containsExactly(all.split(" "));
    }

    @Test
    void labs_and_single_stages_add_up_and_without_them_everything_counts() throws IOException {
        assertThat(ids(assignment("labs: [second]\nstages: [A2.1]"))).isEqualTo("A2.1 B1 B1.1");
        assertThat(ids(assignment("title: All"))).isEqualTo("A2 A2.1 A10 A10.1 B1 B1.1");
    }

    @Test
    void a_folder_of_hidden_features_counts_too() throws IOException {
        write("secret/1-x.feature", OWN.formatted("X", "X1", "X1"));

        assertThat(shown(assignment("labs: second\nhidden: {features: secret}\npoints: {X1.1: 3}")))
                .containsExactly(
                        "Second second/1-a.feature:6 5",
                        "Second second/1-a.feature:9 10",
                        "Secret 1-x.feature:6 5 hidden",
                        "Secret 1-x.feature:9 3 hidden");
    }

    @Test
    void its_hash_changes_with_the_file_and_with_each_feature_that_counts() throws IOException {
        String before = assignment("labs: first").sha256();

        assertThat(assignment("labs: first").sha256()).isEqualTo(before);
        assertThat(assignment("labs: first # the same").sha256()).isNotEqualTo(before);
        write("features/second/1-a.feature", OWN.formatted("Other", "B1", "B1"));
        assertThat(assignment("labs: first").sha256()).as("another lab").isEqualTo(before);
        write("features/first/2-b.feature", OWN.formatted("Other", "A2", "A2"));
        assertThat(assignment("labs: first").sha256()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `lab: first`                             | an assignment has no 'lab'                              | write labs:
            `deadline: friday`                       | an assignment has no 'deadline'                         | there are title, features, labs
            `[a, b]`                                 | has to be a mapping, but is a list                      | title: ...
            ``                                       | the file is empty                                       | write what it is to say
            `labs:`                                  | labs has to be a single value, but is empty             | labs: [failover]
            `labs: frist`                            | there is no lab frist                                   | did you mean first?
            `labs: [first, ours]`                    | nothing of the lab ours is run on a student's cluster   | @own-cluster
            `stages: A3`                             | no scenario has the id A3                               | did you mean A2?
            `stages: A8`                             | A8 is not run on a student's cluster                    | @own-cluster
            `stages: first/3-*`                      | no feature is first/3-*                                 | did you mean first/2-b.feature?
            `stages: first/{2`                       | first/{2 is no pattern of files                         | close what is open
            `labs: {first: 1}`                       | labs has to be a single value, but is a mapping         | labs: [failover]
            `points: {A2: 2.5}`                      | A2 cannot be the number 2.5                             | from 0 to 9999
            `points: {A2: ten}`                      | A2 cannot be the text 'ten'                             | from 0 to 9999
            `points: {A3: 5}`                        | points are given to A3                                  | did you mean A2?
            `points: 5`                              | points has to be a mapping                              | A4.1: ...
            `hidden: {stage: A2}`                    | hidden has no 'stage'                                   | write stages:
            `hidden: {stages: A3}`                   | A3 hides nothing that counts                            | did you mean A2?
            `hidden: {features: none}`               | there is no folder none                                 | seen from the folder of assignment.yml
            `hidden: {show: name}`                   | show cannot be the text 'name'                          | verdict, nothing
            `hints: some`                            | hints cannot be the text 'some'                         | all, cause, none
            `limits: {step: 5}`                      | '5' is no duration                                      | add the unit: 5s
            `limits: {step: 0s}`                     | step cannot be 0s                                       | from 1s to 24h
            `limits: {step: 30m, stage: 20m}`        | a step may take 30 minutes, and the stage that it is part of 20 minutes | give the stage more
            `limits: {lab: 1h, submission: 30m}`     | a lab may take 1 hour, and the submission that it is part of 30 minutes | give the submission more
            `limits: {step: 3m, submission: 2m}`     | a step may take 3 minutes, and the submission that it is part of 2 minutes | give the submission more
            `limits: {total: 5m}`                    | limits has no 'total'                                   | step, stage, lab, submission
            `retries: {failed: 6}`                   | failed cannot be the number 6                           | from 0 to 5
            `retries: {failed: -1}`                  | failed cannot be the number -1                          | from 0 to 5
            `strict: yes`                            | strict cannot be the text 'yes'                         | true, false
            `runtime: podman`                        | runtime cannot be the text 'podman'                     | auto, process, docker
            `images: kafka:3.7`                      | kafka:3.7 is no image's repository                      | without a tag
            `features: nowhere`                      | there is no folder nowhere                              | seen from the folder of assignment.yml
            """)
    void a_mistake_is_told_with_its_line_and_its_fix(String text, String what, String fix) throws IOException {
        String own =
                text.startsWith("features:") || text.startsWith("[") || text.isEmpty() ? "" : "features: features\n";
        Path file = write("assignment.yml", own + "\n".repeat(own.isEmpty() ? 2 : 1) + text);

        assertThatThrownBy(() -> Assignment.read(file))
                .isInstanceOf(AssignmentException.class)
                .hasMessageStartingWith(file + ":" + (text.isEmpty() ? 1 : 3) + ": ")
                .hasMessageContaining(what)
                .hasMessageMatching("(?s).*\\R  Fix: .*")
                .satisfies(
                        told -> assertThat(told.getMessage().split("Fix: ")[1]).contains(fix));
    }

    @Test
    void labs_in_which_nothing_can_be_run_on_a_students_cluster_are_refused() throws IOException {
        Path file = write("assignment.yml", "features: features/ours\n");

        assertThatThrownBy(() -> Assignment.read(file).stages())
                .isInstanceOf(AssignmentException.class)
                .hasMessageContaining("no scenario in it counts")
                .hasMessageContaining("@own-cluster");
    }

    @Test
    void two_features_that_a_record_could_not_tell_apart_are_refused() throws IOException {
        write("other/features/first/2-b.feature", OWN.formatted("B", "H2", "H2"));

        assertThatThrownBy(() -> assignment("labs: first\nhidden: {features: other/features}")
                        .stages())
                .isInstanceOf(AssignmentException.class)
                .hasMessageContaining("would both be called features/first/2-b.feature")
                .hasMessageContaining("give one of their folders another name");
    }

    @Test
    void a_feature_that_cannot_be_read_is_told() throws IOException {
        Path file = write("features/first/3-d.feature", "Feature: F\n  Scenario: S\n    Given a\n    nonsense\n");

        assertThatThrownBy(() -> assignment("labs: first"))
                .isInstanceOf(AssignmentException.class)
                .hasMessageStartingWith(file + ":4: this is not Gherkin");
    }

    private static List<String> shown(Assignment assignment) {
        return assignment.stages().stream()
                .flatMap(stage -> stage.scenarios().stream().map(scenario -> "%s %s:%d %d%s"
                        .formatted(
                                stage.lab(),
                                AssignedStages.slashed(stage.path()),
                                scenario.text().line(),
                                scenario.worth(),
                                scenario.hidden() ? " hidden" : "")))
                .toList();
    }

    private static String ids(Assignment assignment) {
        return String.join(
                " ",
                assignment.stages().stream()
                        .flatMap(stage -> stage.scenarios().stream())
                        .map(AssignedScenario::text)
                        .flatMap(scenario -> scenario.ids().stream())
                        .toList());
    }

    private Assignment assignment(String text) throws IOException {
        return Assignment.read(write("assignment.yml", "features: features\n" + text + "\n"));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
