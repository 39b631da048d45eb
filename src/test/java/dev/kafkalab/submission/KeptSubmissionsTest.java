package dev.kafkalab.submission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.catalogue.UnmetNeed;
import dev.kafkalab.compose.Position;
import dev.kafkalab.gherkin.ClusterNeeds;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told of the submissions in {@code sound} and {@code broken} before anything of them is started. */
class KeptSubmissionsTest {

    static Stream<ExpectedSubmission> sound() {
        return ExpectedSubmission.all().filter(ExpectedSubmission::isSound);
    }

    /** The file is in order, and what is wrong with the cluster is not for {@code explain} to say. */
    static Stream<ExpectedSubmission> unaccused() {
        return ExpectedSubmission.all()
                .filter(expected -> expected.toldBy().matches("need|verdict") && !expected.isSound());
    }

    static Stream<ExpectedSubmission> needing() {
        return ExpectedSubmission.all().filter(expected -> expected.toldBy().equals("need"));
    }

    static Stream<ExpectedSubmission> accused() {
        return ExpectedSubmission.all().filter(expected -> expected.toldBy().equals("finding"));
    }

    static Stream<ExpectedSubmission> unreadable() {
        return ExpectedSubmission.all().filter(expected -> expected.toldBy().equals("reading"));
    }

    @ParameterizedTest
    @MethodSource("sound")
    void a_sound_one_is_accused_of_nothing(ExpectedSubmission expected, @TempDir Path temp) throws IOException {
        Topology topology = topology(expected);

        assertThat(accusations(topology)).isEmpty();
        assertThat(topology.brokersOutOfReach()).isEmpty();
        assertThat(SafeCompose.write(topology, Limits.DEFAULT, temp.resolve("compose.json"))
                        .nodes())
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("unaccused")
    void what_only_the_lab_can_find_is_left_to_the_lab(ExpectedSubmission expected) throws IOException {
        assertThat(accusations(topology(expected))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("needing")
    void what_the_lab_needs_and_does_not_get_is_told(ExpectedSubmission expected) throws IOException {
        assertThat(UnmetNeed.of(ClusterNeeds.of(expected.needs()), topology(expected)))
                .singleElement()
                .asString()
                .contains(expected.says());
    }

    /** The first one is what a student reads first: it has to be the mistake, not one of its consequences. */
    @ParameterizedTest
    @MethodSource("accused")
    void the_first_thing_that_a_student_is_told_is_the_mistake(ExpectedSubmission expected) throws IOException {
        Checked checked = SubmissionCheck.of(expected.folder());
        List<Finding> accusations = accusations(checked.topology().orElseThrow());

        assertThat(checked.refusals()).isEmpty();
        assertThat(accusations).as(expected.mistake()).isNotEmpty();
        assertThat(accusations.get(0).message()).contains(expected.says());
        assertThat(where(checked, accusations.get(0).position())).isEqualTo(expected.line());
        assertThat(accusations.get(0).remedy()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void a_file_that_cannot_be_read_is_refused_with_its_line(ExpectedSubmission expected) throws IOException {
        Checked checked = SubmissionCheck.of(expected.folder());

        assertThat(checked.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.rule()).isIn(SafetyRule.NOT_READABLE, SafetyRule.UNKNOWN_KEY);
            assertThat(refusal.reason()).contains(expected.says());
            assertThat(refusal.remedy()).isNotBlank();
            assertThat(refusal.file() + ":" + refusal.line()).isEqualTo(expected.line());
        });
    }

    @Test
    void every_folder_is_expected_to_be_something() throws IOException {
        Set<String> folders = new TreeSet<>();
        for (String kind : List.of("sound", "broken")) {
            try (Stream<Path> list = Files.list(ExpectedSubmission.KEPT.resolve(kind))) {
                list.forEach(folder -> folders.add(kind + "/" + folder.getFileName()));
            }
        }

        assertThat(ExpectedSubmission.all().map(ExpectedSubmission::submission).collect(Collectors.toSet()))
                .isEqualTo(folders);
        assertThat(sound()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(folders).hasSizeGreaterThanOrEqualTo(12 + 25);
    }

    private static Topology topology(ExpectedSubmission expected) throws IOException {
        Checked checked = SubmissionCheck.of(expected.folder());
        assertThat(checked.refusals()).isEmpty();
        return checked.topology().orElseThrow();
    }

    private static List<Finding> accusations(Topology topology) {
        return topology.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .toList();
    }

    private static String where(Checked checked, Position position) {
        return checked.submission().folder().relativize(position.file()) + ":" + position.line();
    }
}
