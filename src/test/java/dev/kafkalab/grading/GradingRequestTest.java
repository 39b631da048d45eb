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

    @Test
    void tools_are_downloaded_for_a_submission_only_if_the_grader_has_said_so() {
        System.setProperty("lab.tools", "download");
        try {
            assertThat(GradingRequest.of(Assignment.DEFAULT, OUT, LabSettings.read())
                            .passedOn())
                    .containsEntry("lab.tools", "download");
        } finally {
            System.clearProperty("lab.tools");
        }
        assertThat(GradingRequest.of(Assignment.DEFAULT, OUT, LabSettings.read())
                        .passedOn())
                .doesNotContainKey("lab.tools");
    }
}
