package dev.kafkalab.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {

    @Test
    void a_lesson_keeps_its_emphasis_code_and_lists() {
        assertThat(Markdown.html("The *ISR* is `kept`:\n\n- by the leader\n- by the controller"))
                .contains("<em>ISR</em>", "<code>kept</code>", "<li>by the leader</li>");
    }

    @Test
    void markup_in_it_is_text() {
        assertThat(Markdown.html("<script>alert(1)</script>\n\na <b onclick='x'>word</b>"))
                .doesNotContain("<script", "<b ")
                .contains("&lt;script&gt;", "&lt;b onclick");
    }

    @Test
    void an_address_that_would_run_something_is_dropped() {
        assertThat(Markdown.html("[here](javascript:alert(1)) and [there](https://kafka.apache.org)"))
                .doesNotContain("javascript")
                .contains("href=\"https://kafka.apache.org\"");
    }

    @Test
    void a_picture_is_its_words_for_a_page_asks_nobody_for_anything() {
        assertThat(Markdown.html("![the *ensemble*](https://example.org/x.png)"))
                .doesNotContain("<img", "example.org")
                .contains("the <em>ensemble</em>");
    }

    @Test
    void a_heading_in_it_does_not_disturb_the_outline_of_the_page() {
        assertThat(Markdown.html("# Why")).doesNotContain("<h1").contains("<strong>Why</strong>");
    }
}
