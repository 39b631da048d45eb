package dev.kafkalab.grade.format;

import dev.kafkalab.grade.Grade;
import dev.kafkalab.text.Csv;
import dev.kafkalab.text.ForeignText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The CSV that Canvas exports from its gradebook and imports into it. */
public final class Canvas {

    private static final String POSSIBLE = "Points Possible";

    /** Canvas passes over columns whose names end so: they are its own sums. */
    private static final List<String> OWN_SUMS = List.of(
            "current score",
            "current points",
            "current grade",
            "final score",
            "final points",
            "final grade",
            "unposted current score",
            "unposted final score");

    private Canvas() {}

    /**
     * A table of these grades. Canvas makes a new assignment of a column that it does not know, and finds students by
     * the login, which here is the submission's name: where it is another, fill in an export.
     *
     * @throws FormatException if Canvas would pass over a column of that name
     */
    static String of(List<Grade> grades, FormatContext context) {
        String column = columnName(grades, context);
        BigDecimal most = Mark.most(grades);
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Student", "ID", "SIS User ID", "SIS Login ID", "Section", column));
        rows.add(List.of(POSSIBLE, "", "", "", "", Mark.words(most)));
        for (Grade grade : grades) {
            String id = ForeignText.oneLine(grade.submission().id());
            rows.add(List.of(id, "", "", id, "", Mark.of(grade, most).orElse("")));
        }
        return Csv.of(rows);
    }

    /**
     * An export of Canvas's gradebook with the grades filled in, each taken to the points that the column has there.
     * Nothing else is changed.
     *
     * @throws FormatException if it is no such export, or has no column of the context's name
     */
    public static Filled fill(String export, List<Grade> grades, FormatContext context) {
        GradebookExport table = GradebookExport.read(export);
        String name = columnName(grades, context);
        int column = table.column(title -> withoutNumber(title).equalsIgnoreCase(name) || title.equalsIgnoreCase(name))
                .orElseThrow(() -> table.missing(name, "Name the column of this assignment as Canvas has it."));
        int student = table.needed("Student", "Export it from Canvas's gradebook, and leave its columns as they are.");
        int number = table.needed("ID", "Export it from Canvas's gradebook, and leave its columns as they are.");
        Map<Integer, List<String>> names = new LinkedHashMap<>();
        Map<Integer, String> numbers = new LinkedHashMap<>();
        Optional<BigDecimal> most = Optional.empty();
        for (int row = 1; row < table.rows(); row++) {
            if (table.cell(row, student).strip().equalsIgnoreCase(POSSIBLE)) {
                most = Optional.of(Mark.number(table.cell(row, column)));
            } else if (!table.cell(row, number).isBlank()) {
                names.put(
                        row,
                        List.of(
                                table.cell(row, student),
                                table.cell(row, number),
                                table.cell(row, table.column("SIS User ID")),
                                table.cell(row, table.column("SIS Login ID"))));
                numbers.put(row, table.cell(row, number));
            }
        }
        BigDecimal possible = most.orElseThrow(() -> new FormatException(
                "The export has no row \"%s\": export it again, and leave its rows as they are".formatted(POSSIBLE)));
        return GradebookFilling.fill(table, grades, names, numbers, student, (row, grade) -> Mark.of(grade, possible)
                .map(mark -> {
                    table.set(row, column, mark);
                    return mark;
                })
                .isPresent());
    }

    private static String columnName(List<Grade> grades, FormatContext context) {
        String title = context.column().isBlank()
                ? grades.stream()
                        .map(grade -> grade.assignment().title())
                        .filter(one -> !one.isBlank())
                        .findFirst()
                        .orElse("Kafka lab")
                : context.column();
        String name = ForeignText.oneLine(title);
        if (OWN_SUMS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith)) {
            throw new FormatException(
                    "Canvas passes over a column called \"%s\", since its own sums are called so: name it otherwise"
                            .formatted(name));
        }
        return name;
    }

    /** Canvas appends the assignment's number to its title: {@code Kafka lab (12345)}. */
    private static String withoutNumber(String title) {
        return title.replaceFirst("\\s*\\([0-9]+\\)$", "");
    }
}
