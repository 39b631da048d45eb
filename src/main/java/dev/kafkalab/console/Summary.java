package dev.kafkalab.console;

import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.results.Lab;
import dev.kafkalab.results.Points;
import dev.kafkalab.results.Run;
import dev.kafkalab.results.Scenario;
import dev.kafkalab.results.Stage;
import dev.kafkalab.results.Totals;
import dev.kafkalab.results.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a run came to: each scenario that is not verified with its reason, then labs and stages with their points. */
public final class Summary {

    private final Run run;
    private final Style style;
    private final StringBuilder text = new StringBuilder("\n");

    private Summary(Run run, Style style) {
        this.run = run;
        this.style = style;
    }

    /** Prints it. */
    public static void tell(Run run, Console console) {
        console.line(text(run, console.style()).stripTrailing());
    }

    static String text(Run run, Style style) {
        Summary summary = new Summary(run, style);
        summary.write();
        return summary.text.toString();
    }

    private void write() {
        run.failure().ifPresent(thrown -> line("Outside the scenarios: " + thrown.message()));
        if (run.empty()) {
            line(style.coloured(Verdict.ERROR, "No scenario was run."));
            return;
        }
        for (Lab lab : run.labs()) {
            for (Stage stage : lab.stages()) {
                stage.scenarios().stream()
                        .filter(scenario -> scenario.verdict() != Verdict.VERIFIED)
                        .forEach(scenario -> notVerified(lab, stage, scenario));
            }
        }
        run.problems().forEach(problem -> line(style.mark(Verdict.ERROR) + " " + problem));
        if (text.length() > 1) {
            line("");
        }
        List<String> table = Table.lines(rows(), style.ellipsis());
        table.stream().limit(2).map(style::bold).forEach(this::line);
        table.stream().skip(2).forEach(this::line);
        line("");
        if (!run.points().rest().isEmpty()) {
            line("Of the points, %s: nobody has lost them."
                    .formatted(run.points().rest()));
        }
        if (run.cutOff()) {
            line("This run was cut off: what it did not reach is not verified.");
        }
        run.duration().ifPresent(took -> line("The run took " + EvidenceText.duration(took) + "."));
    }

    private void notVerified(Lab lab, Stage stage, Scenario scenario) {
        String word = scenario.isAuthorsMistake()
                ? "a mistake in the feature"
                : scenario.verdict().word();
        line("%s %s: %s / %s".formatted(style.mark(scenario.verdict()), word, lab.title(), scenario.title()));
        scenario.reason().lines().limit(1).forEach(reason -> line("    " + reason));
        if (!scenario.isAuthorsMistake()) {
            line("    at %s:%d".formatted(stage.file(), scenario.decisiveLine()));
        }
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "", "", "", "", "not", ""));
        rows.add(List.of("lab and stage", "points", "verified", "failed", "error", "verified", " time"));
        for (Lab lab : run.labs()) {
            rows.add(row(lab.title(), lab.points(), lab.totals(), lab.duration()));
            lab.stages()
                    .forEach(stage ->
                            rows.add(row("  " + stage.name(), stage.points(), stage.totals(), stage.duration())));
        }
        Duration together = run.labs().stream().map(Lab::duration).reduce(Duration.ZERO, Duration::plus);
        rows.add(row("all", run.points(), run.totals(), together));
        return rows;
    }

    private static List<String> row(String name, Points points, Totals totals, Duration took) {
        return List.of(
                name,
                points.words(),
                Integer.toString(totals.verified()),
                Integer.toString(totals.failed()),
                Integer.toString(totals.error()),
                Integer.toString(totals.notVerified()),
                " " + EvidenceText.duration(took));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
