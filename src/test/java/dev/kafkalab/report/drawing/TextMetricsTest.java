package dev.kafkalab.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextMetricsTest {

    @Test
    void what_fits_stays_as_it_is() {
        assertThat(TextMetrics.shortened("testTopic-0", 200)).isEqualTo("testTopic-0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a-topic-with-a-rather-long-name", "WWWWWWWWWWWWWWWWWWWW", "日本語のとても長いトピック名", "😀😀😀😀😀😀😀😀😀"
            })
    void what_does_not_fit_is_shortened_until_it_does(String text) {
        assertThat(TextMetrics.shortened(text, 100))
                .endsWith("…")
                .satisfies(shortened -> assertThat(TextMetrics.width(shortened)).isBetween(70, 100));
    }

    @Test
    void a_name_keeps_its_number() {
        assertThat(TextMetrics.shortenedName("a-topic-with-a-rather-long-name-17", 120))
                .startsWith("a-topic")
                .endsWith("…-17");
    }

    @Test
    void bold_text_is_wider() {
        assertThat(TextMetrics.boldWidth("kafka1 killed")).isGreaterThan(TextMetrics.width("kafka1 killed"));
    }
}
