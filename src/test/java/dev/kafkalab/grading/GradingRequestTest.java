package dev.kafkalab.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.assignment.Assignment;
import dev.kafkalab.settings.LabSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GradingRequestTest {

    private static final Path OUT = Path.of("out");

    @Test
    void the_runtime_is_the_assignments_unless_somebody_says_otherwise() {
        LabSettings settings = LabSettings.read();

        assertThat(GradingRequest.of(Assignment.DEFAULT, OUT, settings.on("auto"))
                        .runtime())
                .isEqualTo(Assignment.DEFAULT.runtime());
        assertThat(GradingRequest.of(Assignment.DEFAULT, OUT, settings.on("docker"))
                        .runtime())
                .isEqualTo("docker");
    }
}
