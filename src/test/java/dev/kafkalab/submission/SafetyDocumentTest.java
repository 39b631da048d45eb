package dev.kafkalab.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SafetyDocumentTest {

    @Test
    void the_table_of_the_documentation_has_every_rule() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("docs/grading/safety.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(SafetyRule.values())
                        .map(rule -> "| `%s` | %s | %s |".formatted(rule, rule.refused(), rule.instead()))
                        .toList());
    }
}
