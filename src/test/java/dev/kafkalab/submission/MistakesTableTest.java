package dev.kafkalab.submission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.catalogue.UnmetNeed;
import dev.kafkalab.gherkin.ClusterNeeds;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/grading/mistakes.md} has the program's own words. After a change that was meant, renew it with
 * {@code -Dmistakes.renew=true} and read the difference.
 */
class MistakesTableTest {

    private static final Path PAGE = Path.of("docs/grading/mistakes.md");
    private static final String HEAD = "| mistake | what the student is told | costs |\n|---|---|---|\n";

    @Test
    void the_page_has_what_students_are_told() throws IOException {
        String page = Files.readString(PAGE);
        String text = page.substring(0, page.indexOf(HEAD)) + HEAD + table();
        if (Boolean.getBoolean("mistakes.renew")) {
            Files.writeString(PAGE, text);
        }

        assertThat(page).isEqualTo(text);
    }

    private static String table() throws IOException {
        StringBuilder table = new StringBuilder();
        for (ExpectedSubmission expected :
                ExpectedSubmission.all().filter(each -> !each.isSound()).toList()) {
            table.append("| %s | %s | %s |\n"
                    .formatted(expected.mistake(), words(expected).replace("|", "\\|"), costs(expected)));
        }
        return table.toString();
    }

    private static String words(ExpectedSubmission expected) throws IOException {
        Checked checked = SubmissionCheck.of(expected.folder());
        return switch (expected.toldBy()) {
            case "reading" ->
                checked.refusals().stream()
                        .findFirst()
                        .map(refusal ->
                                told(refusal.file() + ":" + refusal.line(), refusal.reason() + ".", refusal.remedy()))
                        .orElseThrow();
            case "finding" -> first(checked);
            case "need" -> unmet(expected, checked.topology().orElseThrow());
            default -> expected.says();
        };
    }

    private static String first(Checked checked) {
        return checked.topology().orElseThrow().findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .findFirst()
                .map(finding -> told(where(checked, finding), finding.message(), finding.remedy()))
                .orElseThrow();
    }

    private static String where(Checked checked, Finding finding) {
        return "%s:%d, %s"
                .formatted(
                        checked.submission()
                                .folder()
                                .relativize(finding.position().file()),
                        finding.position().line(),
                        finding.node());
    }

    private static String unmet(ExpectedSubmission expected, Topology topology) {
        String words = UnmetNeed.of(ClusterNeeds.of(expected.needs()), topology).stream()
                .findFirst()
                .orElseThrow()
                .toString();
        return words.replace(
                topology.composeFile().toString(),
                topology.composeFile().getFileName().toString());
    }

    private static String told(String where, String message, String remedy) {
        return "%s: %s *Fix:* %s".formatted(where, message, remedy);
    }

    private static String costs(ExpectedSubmission expected) {
        return switch (expected.loses()) {
            case "all" -> "the lab";
            case "open" -> "what then fails";
            default ->
                Stream.of(expected.loses().split(" "))
                        .reduce((some, id) -> some + ", " + id)
                        .orElseThrow();
        };
    }
}
