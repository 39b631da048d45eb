package dev.kafkalab.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmOptionRulesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-server",
                "-XX:+UseG1GC",
                "-XX:MaxGCPauseMillis=20 -XX:InitiatingHeapOccupancyPercent=35 -XX:+ExplicitGCInvokesConcurrent",
                "-XX:MaxRAMPercentage=75.0"
            })
    void tuning_that_guides_copy_from_kafkas_own_script_is_not_passed_on_and_costs_nothing(String options)
            throws IOException {
        Checked checked = check(options);

        assertThat(checked.refusals()).isEmpty();
        assertThat(checked.notes()).extracting(SafetyNote::message).anySatisfy(note -> assertThat(note)
                .contains("is not passed on"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:OnOutOfMemoryError=reboot",
                "-XX:OnError=/tmp/x",
                "-XX:Flags=flags",
                "-XX:VMOptionsFile=options",
                "-XX:HeapDumpPath=/dump",
                "-XX:+UseG1GC -javaagent:a.jar",
                "@options"
            })
    void what_names_a_command_or_a_file_is_refused(String options) throws IOException {
        assertThat(check(options).refusals()).extracting(Refusal::rule).containsExactly(SafetyRule.JVM_OPTIONS);
    }

    private Checked check(String options) throws IOException {
        Path base = Path.of("src/test/resources/submissions/allowed/base/compose.yml");
        String file = Files.readString(base);
        String variable = "    environment:\n      KAFKA_JVM_PERFORMANCE_OPTS: \"%s\"\n".formatted(options);
        assertThat(file).contains("    environment:\n");
        Files.writeString(folder.resolve("compose.yml"), file.replaceFirst("    environment:\n", variable));
        return SubmissionCheck.of(folder);
    }
}
