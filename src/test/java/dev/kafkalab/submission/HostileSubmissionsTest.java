package dev.kafkalab.submission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.submission.SubmissionFolders.Hostile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileSubmissionsTest {

    /** They are about folders that cannot be kept among the sources: {@link SubmissionTest} makes them. */
    private static final Set<SafetyRule> OF_MADE_FOLDERS = EnumSet.of(SafetyRule.TOO_LARGE, SafetyRule.SPECIAL_FILE);

    static List<Hostile> hostile() throws IOException {
        return SubmissionFolders.hostile();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void each_is_refused_by_the_rule_meant_for_it(Hostile hostile, @TempDir Path temp) throws IOException {
        Checked checked = SubmissionCheck.of(SubmissionFolders.layOut("hostile/" + hostile.name(), temp));

        assertThat(checked.refusals())
                .as("%s: %s", hostile.name(), checked.refusals())
                .isNotEmpty()
                .allSatisfy(refusal -> {
                    assertThat(refusal.rule()).hasToString(hostile.rule());
                    assertThat(refusal.reason()).isNotBlank().doesNotContain("\n", temp.toString());
                    assertThat(refusal.remedy()).isNotBlank();
                    assertThat(refusal.file()).isRelative();
                });
        assertThat(checked.topology()).isEmpty();
    }

    @Test
    void the_file_that_they_vary_is_allowed(@TempDir Path temp) throws IOException {
        Checked checked = SubmissionCheck.of(SubmissionFolders.layOut("allowed/base", temp));

        assertThat(checked.refusals()).isEmpty();
        assertThat(checked.topology()).isPresent();
    }

    @Test
    void there_is_one_for_every_rule() throws IOException {
        Set<String> shown = hostile().stream().map(Hostile::rule).collect(Collectors.toSet());

        assertThat(EnumSet.complementOf(EnumSet.copyOf(OF_MADE_FOLDERS)))
                .extracting(SafetyRule::toString)
                .allSatisfy(rule -> assertThat(shown).contains(rule));
        assertThat(hostile()).hasSizeGreaterThanOrEqualTo(60);
    }
}
