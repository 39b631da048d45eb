package dev.kafkalab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.results.Lab;
import dev.kafkalab.results.Run;
import dev.kafkalab.results.Totals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The numbers behind the words on the pages are those of the record. */
@ExtendWith(InChromium.class)
class NumbersTest {

    static final List<String> RECORDS = MadeReport.RECORDS;

    private final Chromium chromium;

    NumbersTest(Chromium chromium) {
        this.chromium = chromium;
    }

    @ParameterizedTest
    @FieldSource("RECORDS")
    void the_first_page_has_the_totals_of_the_record(String record) {
        MadeReport report = MadeReport.of(record);
        Totals totals = report.run().totals();

        try (BrowserContext windows = chromium.windows(Look.LIGHT);
                Page page = open(report.index(), windows)) {
            assertThat(total(page, "verified")).containsExactly(totals.verified());
            assertThat(total(page, "failed")).containsExactly(totals.failed());
            assertThat(total(page, "error")).containsExactly(totals.error());
            assertThat(total(page, "not-verified")).containsExactly(totals.notVerified());
        }
    }

    @ParameterizedTest
    @FieldSource("RECORDS")
    void a_labs_page_has_every_value_that_was_measured_in_it(String record) {
        MadeReport report = MadeReport.of(record);
        Run run = report.run();

        try (BrowserContext windows = chromium.windows(Look.LIGHT)) {
            for (Lab lab : run.labs()) {
                try (Page page = open(report.page(lab), windows)) {
                    assertThat(missing(
                                    measured(lab),
                                    numbers(page.locator("data[value]")).toList()))
                            .as("measured in %s, and not on its page", lab.folder())
                            .isEmpty();
                }
            }
        }
    }

    private static List<Integer> total(Page page, String verdict) {
        return numbers(page.locator("ul.totals li.%s data[value]".formatted(verdict)))
                .map(Double::intValue)
                .toList();
    }

    private static List<Double> measured(Lab lab) {
        return lab.stages().stream()
                .flatMap(stage -> stage.scenarios().stream())
                .flatMap(scenario -> scenario.steps().stream())
                .flatMap(step -> step.evidence().stream())
                .filter(Measurement.class::isInstance)
                .map(evidence -> ((Measurement) evidence).quantity().value())
                .toList();
    }

    private static Stream<Double> numbers(Locator data) {
        List<?> values = (List<?>) data.evaluateAll("all => all.map(d => d.value)");
        return values.stream().map(value -> Double.valueOf((String) value));
    }

    /** A value that was measured twice has to be there twice. */
    private static List<Double> missing(List<Double> wanted, List<Double> there) {
        List<Double> missing = new ArrayList<>(wanted);
        there.forEach(missing::remove);
        return missing;
    }

    private static Page open(Path file, BrowserContext windows) {
        Page page = windows.newPage();
        page.navigate(file.toUri().toString());
        return page;
    }
}
