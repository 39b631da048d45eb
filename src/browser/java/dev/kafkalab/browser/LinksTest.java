package dev.kafkalab.browser;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Where the pages' links lead, as a browser resolves them. */
@ExtendWith(InChromium.class)
class LinksTest {

    static final List<String> RECORDS = MadeReport.RECORDS;

    private final Chromium chromium;

    LinksTest(Chromium chromium) {
        this.chromium = chromium;
    }

    @ParameterizedTest
    @FieldSource("RECORDS")
    void lead_to_a_file_and_a_place_in_it_that_are_there(String record) {
        Map<Path, Linked> pages = read(MadeReport.of(record).pages());

        assertThat(pages.entrySet().stream().flatMap(page -> page.getValue().links().stream()
                        .flatMap(link -> wrong(URI.create(link), pages).stream().map(wrong -> "%s: %s: %s"
                                .formatted(page.getKey().getFileName(), link, wrong)))))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("RECORDS")
    void could_not_mean_two_places(String record) {
        read(MadeReport.of(record).pages())
                .forEach((page, linked) ->
                        assertThat(linked.ids()).as("ids in %s", page).doesNotHaveDuplicates());
    }

    private Map<Path, Linked> read(List<Path> pages) {
        try (BrowserContext windows = chromium.windows(Look.LIGHT)) {
            return pages.stream().collect(toMap(page -> page, page -> Linked.in(page, windows)));
        }
    }

    private static Optional<String> wrong(URI link, Map<Path, Linked> pages) {
        if (List.of("http", "https").contains(link.getScheme())) {
            return Optional.empty();
        }
        if (!"file".equals(link.getScheme())) {
            return Optional.of("not a link to a page");
        }
        Path file = Path.of(link.getPath());
        if (!Files.isRegularFile(file)) {
            return Optional.of("no such file");
        }
        String place = link.getFragment();
        return place == null || pages.containsKey(file) && pages.get(file).ids().contains(place)
                ? Optional.empty()
                : Optional.of("no such place in the file");
    }

    /** A page's links, resolved, and the ids that links may lead to. */
    private record Linked(List<String> links, List<String> ids) {

        static Linked in(Path file, BrowserContext windows) {
            try (Page page = windows.newPage()) {
                page.navigate(file.toUri().toString());
                return new Linked(strings(page, "a[href]", "a => a.href"), strings(page, "[id]", "e => e.id"));
            }
        }

        private static List<String> strings(Page page, String selector, String each) {
            List<?> found = (List<?>) page.locator(selector).evaluateAll("all => all.map(%s)".formatted(each));
            return found.stream().map(String::valueOf).toList();
        }
    }
}
