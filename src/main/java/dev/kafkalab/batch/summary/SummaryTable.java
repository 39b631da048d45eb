package dev.kafkalab.batch.summary;

import dev.kafkalab.text.Csv;
import java.util.ArrayList;
import java.util.List;

/** The table of a batch, for spreadsheets. */
final class SummaryTable {

    private SummaryTable() {}

    /** A row for each submission, in the order of the plan, below the names of the columns. */
    static String of(BatchSummary summary) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
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
            rows.add(List.of(
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
        return Csv.of(rows);
    }
}
