package dev.kafkalab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.format.FormatContext;
import dev.kafkalab.grade.format.GradeFormat;
import dev.kafkalab.grade.format.Grades;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A student's page, by day and by night, on a desk and on a phone; with and without anything to mend. */
@ExtendWith(InChromium.class)
class StudentPageTest {

    private final Chromium chromium;

    @TempDir
    private Path folder;

    StudentPageTest(Chromium chromium) {
        this.chromium = chromium;
    }

    static Stream<Arguments> looks() {
        return Stream.of(Grades.readable(), Grades.inError(), Grades.refused(), Grades.notGradable(), Grades.hostile())
                .flatMap(grade -> Arrays.stream(Look.values()).map(look -> Arguments.of(grade, look)));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void has_no_problem(Grade grade, Look look) throws IOException {
        Path page = Files.writeString(
                folder.resolve(GradeFormat.PAGE.fileName()), GradeFormat.PAGE.of(grade, FormatContext.PLAIN));

        try (BrowserContext windows = chromium.windows(look)) {
            assertThat(Inspection.of(page, windows)).isEmpty();
        }
    }
}
