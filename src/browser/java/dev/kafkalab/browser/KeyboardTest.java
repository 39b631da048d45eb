package dev.kafkalab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.kafkalab.results.Lab;
import dev.kafkalab.results.Scenario;
import dev.kafkalab.results.Verdict;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be pressed on a lab's page can be reached with Tab, and pressed with Enter and with the space bar. */
@ExtendWith(InChromium.class)
class KeyboardTest {

    private static final int MORE_THAN_ANY_PAGE_HAS = 2_000;

    private final Chromium chromium;
    private BrowserContext windows;
    private Page page;

    KeyboardTest(Chromium chromium) {
        this.chromium = chromium;
    }

    static Stream<Arguments> labs() {
        return Stream.of("failures", "not-verified")
                .flatMap(record -> MadeReport.of(record).run().labs().stream().map(lab -> Arguments.of(record, lab)));
    }

    @BeforeEach
    void openAWindow() {
        windows = chromium.windows(Look.LIGHT);
        page = windows.newPage();
    }

    @AfterEach
    void closeIt() {
        windows.close();
    }

    @ParameterizedTest
    @MethodSource("labs")
    void a_filter_leaves_the_scenarios_of_its_verdict(String record, Lab lab) {
        open(MadeReport.of(record).page(lab));
        List<Locator> buttons = page.locator("[data-filter] button").all();
        assertThat(buttons.stream().map(Locator::innerText))
                .as("filters")
                .anyMatch(label -> label.startsWith("All"))
                .hasSizeGreaterThan(1);

        for (int i = 0; i < buttons.size(); i++) {
            Locator button = buttons.get(i);
            tabTo(button);
            page.keyboard().press(i % 2 == 0 ? "Enter" : "Space");

            assertThat(buttons.stream().filter(KeyboardTest::isPressed).map(Locator::innerText))
                    .containsExactly(button.innerText());
            assertThat(shown()).isEqualTo(wanted(lab, button.innerText()));
        }
        tabTo(buttons.get(0));
        page.keyboard().press("Space");
        assertThat(shown()).isEqualTo(wanted(lab, buttons.get(0).innerText()));
    }

    @ParameterizedTest
    @MethodSource("labs")
    void everything_is_unfolded_and_folded_again(String record, Lab lab) {
        open(MadeReport.of(record).page(lab));
        int all = page.locator("details").count();
        assertThat(all).as("things that can be unfolded").isPositive();

        tabTo(page.locator("[data-fold=open]").first());
        page.keyboard().press("Enter");
        assertThat(page.locator("details[open]").count()).isEqualTo(all);

        tabTo(page.locator("[data-fold=close]").first());
        page.keyboard().press("Space");
        assertThat(page.locator("details[open]").count()).isZero();
    }

    @ParameterizedTest
    @MethodSource("labs")
    void one_thing_is_unfolded_and_folded_again(String record, Lab lab) {
        open(MadeReport.of(record).page(lab));
        Locator summary = page.locator("summary").first();
        boolean wasOpen = isOpen(summary);
        tabTo(summary);

        page.keyboard().press("Enter");
        assertThat(isOpen(summary)).isEqualTo(!wasOpen);
        page.keyboard().press("Space");
        assertThat(isOpen(summary)).isEqualTo(wasOpen);
    }

    private void open(Path file) {
        page.navigate(file.toUri().toString());
    }

    private void tabTo(Locator wanted) {
        assertThat(wanted.count()).as("%s", wanted).isOne();
        for (int i = 0; i < MORE_THAN_ANY_PAGE_HAS; i++) {
            page.keyboard().press("Tab");
            if ((boolean) wanted.evaluate("e => e === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError("Tab does not lead to " + wanted.evaluate("e => e.outerHTML.slice(0, 120)"));
    }

    /** The classes of the scenarios that are not hidden, in their order; one that is only folded away is not hidden. */
    private List<String> shown() {
        List<?> classes = (List<?>) page.locator("article.scenario")
                .evaluateAll("all => all.filter(a => a.getClientRects().length > 0).map(a => a.className)");
        return classes.stream().map(String::valueOf).map(KeyboardTest::verdict).toList();
    }

    private static List<String> wanted(Lab lab, String label) {
        Set<Verdict> verdicts = verdicts(label);
        return lab.stages().stream()
                .flatMap(stage -> stage.scenarios().stream())
                .map(Scenario::verdict)
                .filter(verdicts::contains)
                .map(KeyboardTest::css)
                .toList();
    }

    /** What a button is about, whatever number stands behind its word. Undefined scenarios are counted as errors. */
    private static Set<Verdict> verdicts(String label) {
        String words = label.toLowerCase(Locale.ENGLISH);
        if (words.startsWith("all")) {
            return Set.of(Verdict.values());
        }
        Verdict verdict = Arrays.stream(Verdict.values())
                .filter(one -> words.startsWith(one.word()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The filter \"%s\" names no verdict".formatted(label)));
        return verdict == Verdict.ERROR ? Set.of(Verdict.ERROR, Verdict.UNDEFINED) : Set.of(verdict);
    }

    private static String verdict(String classes) {
        return Arrays.stream(Verdict.values())
                .map(KeyboardTest::css)
                .filter(List.of(classes.split(" "))::contains)
                .max(Comparator.naturalOrder())
                .orElse(classes);
    }

    private static String css(Verdict verdict) {
        return verdict.word().replace(' ', '-');
    }

    private static boolean isPressed(Locator button) {
        return "true".equals(button.getAttribute("aria-pressed"));
    }

    private static boolean isOpen(Locator summary) {
        return (boolean) summary.evaluate("s => s.parentElement.open");
    }
}
