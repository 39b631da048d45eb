package dev.kafkalab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.kafkalab.results.Lab;
import dev.kafkalab.results.Scenario;
import dev.kafkalab.results.Stage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Pages can be read where scripts do not run: in a mail program, or by a cautious grader. */
@ExtendWith(InChromium.class)
class WithoutScriptsTest {

    static final List<String> RECORDS = MadeReport.RECORDS;

    private final Chromium chromium;

    WithoutScriptsTest(Chromium chromium) {
        this.chromium = chromium;
    }

    @ParameterizedTest
    @FieldSource("RECORDS")
    void every_page_has_a_heading_and_nothing_to_press_in_vain(String record) {
        try (BrowserContext windows = chromium.withoutScripts(Look.LIGHT)) {
            for (Path file : MadeReport.of(record).pages()) {
                try (Page page = open(file, windows)) {
                    assertThat(page.locator("h1").allInnerTexts())
                            .as("headings of %s", file)
                            .singleElement()
                            .asString()
                            .isNotBlank();
                    assertThat(page.locator("[data-filter], [data-fold]").all())
                            .as("controls of %s", file)
                            .noneMatch(Locator::isVisible);
                }
            }
        }
    }

    @ParameterizedTest
    @FieldSource("RECORDS")
    void the_first_page_names_the_labs_and_every_verdict(String record) {
        MadeReport report = MadeReport.of(record);

        try (BrowserContext windows = chromium.withoutScripts(Look.LIGHT);
                Page page = open(report.index(), windows)) {
            String text = page.locator("body").innerText();
            assertThat(text).contains("verified", "failed", "error", "not verified");
            assertThat(report.run().labs()).extracting(Lab::title).allSatisfy(title -> assertThat(text)
                    .contains(title));
        }
    }

    @ParameterizedTest
    @FieldSource("RECORDS")
    void a_labs_page_has_its_stages_and_each_scenario_with_its_verdict(String record) {
        MadeReport report = MadeReport.of(record);

        try (BrowserContext windows = chromium.withoutScripts(Look.LIGHT)) {
            for (Lab lab : report.run().labs()) {
                try (Page page = open(report.page(lab), windows)) {
                    assertThat(page.locator("body").innerText())
                            .contains(lab.stages().stream().map(Stage::name).toList());
                    List<Scenario> scenarios = lab.stages().stream()
                            .flatMap(stage -> stage.scenarios().stream())
                            .toList();
                    List<String> shown = page.locator("article.scenario").allInnerTexts();
                    assertThat(shown).hasSameSizeAs(scenarios);
                    for (int i = 0; i < shown.size(); i++) {
                        assertThat(shown.get(i))
                                .contains(
                                        scenarios.get(i).name(),
                                        scenarios.get(i).verdict().word());
                    }
                }
            }
        }
    }

    private static Page open(Path file, BrowserContext windows) {
        Page page = windows.newPage();
        page.navigate(file.toUri().toString());
        return page;
    }
}
