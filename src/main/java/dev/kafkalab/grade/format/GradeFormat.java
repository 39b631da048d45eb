package dev.kafkalab.grade.format;

import dev.kafkalab.grade.Grade;
import dev.kafkalab.text.ForeignText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The files that a grade, or the grades of a batch, can be had in. */
public enum GradeFormat {
    GRADESCOPE("results.json", "Gradescope", new One((student, context) -> Gradescope.of(student))),
    CLASSROOM50("result.json", "Classroom 50, whose runner sets the variables for it", new One(Classroom50::of)),
    CTRF("ctrf-report.json", "the Common Test Report Format", new One((student, context) -> Ctrf.of(student))),
    JUNIT("junit.xml", "JUnit XML: Artemis, CodeGrade, Hades", new One((student, context) -> JunitFormat.of(student))),
    VPL(
            "vpl.txt",
            "what an evaluation of Moodle's VPL is to print",
            new One((student, context) -> Vpl.of(student, context.environment()))),
    MARKDOWN("summary.md", "a summary for GitHub Actions", new One((student, context) -> MarkdownSummary.of(student))),
    PAGE("student.html", "a page for the student", new One((student, context) -> StudentPage.of(student))),
    CANVAS("canvas.csv", "a table for Canvas's gradebook", new All(Canvas::of)),
    MOODLE("moodle.csv", "a grading worksheet for Moodle", new All((grades, context) -> Moodle.of(grades))),
    CSV(
            "grades.csv",
            "a table with the points of each stage, for graders",
            new All((grades, context) -> GradeTable.of(grades)));

    private final String fileName;
    private final String description;
    private final Maker maker;

    GradeFormat(String fileName, String description, Maker maker) {
        this.fileName = fileName;
        this.description = description;
        this.maker = maker;
    }

    private sealed interface Maker {}

    /** A file for each submission. */
    private record One(BiFunction<StudentGrade, FormatContext, String> make) implements Maker {}

    /** A file for a whole batch, or for a single submission. */
    private record All(BiFunction<List<Grade>, FormatContext, String> make) implements Maker {}

    /** As people name it: {@code gradescope}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The file's name, as its readers expect it where they do. */
    public String fileName() {
        return fileName;
    }

    /** What it is for, in a few words. */
    public String description() {
        return description;
    }

    /** Whether one file holds a whole batch. */
    public boolean isForBatches() {
        return maker instanceof All;
    }

    /** The file of one submission. @throws FormatException if it cannot be made */
    public String of(Grade grade, FormatContext context) {
        return maker instanceof One one
                ? one.make().apply(StudentGrade.of(grade), context)
                : of(List.of(grade), context);
    }

    /** The file of a batch. @throws FormatException if it cannot be made, or is not for batches */
    public String of(List<Grade> grades, FormatContext context) {
        if (maker instanceof All all) {
            return all.make().apply(grades, context);
        }
        throw new FormatException("The format %s is for one submission. For a batch there are %s"
                .formatted(
                        word(),
                        Arrays.stream(values())
                                .filter(GradeFormat::isForBatches)
                                .map(GradeFormat::word)
                                .collect(Collectors.joining(", "))));
    }

    /** The formats of a list such as {@code gradescope,canvas}. @throws FormatException if one of them is none */
    public static List<GradeFormat> list(String words) {
        List<GradeFormat> formats = new ArrayList<>();
        for (String word : words.split(",")) {
            if (!word.isBlank()) {
                formats.add(named(word.strip())
                        .orElseThrow(() -> new FormatException("There is no format \"%s\". There are %s"
                                .formatted(ForeignText.oneLine(word), String.join(", ", words())))));
            }
        }
        return formats.stream().distinct().toList();
    }

    /** All of them, by name. */
    public static List<String> words() {
        return Arrays.stream(values()).map(GradeFormat::word).toList();
    }

    /** A line for each, for help texts: its name, its file and what it is for. */
    public static List<String> help() {
        return Arrays.stream(values())
                .map(format -> "%-12s %-17s %s".formatted(format.word(), format.fileName, format.description))
                .toList();
    }

    private static Optional<GradeFormat> named(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equalsIgnoreCase(word))
                .findFirst();
    }
}
