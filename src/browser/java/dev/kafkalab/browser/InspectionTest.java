package dev.kafkalab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The inspection sees what it is there to see: on pages that are broken on purpose. */
@ExtendWith(InChromium.class)
class InspectionTest {

    @TempDir
    private Path folder;

    private final Chromium chromium;

    InspectionTest(Chromium chromium) {
        this.chromium = chromium;
    }

    @Test
    void a_good_page_has_no_problem() throws IOException {
        assertThat(problems("<p>All is well. <a href='#t'>Up</a></p>", Look.DARK_ON_A_PHONE))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            <p style="color: #bbb; background: #fff">faint</p>         | axe color-contrast
            <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">     | axe image-alt
            <details><summary>S</summary><button></button></details>   | axe button-name
            <img alt="" src="http://example.org/a.png">                | asks for http://example.org/a.png
            <img alt="" src="none.png">                                | failed: file:
            <script>console.error('oh')</script>                       | console: oh
            <script>nothing()</script>                                 | error in a script: ReferenceError
            <p style="width: 400px">wide</p>                           | too wide as it opens
            <details><summary>S</summary><p style="width: 400px">wide</p></details> | too wide unfolded
            """)
    void what_is_broken_is_seen(String broken, String problem) throws IOException {
        assertThat(problems(broken, Look.DARK_ON_A_PHONE))
                .as(broken)
                .isNotEmpty()
                .anySatisfy(found -> assertThat(found).startsWith(problem));
    }

    @Test
    void colours_are_looked_at_by_night_too() throws IOException {
        String onlyByDay =
                "<style>@media (prefers-color-scheme: dark) { p { color: #333; background: #000 } }</style><p>dim</p>";

        assertThat(problems(onlyByDay, Look.LIGHT)).isEmpty();
        assertThat(problems(onlyByDay, Look.DARK_ON_A_PHONE))
                .singleElement()
                .asString()
                .startsWith("axe color-contrast");
    }

    @Test
    void what_scrolls_by_itself_may_be_wide() throws IOException {
        assertThat(problems(
                        "<div tabindex=0 role=group aria-label=T style='overflow-x: auto'>"
                                + "<p style='width: 2000px'>wide</p></div>",
                        Look.DARK_ON_A_PHONE))
                .isEmpty();
    }

    private List<String> problems(String body, Look look) throws IOException {
        Path page = Files.writeString(
                folder.resolve("page.html"),
                "<!DOCTYPE html><html lang=en><head><meta charset=utf-8>"
                        + "<meta name=viewport content='width=device-width'>"
                        + "<title>A page</title></head><body><main><h1 id=t>A page</h1>" + body
                        + "</main></body></html>");
        try (BrowserContext windows = chromium.windows(look)) {
            return Inspection.of(page, windows);
        }
    }
}
