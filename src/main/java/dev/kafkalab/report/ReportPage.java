package dev.kafkalab.report;

import dev.kafkalab.results.Run;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The page of a run, as HTML. */
final class ReportPage {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, ReportPage.class.getClassLoader(), "dev.kafkalab.report.pages");

    private ReportPage() {}

    static String of(Run run) {
        StringOutput html = new StringOutput();
        TEMPLATES.render("index.jte", run, html);
        return html.toString();
    }
}
