package dev.kafkalab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.LogExcerpt;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogTemplateTest {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, LogTemplateTest.class.getClassLoader(), "dev.kafkalab.report.pages");

    @Test
    void an_excerpt_says_how_many_lines_were_left_out() {
        assertThat(html(1)).contains("... and before these 1 more line in the whole log");
        assertThat(html(12)).contains("... and before these 12 more lines in the whole log");
    }

    @Test
    void an_excerpt_of_every_line_says_nothing_of_others() {
        assertThat(html(0)).contains("LOOKING").doesNotContain("more line");
    }

    private static String html(int leftOut) {
        StringOutput html = new StringOutput();
        LogExcerpt excerpt = new LogExcerpt("zoo1", "logs/zoo1.log", List.of("LEAD"), List.of("LOOKING"), leftOut);
        TEMPLATES.render("evidence/log.jte", Map.of("excerpt", excerpt, "open", false), html);
        return html.toString();
    }
}
