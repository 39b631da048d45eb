package dev.kafkalab.grade.format;

import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.GradedStage;
import dev.kafkalab.results.Points;
import dev.kafkalab.text.Csv;
import dev.kafkalab.text.PrintableText;
import dev.kafkalab.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A row for each submission, with what it earned in each stage: for spreadsheets, and for graders alone. */
final class GradeTable {

    private GradeTable() {}

    static String of(List<Grade> grades) {
        Map<String, String> stages = new LinkedHashMap<>();
        grades.forEach(
                grade -> grade.stages().forEach(stage -> stages.put(stage.file(), stage.lab() + ": " + stage.name())));
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(
                List.of("submission", "state", "earned", "possible", "not verified", "in error", "needs a human"));
        stages.values().forEach(name -> header.add(PrintableText.of(name)));
        header.addAll(List.of("graded by", "files (SHA-256)"));
        rows.add(header);
        grades.forEach(grade -> rows.add(row(grade, List.copyOf(stages.keySet()))));
        return Csv.of(rows);
    }

    private static List<String> row(Grade grade, List<String> stages) {
        Points points = grade.points();
        List<String> row = new ArrayList<>(List.of(
                PrintableText.of(grade.submission().id()),
                Words.lower(grade.state()).replace('_', ' '),
                String.valueOf(points.earned()),
                String.valueOf(points.possible()),
                String.valueOf(points.notVerified()),
                String.valueOf(points.inError()),
                grade.needsHuman() ? "yes" : "no"));
        stages.forEach(file -> row.add(grade.stages().stream()
                .filter(stage -> stage.file().equals(file))
                .map(GradedStage::points)
                .reduce(Points::plus)
                .map(stage -> String.valueOf(stage.earned()))
                .orElse("")));
        row.add(PrintableText.of(("kafka-lab " + grade.provenance().labVersion()).strip()));
        row.add(PrintableText.of(grade.submission().sha256()));
        return row;
    }
}
