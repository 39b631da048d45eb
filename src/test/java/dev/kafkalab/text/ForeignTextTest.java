package dev.kafkalab.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# h",
                "1. a",
                "- a",
                "> a",
                "    a",
                "*a* _b_ `c`",
                "[a](b) ![c](d)",
                "<b>&amp;",
                "a|b",
                "\\",
                "---",
                "a\n==="
            })
    void markdown_shows_these_very_characters(String text) {
        String html =
                HtmlRenderer.builder().build().render(Parser.builder().build().parse(ForeignText.markdown(text)));

        assertThat(Jsoup.parse(html).body().children().select("*")).hasSize(1);
        assertThat(Jsoup.parse(html).body().wholeText().strip())
                .isEqualTo(text.replace("\n", " ").strip());
    }

    @Test
    void every_line_begins_with_the_prefix() {
        assertThat(ForeignText.prefixed("> ", "a\nb\r\nc\rd\u2028e")).isEqualTo("> a\n> b\n> c\\u000dd\\u2028e");
    }

    @Test
    void one_line_is_one_line() {
        assertThat(ForeignText.oneLine(" a \n\n b\tc\u001b ")).isEqualTo("a b c\\u001b");
    }

    @Test
    void xml_has_no_place_for_some_characters() {
        assertThat(ForeignText.xml("a\u0000\u001b\ud800\uffff\n\ud83d\udc4d"))
                .isEqualTo("a\ufffd\ufffd\ufffd\ufffd\n\ud83d\udc4d");
    }
}
