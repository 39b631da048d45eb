package dev.kafkalab.grade.format;

import dev.kafkalab.grade.Grade;
import dev.kafkalab.text.ForeignText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** Fills in the rows of a gradebook's export, and keeps account of those that it could not. */
final class GradebookFilling {

    private GradebookFilling() {}

    /**
     * @param names by row, what its student is known by
     * @param numbers by row, the number that the gradebook gives to its student
     * @param nameColumn the column with the student's name
     * @param fill fills in a row, if its grade has a mark, and says whether it has
     */
    static Filled fill(
            GradebookExport table,
            List<Grade> grades,
            Map<Integer, List<String>> names,
            Map<Integer, String> numbers,
            int nameColumn,
            BiPredicate<Integer, Grade> fill) {
        Map<Integer, Grade> matched = GradebookExport.match(grades, names, numbers);
        List<String> open = new ArrayList<>();
        matched.forEach((row, grade) -> {
            if (!fill.test(row, grade)) {
                open.add(ForeignText.oneLine(grade.submission().id()));
            }
        });
        return new Filled(
                table.text(),
                grades.stream()
                        .filter(grade -> !matched.containsValue(grade))
                        .map(grade -> ForeignText.oneLine(grade.submission().id()))
                        .toList(),
                open,
                names.keySet().stream()
                        .filter(row -> !matched.containsKey(row))
                        .map(row -> ForeignText.oneLine(table.cell(row, nameColumn)))
                        .toList());
    }
}
