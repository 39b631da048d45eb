package dev.kafkalab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import dev.kafkalab.report.PageNames;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page of every record but the largest, by day and by night, on a desk and on a phone. */
@ExtendWith(InChromium.class)
class EveryPageTest {

    private final Chromium chromium;

    EveryPageTest(Chromium chromium) {
        this.chromium = chromium;
    }

    static Stream<Arguments> looks() {
        return MadeReport.RECORDS.stream()
                .filter(record -> !record.equals(MadeReport.LARGEST))
                .flatMap(record -> Arrays.stream(Look.values()).map(look -> Arguments.of(record, look)));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void has_no_problem(String record, Look look) {
        assertThat(problems(chromium, record, look)).isEmpty();
    }

    /** What is wrong with the pages of that record, each problem with the page's name before it. */
    static List<String> problems(Chromium chromium, String record, Look look) {
        try (BrowserContext windows = chromium.windows(look)) {
            return MadeReport.of(record).pages().stream()
                    // The page of the vocabulary is the same in every report.
                    .filter(page -> !page.endsWith(PageNames.STEPS) || record.equals(MadeReport.RECORDS.get(0)))
                    .flatMap(page ->
                            Inspection.of(page, windows).stream().map(problem -> page.getFileName() + ": " + problem))
                    .toList();
        }
    }
}
