package dev.kafkalab.report.steps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MadePageTest {

    @Test
    void words_are_what_is_read_with_single_spaces_and_without_scripts_and_styles() {
        assertThat(page("""
                        <style>p { color: red }</style><script>var hidden</script><template>later</template>
                        <p>17.23
                          <b>s</b></p><table><tr><td>at most</td><td>21 s</td></tr></table>
                        <details><summary>The log</summary><pre>LOOKING</pre></details>""").words()).isEqualTo("17.23 s at most 21 s The log LOOKING");
    }

    @Test
    void what_is_folded_away_or_hidden_is_not_said_at_once() {
        assertThat(page("""
                        <details><summary>The log</summary><pre>LOOKING</pre></details>
                        <details open><summary>Why</summary><p>too late</p></details>
                        <p hidden>later</p>""").wordsAtOnce()).isEqualTo("The log Why too late");
    }

    @Test
    void a_total_is_the_number_behind_the_words() {
        MadePage page = page("<ul class=totals><li class=not-verified><data value=2>two</data> not verified</li></ul>");

        assertThat(page.total("not-verified")).hasValue(2);
        assertThat(page.total("failed")).isEmpty();
    }

    @Test
    void markup_is_raw_where_it_is_not_escaped() {
        assertThat(page("<p>&lt;script&gt;</p>").hasRaw("<script>")).isFalse();
        assertThat(page("<p><script></script></p>").hasRaw("<script>")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            <img src="https://example.org/a.png">                   , https://example.org/a.png
            <img srcset="a.png 1x">                                 , a.png
            <script src="page.js"></script>                         , page.js
            <link rel="stylesheet" href="/style.css">               , /style.css
            <svg><use href="marks.svg#yes"/></svg>                  , marks.svg#yes
            <svg><image xlink:href="file:///a.png"/></svg>          , file:///a.png
            <object data="a.pdf"></object>                          , a.pdf
            <iframe src="//example.org"></iframe>                   , //example.org
            <style>@font-face { src: url('a.woff2') }</style>       , a.woff2
            <style>@import "a.css";</style>                         , a.css
            <p style="background: url(a.png)">                      , a.png
            <meta http-equiv="refresh" content="1; url=b.html">     , 1; url=b.html
            """)
    void what_a_browser_fetches_is_needed(String html, String address) {
        assertThat(page(html).needs()).containsExactly(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href='https://example.org'>read on</a>",
                "<svg><use href='#mark-verified'/></svg>",
                "<img src='data:image/svg+xml,<svg/>'>",
                "<style>p { fill: url(#dots) }</style>"
            })
    void links_and_what_is_in_the_page_are_not(String html) {
        assertThat(page(html).needs()).isEmpty();
    }

    private static MadePage page(String body) {
        return new MadePage("index.html", "<!DOCTYPE html><html><head><title>T</title></head><body>" + body);
    }
}
