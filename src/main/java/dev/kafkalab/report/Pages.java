package dev.kafkalab.report;

import dev.kafkalab.catalogue.Catalogue;
import dev.kafkalab.report.history.History;
import dev.kafkalab.results.Lab;
import dev.kafkalab.results.Run;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pages of a run, as HTML. */
final class Pages {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), "dev.kafkalab.report.pages");

    private Pages() {}

    /** All that a record makes, by file name. */
    static Map<String, String> of(Run run, History history) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put(PageNames.INDEX, page("index.jte", Map.of("run", run, "history", history)));
        for (Lab lab : run.labs()) {
            pages.put(PageNames.of(lab), page("lab.jte", Map.of("page", new LabPage(run, lab))));
        }
        pages.put(
                PageNames.STATEMENTS,
                page("statements.jte", Map.of("run", run, "statements", TestedStatement.of(run))));
        return pages;
    }

    /** The page of the vocabulary, which does not depend on a run. */
    static String of(Catalogue catalogue) {
        return page("steps.jte", Map.of("catalogue", catalogue));
    }

    private static String page(String template, Map<String, Object> parameters) {
        StringOutput html = new StringOutput();
        TEMPLATES.render(template, parameters, html);
        return html.toString();
    }
}
