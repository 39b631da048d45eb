package dev.kafkalab.console;

import dev.kafkalab.results.Figures;
import dev.kafkalab.results.Totals;
import dev.kafkalab.results.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run came to: a row a lab, then each scenario that is not verified, with its reason. */
final class Summary {

    private static final String COLUMNS = "%-28s %8s %7s %6s %13s %12s%n";

    private final Map<String, Row> rows = new TreeMap<>();
    private final List<Told> told = new ArrayList<>();

    void add(String lab, String scenario, Verdict verdict, String reason, Duration took) {
        rows.merge(lab, new Row(Totals.of(List.of(verdict)), took), Row::plus);
        if (verdict != Verdict.VERIFIED) {
            told.add(new Told(lab, scenario, verdict, reason));
        }
    }

    String text(Style style, Duration took) {
        StringBuilder text = new StringBuilder("\n");
        Row all = rows.values().stream().reduce(new Row(Totals.NONE, Duration.ZERO), Row::plus);
        if (all.totals().all() == 0) {
            return text.append(style.coloured(Verdict.ERROR, "No scenario was run."))
                    .toString();
        }
        for (Told one : told) {
            text.append("%s %s: %s / %s%n"
                    .formatted(style.mark(one.verdict()), one.verdict().word(), one.lab(), one.scenario()));
            one.reason().lines().limit(1).forEach(reason -> text.append("    ")
                    .append(reason)
                    .append('\n'));
        }
        text.append(told.isEmpty() ? "" : "\n");
        text.append(style.bold(COLUMNS.formatted("lab", "verified", "failed", "error", "not verified", "time")));
        rows.forEach((lab, row) -> text.append(columns(lab, row)));
        text.append(columns("all", new Row(all.totals(), took)));
        return text.toString();
    }

    private static String columns(String name, Row row) {
        Totals totals = row.totals();
        return COLUMNS.formatted(
                name,
                totals.verified(),
                totals.failed(),
                totals.error(),
                totals.notVerified(),
                Figures.duration(row.took()));
    }

    private record Row(Totals totals, Duration took) {
        Row plus(Row other) {
            return new Row(totals.plus(other.totals), took.plus(other.took));
        }
    }

    private record Told(String lab, String scenario, Verdict verdict, String reason) {}
}
