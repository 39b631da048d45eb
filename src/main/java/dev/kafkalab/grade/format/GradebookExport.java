package dev.kafkalab.grade.format;

import dev.kafkalab.grade.Grade;
import dev.kafkalab.text.Csv;
import dev.kafkalab.text.ForeignText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table that a gradebook made, with a row for each student, some of whose cells are to be filled in. */
final class GradebookExport {

    private final List<List<String>> rows = new ArrayList<>();

    private GradebookExport(List<List<String>> read) {
        int width = read.get(0).size();
        for (List<String> row : read) {
            List<String> cells = new ArrayList<>(row);
            while (cells.size() < width) {
                cells.add("");
            }
            rows.add(cells);
        }
    }

    /** @throws FormatException if it is no table */
    static GradebookExport read(String text) {
        try {
            List<List<String>> rows = Csv.read(text);
            if (rows.isEmpty()) {
                throw new FormatException("The gradebook's export is empty");
            }
            return new GradebookExport(rows);
        } catch (IOException e) {
            throw new FormatException(
                    "The gradebook's export cannot be read as CSV (%s): export it again, and leave it "
                                    .formatted(e.getMessage())
                            + "as it is");
        }
    }

    /** The columns of that title, whatever its case. */
    Optional<Integer> column(String title) {
        return column(title::equalsIgnoreCase);
    }

    /** The first column whose title is wanted. */
    Optional<Integer> column(Predicate<String> wanted) {
        return IntStream.range(0, rows.get(0).size())
                .filter(i -> wanted.test(rows.get(0).get(i).strip()))
                .boxed()
                .findFirst();
    }

    /** @throws FormatException if there is no such column; with this advice */
    int needed(String title, String advice) {
        return column(title).orElseThrow(() -> missing(title, advice));
    }

    /** That there is no such column. */
    FormatException missing(String title, String advice) {
        return new FormatException("The export has no column \"%s\" (it has %s). %s"
                .formatted(
                        title,
                        rows.get(0).stream()
                                .map(ForeignText::oneLine)
                                .filter(name -> !name.isEmpty())
                                .collect(Collectors.joining(", ")),
                        advice));
    }

    int rows() {
        return rows.size();
    }

    String cell(int row, int column) {
        return rows.get(row).get(column);
    }

    String cell(int row, Optional<Integer> column) {
        return column.map(found -> cell(row, found)).orElse("");
    }

    void set(int row, int column, String text) {
        rows.get(row).set(column, text);
    }

    String text() {
        return Csv.of(rows);
    }

    /**
     * Whose each submission is. A submission is a student's if its name is one of those that the row has (login,
     * number, name), or has the row's number where folders have the student's that Canvas and Moodle make of
     * submissions, and no other row's anywhere. One that is in several rows, or in the same row as another, is
     * nobody's.
     *
     * @param names by row, what its student is known by
     * @param numbers by row, the number that the gradebook gives to its student
     * @return the grade of each row that has one
     */
    static Map<Integer, Grade> match(
            List<Grade> grades, Map<Integer, List<String>> names, Map<Integer, String> numbers) {
        Map<Integer, List<Grade>> found = new LinkedHashMap<>();
        for (Grade grade : grades) {
            String id = lower(grade.submission().id());
            List<Integer> rows =
                    rows(names, all -> all.stream().anyMatch(name -> lower(name).equals(id)));
            if (rows.isEmpty()) {
                List<String> parts = Arrays.asList(id.split("_"));
                rows = rows(numbers, number -> !number.isBlank() && parts.contains(lower(number)));
                rows = rows.size() == 1 && !lower(numbers.get(rows.get(0))).equals(downloaded(parts))
                        ? List.of()
                        : rows;
            }
            if (rows.size() == 1) {
                found.computeIfAbsent(rows.get(0), row -> new ArrayList<>()).add(grade);
            }
        }
        return found.entrySet().stream()
                .filter(row -> row.getValue().size() == 1)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, row -> row.getValue().get(0), (one, other) -> one, LinkedHashMap::new));
    }

    /**
     * The number of the student in the name of a folder that a gradebook made; empty in any other. Canvas: name,
     * perhaps {@code late}, the student's number, the submission's number, file. Moodle: name, participant's number,
     * {@code assignsubmission}, kind.
     */
    private static String downloaded(List<String> parts) {
        int kind = parts.indexOf("assignsubmission");
        if (kind > 1) {
            return parts.get(kind - 1);
        }
        int student = parts.size() > 1 && parts.get(1).equals("late") ? 2 : 1;
        boolean isCanvas = parts.size() > student + 1
                && parts.get(student + 1).chars().limit(1).anyMatch(Character::isDigit);
        return isCanvas ? parts.get(student) : "";
    }

    private static <T> List<Integer> rows(Map<Integer, T> known, Predicate<T> wanted) {
        return known.entrySet().stream()
                .filter(row -> wanted.test(row.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
