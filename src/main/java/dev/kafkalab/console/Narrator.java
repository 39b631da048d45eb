package dev.kafkalab.console;

import dev.kafkalab.evidence.ClusterStart;
import dev.kafkalab.evidence.Evidence;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.results.LabTitle;
import dev.kafkalab.results.Scenario;
import dev.kafkalab.results.Verdict;
import io.cucumber.plugin.event.HookTestStep;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Result;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestStep;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Words what happens. Scenarios may run side by side: then each line says which lab it comes from. */
final class Narrator {

    private final Console console;
    private final StepLines lines;
    private final Summary summary = new Summary();
    private final Map<URI, String> stages = new HashMap<>();
    private final Map<UUID, Running> running = new LinkedHashMap<>();
    private String heading = "";
    private Instant started = Instant.now();

    Narrator(Console console) {
        this.console = console;
        this.lines = new StepLines(console.style());
    }

    synchronized void runStarted(Instant at) {
        started = at;
    }

    synchronized void stage(URI feature, String name) {
        stages.put(feature, name);
    }

    synchronized void scenarioStarted(TestCase scenario) {
        running.put(scenario.getId(), new Running());
        String stage =
                LabTitle.ofFeature(scenario.getUri().toString()) + " / " + stages.getOrDefault(scenario.getUri(), "");
        if (!stage.equals(heading)) {
            heading = stage;
            console.line("");
            console.line(console.style().bold(stage));
        }
        console(scenario).line("");
        console(scenario).line("  " + title(scenario));
    }

    synchronized void left(TestCase scenario, Evidence evidence) {
        running.getOrDefault(scenario.getId(), new Running()).evidence.add(evidence);
    }

    synchronized void stepFinished(TestCase scenario, TestStep step, Result result) {
        Running its = running.getOrDefault(scenario.getId(), new Running());
        Optional<Throwable> error = Optional.ofNullable(result.getError());
        Verdict verdict = Verdict.ofStep(
                result.getStatus().name(), error.map(e -> e.getClass().getName()));
        List<Evidence> evidence = List.copyOf(its.evidence);
        its.evidence.clear();
        String text = "";
        if (step instanceof HookTestStep hook) {
            hookFinished(scenario, hook, verdict, result.getDuration(), error, evidence);
            if (verdict == Verdict.VERIFIED) {
                return;
            }
        } else if (step instanceof PickleStepTestStep worded) {
            text = worded.getStep().getKeyword().strip() + " "
                    + worded.getStep().getText();
            console(scenario).line(lines.of(verdict, result.getDuration(), text, measured(evidence), error));
        }
        its.verdicts.add(verdict);
        if (its.reason.isEmpty() && verdict != Verdict.VERIFIED) {
            its.reason = error.map(StepLines::message).orElse(text);
        }
    }

    synchronized void scenarioFinished(TestCase scenario) {
        Running its = running.remove(scenario.getId());
        if (its != null) {
            summary.add(
                    LabTitle.ofFeature(scenario.getUri().toString()),
                    title(scenario),
                    Verdict.ofScenario(its.verdicts),
                    its.reason,
                    Duration.between(its.since, Instant.now()));
        }
    }

    synchronized void runFinished(Instant at, Optional<Throwable> error) {
        error.ifPresent(thrown -> console.line("\nOutside the scenarios: " + StepLines.message(thrown)));
        console.line(summary.text(console.style(), Duration.between(started, at)));
    }

    /** Hooks are not part of the lab sheet: one is told only if it went wrong or started a cluster. */
    private void hookFinished(
            TestCase scenario,
            HookTestStep hook,
            Verdict verdict,
            Duration duration,
            Optional<Throwable> error,
            List<Evidence> evidence) {
        String text =
                switch (hook.getHookType()) {
                    case BEFORE, BEFORE_STEP -> "before the scenario";
                    case AFTER, AFTER_STEP -> "after the scenario";
                };
        Optional<String> cluster = evidence.stream()
                .filter(ClusterStart.class::isInstance)
                .map(ClusterStart.class::cast)
                .map(start -> "%s %s on the %s runtime: %d nodes"
                        .formatted(
                                start.composeFile(),
                                start.how(),
                                start.runtime(),
                                start.nodes().size()))
                .reduce((first, last) -> last);
        if (error.isPresent() || cluster.isPresent()) {
            console(scenario).line(lines.of(verdict, duration, cluster.orElse(text), measured(evidence), error));
        }
    }

    private Console console(TestCase scenario) {
        return running.size() < 2
                ? console
                : console.prefixed(LabTitle.ofFeature(scenario.getUri().toString()) + " | ");
    }

    private static String title(TestCase scenario) {
        String ids = String.join(" ", Scenario.ids(scenario.getTags()));
        return ids.isEmpty() ? scenario.getName() : ids + "  " + scenario.getName();
    }

    private static List<Measurement> measured(List<Evidence> evidence) {
        return evidence.stream()
                .filter(Measurement.class::isInstance)
                .map(Measurement.class::cast)
                .toList();
    }

    private static final class Running {
        private final Instant since = Instant.now();
        private final List<Evidence> evidence = new ArrayList<>();
        private final List<Verdict> verdicts = new ArrayList<>();
        private String reason = "";
    }
}
