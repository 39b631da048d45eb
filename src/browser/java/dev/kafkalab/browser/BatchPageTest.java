package dev.kafkalab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import dev.kafkalab.batch.summary.GradedBatch;
import dev.kafkalab.batch.summary.SummaryFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The summary of a batch that is graded in part, with names and reasons that are longer than a phone is wide. */
@ExtendWith(InChromium.class)
class BatchPageTest {

    @TempDir
    private static Path folder;

    private final Chromium chromium;

    BatchPageTest(Chromium chromium) {
        this.chromium = chromium;
    }

    @BeforeAll
    static void collect() throws Exception {
        GradedBatch batch = GradedBatch.planned(folder).gradeSome();
        batch.grade(
                "emil", GradedBatch.refused("emil", "/etc/" + "a-path-without-a-blank/".repeat(20) + " is outside."));
        SummaryFiles.write(batch.out());
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void has_no_problem(Look look) {
        try (BrowserContext windows = chromium.windows(look)) {
            assertThat(Inspection.of(folder.resolve("out/summary.html"), windows))
                    .isEmpty();
        }
    }
}
