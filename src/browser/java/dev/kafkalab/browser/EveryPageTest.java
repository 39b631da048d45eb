package dev.kafkalab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import dev.kafkalab.report.PageNames;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page of every record, by day and by night, on a desk and on a phone. */
@ExtendWith(InChromium.class)
class EveryPageTest {

    private final Chromium chromium;

    EveryPageTest(Chromium chromium) {
        this.chromium = chromium;
    }

    /**
     * Small records in every look; the largest, whose pages are made of the same parts, in the two that differ most.
     */
    static Stream<Arguments> looks() {
        return MadeReport.RECORDS.stream().flatMap(record -> Arrays.stream(Look.values())
                .filter(look ->
                        !record.equals(MadeReport.LARGEST) || look == Look.LIGHT || look == Look.DARK_ON_A_PHONE)
                .map(look -> Arguments.of(record, look)));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void has_no_problem(String record, Look look) {
        // The page of the vocabulary is the same in every report.
        List<Path> pages = MadeReport.of(record).pages().stream()
                .filter(page -> !page.endsWith(PageNames.STEPS) || record.equals(MadeReport.RECORDS.get(0)))
                .toList();

        try (BrowserContext windows = chromium.windows(look)) {
            assertThat(pages).isNotEmpty();
            assertThat(pages.stream().flatMap(page -> Inspection.of(page, windows).stream()
                            .map(problem -> page.getFileName() + ": " + problem)))
                    .isEmpty();
        }
    }
}
