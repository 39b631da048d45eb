package dev.kafkalab.grade.format;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** A grade as its student reads it: one page of HTML that needs nothing else, neither scripts nor a network. */
public final class StudentPage {

    private StudentPage() {}

    static String of(StudentGrade student) {
        StringOutput html = new StringOutput();
        TemplateEngine.createPrecompiled(
                        null, ContentType.Html, StudentPage.class.getClassLoader(), "dev.kafkalab.report.pages")
                .render("student.jte", Map.of("page", StudentPageView.of(student)), html);
        return html.toString();
    }
}
