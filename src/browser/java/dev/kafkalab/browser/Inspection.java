package dev.kafkalab.browser;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a page, whatever it is about: errors, requests that lead away from the disk or nowhere, a page
 * wider than its window, and what axe finds against WCAG 2.2 AA. It is looked at as it opens and with everything
 * unfolded.
 */
final class Inspection {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** The elements that are to blame: those that reach beyond the window, and do not scroll by themselves. */
    private static final String TOO_WIDE = """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              const scrolls = e => e && (getComputedStyle(e).overflowX !== 'visible' || scrolls(e.parentElement));
              return [...document.body.querySelectorAll('*')]
                .filter(e => e.getBoundingClientRect().right > width + 1 && !scrolls(e))
                .slice(0, 3)
                .map(e => e.outerHTML.slice(0, 120))
                .concat('scrolls to ' + document.documentElement.scrollWidth + ' of ' + width);
            }""";

    private final List<String> problems = new ArrayList<>();

    private Inspection() {}

    /** Each problem in a line; none for a good page. */
    static List<String> of(Path file, BrowserContext windows) {
        Inspection inspection = new Inspection();
        try (Page page = windows.newPage()) {
            inspection.listenTo(page);
            page.navigate(file.toUri().toString());
            inspection.checkWidth(page, "as it opens");
            page.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)");
            inspection.checkWidth(page, "unfolded");
            inspection.checkWithAxe(page);
        }
        return List.copyOf(inspection.problems);
    }

    private void listenTo(Page page) {
        page.onConsoleMessage(this::consoleMessage);
        page.onPageError(error -> problems.add("error in a script: " + error));
        page.onRequest(this::request);
        page.onRequestFailed(request -> problems.add("failed: %s %s".formatted(request.url(), request.failure())));
    }

    private void consoleMessage(ConsoleMessage message) {
        if (message.type().equals("error")) {
            problems.add("console: " + message.text());
        }
    }

    private void request(Request request) {
        if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) {
            problems.add("asks for " + request.url());
        }
    }

    private void checkWidth(Page page, String when) {
        List<?> tooWide = (List<?>) page.evaluate(TOO_WIDE);
        if (!tooWide.isEmpty()) {
            problems.add("too wide %s: %s".formatted(when, tooWide));
        }
    }

    /** One frame, and nothing but violations told in full: on the largest page, the rest takes minutes. */
    private static AxeBuilder axe(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).setLegacyMode(true).options(options).withTags(WCAG);
    }

    private void checkWithAxe(Page page) {
        for (Rule violated : axe(page).analyze().getViolations()) {
            problems.add("axe %s: %s, %d times, first in %s"
                    .formatted(
                            violated.getId(),
                            violated.getHelp(),
                            violated.getNodes().size(),
                            violated.getNodes().get(0).getHtml()));
        }
    }
}
