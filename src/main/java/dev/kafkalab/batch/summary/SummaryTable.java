package dev.kafkalab.batch.summary;

import java.util.List;
import java.util.stream.Collectors;

/** The table of a batch, as RFC 4180 has it. */
final class SummaryTable {

    private SummaryTable() {}

    /** A line for each submission, in the order of the plan, below the names of the columns. */
    static String of(BatchSummary summary) {
        StringBuilder lines = new StringBuilder();
        append(
                lines,
                List.of(
                        "submission",
                        "folder",
                        "state",
                        "earned",
                        "possible",
                        "not verified",
                        "in error",
                        "needs a human",
                        "why"));
        for (SummaryRow row : summary.rows()) {
            append(
                    lines,
                    List.of(
                            row.id(),
                            row.folder(),
                            row.state().word(),
                            String.valueOf(row.points().earned()),
                            String.valueOf(row.points().possible()),
                            String.valueOf(row.points().notVerified()),
                            String.valueOf(row.points().inError()),
                            row.needsHuman() ? "yes" : "no",
                            row.why()));
        }
        return lines.toString();
    }

    private static void append(StringBuilder lines, List<String> cells) {
        lines.append(cells.stream().map(SummaryTable::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /**
     * A spreadsheet takes what begins with one of these for a formula, and whoever chose the name of a folder chose it.
     */
    private static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0) ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
