package dev.kafkalab.grade.format;

import dev.kafkalab.grade.Grade;
import dev.kafkalab.text.Csv;
import dev.kafkalab.text.ForeignText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The grading worksheet of a Moodle assignment, which it exports and imports as CSV. */
public final class Moodle {

    private static final String IDENTIFIER = "Identifier";
    private static final String GRADE = "Grade";
    private static final String MODIFIED = "Last modified (grade)";
    private static final String FEEDBACK = "Feedback comments";
    private static final String PARTICIPANT = "Participant ";

    /** Moodle makes folders of submissions: {@code Jane Doe_1234567_assignsubmission_file}. */
    private static final String DOWNLOADED = "_assignsubmission_";

    private static final String ADVICE =
            "Switch Moodle to English, export the grading worksheet of the assignment again, "
                    + "and leave its columns as they are; import it in English too.";

    private Moodle() {}

    /**
     * A worksheet of these grades, with the three columns that Moodle needs. Its identifiers are those of the folders
     * that Moodle makes of submissions; where there are none, fill in an export.
     */
    static String of(List<Grade> grades) {
        BigDecimal most = Mark.most(grades);
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(IDENTIFIER, GRADE, "Maximum Grade", MODIFIED, FEEDBACK));
        for (Grade grade : grades) {
            rows.add(List.of(
                    identifier(grade.submission().id()),
                    Mark.of(grade, most).orElse(""),
                    Mark.words(most),
                    "-",
                    feedback(grade)));
        }
        return Csv.of(rows);
    }

    /** Whether an export has the columns of a worksheet of Moodle's. @throws FormatException if it is no table */
    public static boolean isWorksheet(String export) {
        GradebookExport table = GradebookExport.read(export);
        return table.column(IDENTIFIER).isPresent() && table.column(MODIFIED).isPresent();
    }

    /**
     * A worksheet that Moodle has exported with the grades filled in, each taken to the maximum that it has there, with
     * its decimal comma if it has one; and with feedback, if there is a column for it.
     *
     * @throws FormatException if it is no such worksheet
     */
    public static Filled fill(String worksheet, List<Grade> grades, FormatContext context) {
        GradebookExport table = GradebookExport.read(worksheet);
        int identifier = table.needed(IDENTIFIER, ADVICE);
        int column = table.needed(GRADE, ADVICE);
        table.needed(MODIFIED, ADVICE);
        int maximum = table.needed("Maximum Grade", ADVICE);
        Optional<Integer> comments = table.column(FEEDBACK);
        Map<Integer, List<String>> names = new LinkedHashMap<>();
        Map<Integer, String> numbers = new LinkedHashMap<>();
        for (int row = 1; row < table.rows(); row++) {
            String id = table.cell(row, identifier).strip();
            if (!id.isEmpty()) {
                String number = id.substring(id.lastIndexOf(' ') + 1);
                numbers.put(row, number);
                names.put(
                        row,
                        List.of(
                                id,
                                number,
                                table.cell(row, table.column("Full name")),
                                table.cell(row, table.column("ID number")),
                                table.cell(row, table.column("Username")),
                                table.cell(row, table.column("Email address"))));
            }
        }
        return GradebookFilling.fill(
                table, grades, names, numbers, table.column("Full name").orElse(identifier), (row, grade) -> {
                    String most = table.cell(row, maximum);
                    Optional<String> mark = Mark.of(grade, Mark.number(most));
                    mark.ifPresent(words -> {
                        table.set(row, column, most.contains(",") ? words.replace('.', ',') : words);
                        comments.ifPresent(at -> table.set(row, at, feedback(grade)));
                    });
                    return mark.isPresent();
                });
    }

    private static String identifier(String submission) {
        int end = submission.indexOf(DOWNLOADED);
        String number = end < 0 ? "" : submission.substring(submission.lastIndexOf('_', end - 1) + 1, end);
        return number.matches("[0-9]+") ? PARTICIPANT + number : ForeignText.oneLine(submission);
    }

    /** HTML, as Moodle takes it. */
    private static String feedback(Grade grade) {
        StudentGrade student = StudentGrade.of(grade);
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(GradeWords.points(student.points()));
        paragraphs.addAll(GradeWords.notes(student));
        student.grade().remarks().forEach(remark -> paragraphs.add(GradeWords.remark(remark)));
        student.grade()
                .scenarios()
                .filter(GradeWords::isLost)
                .forEach(scenario -> paragraphs.add("%s: %s. %s"
                        .formatted(
                                scenario.outcome().word(),
                                scenario.title(),
                                String.join(" ", GradeWords.details(scenario)))));
        paragraphs.addAll(student.grade().assignment().policy());
        return ForeignText.htmlParagraphs(paragraphs);
    }
}
