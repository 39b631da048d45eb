package dev.kafkalab.console;

import dev.kafkalab.evidence.ClusterStart;
import dev.kafkalab.evidence.Evidence;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.results.LabTitle;
import dev.kafkalab.results.Preparation;
import dev.kafkalab.results.Tags;
import dev.kafkalab.results.Verdict;
import io.cucumber.plugin.event.HookTestStep;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Result;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestStep;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Words what happens. A scenario that runs alone is told step by step; of those that run side by side each is told in
 * one piece when it has ended, so that nobody has to pick its lines out of the others'.
 */
public final class Narrator {

    private final Console console;
    private final StepLines lines;
    private final Map<URI, String> stages = new HashMap<>();
    private final Preparation preparation;
    private final Map<UUID, OngoingScenario> running = new LinkedHashMap<>();
    private String heading = "";

    /** @param preparation has taken in each message of the run so far */
    public Narrator(Console console, Preparation preparation) {
        this.console = console;
        this.preparation = preparation;
        this.lines = new StepLines(console.style());
    }

    public synchronized void stage(URI feature, String name) {
        stages.put(feature, name);
    }

    public synchronized void scenarioStarted(TestCase scenario) {
        running.put(scenario.getId(), new OngoingScenario());
    }

    public synchronized void left(TestCase scenario, Evidence evidence) {
        running.getOrDefault(scenario.getId(), new OngoingScenario()).evidence.add(evidence);
    }

    public synchronized void stepFinished(TestCase scenario, TestStep step, Result result) {
        OngoingScenario its = running.getOrDefault(scenario.getId(), new OngoingScenario());
        Optional<Throwable> error = Optional.ofNullable(result.getError());
        Verdict verdict = preparation.judge(
                step.getId().toString(), Verdict.ofStep(result.getStatus().name(), error.map(e -> e.getClass()
                        .getName())));
        List<Evidence> evidence = List.copyOf(its.evidence);
        its.evidence.clear();
        begin(scenario, its);
        if (step instanceof HookTestStep hook) {
            hookFinished(scenario, hook, verdict, result.getDuration(), error, evidence);
        } else if (step instanceof PickleStepTestStep worded) {
            String text = worded.getStep().getKeyword().strip() + " "
                    + worded.getStep().getText();
            tell(scenario, lines.of(verdict, result.getDuration(), text, measured(evidence), error));
        }
    }

    public synchronized void scenarioFinished(TestCase scenario) {
        OngoingScenario its = running.remove(scenario.getId());
        if (its != null) {
            show(scenario, its);
            console.sideBySide(begun() > 1);
        }
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
            tell(scenario, lines.of(verdict, duration, cluster.orElse(text), measured(evidence), error));
        }
    }

    /** A scenario waits for its turn in its first hook, and has begun when that has ended. */
    private void begin(TestCase scenario, OngoingScenario its) {
        if (its.begun) {
            return;
        }
        its.begun = true;
        its.alone = begun() == 1;
        console.sideBySide(begun() > 1);
        tell(scenario, "");
        tell(scenario, "  " + title(scenario));
    }

    private long begun() {
        return running.values().stream().filter(its -> its.begun).count();
    }

    private void tell(TestCase scenario, String line) {
        OngoingScenario its = running.getOrDefault(scenario.getId(), new OngoingScenario());
        its.untold.add(line);
        if (its.alone) {
            show(scenario, its);
        }
    }

    /** Prints what has not been told yet, under the stage's heading where another stage was told last. */
    private void show(TestCase scenario, OngoingScenario its) {
        if (its.untold.isEmpty()) {
            return;
        }
        String stage =
                LabTitle.ofFeature(scenario.getUri().toString()) + " / " + stages.getOrDefault(scenario.getUri(), "");
        if (!stage.equals(heading)) {
            heading = stage;
            console.line("\n" + console.style().bold(stage));
        }
        console.line(String.join("\n", its.untold));
        its.untold.clear();
        // Whoever was told step by step goes on in one piece: what it said before stands above this.
        running.values().stream().filter(other -> other != its).forEach(other -> other.alone = false);
    }

    private static String title(TestCase scenario) {
        String ids = String.join(" ", new Tags(scenario.getTags()).ids());
        return ids.isEmpty() ? scenario.getName() : ids + "  " + scenario.getName();
    }

    private static List<Measurement> measured(List<Evidence> evidence) {
        return evidence.stream()
                .filter(Measurement.class::isInstance)
                .map(Measurement.class::cast)
                .toList();
    }

    private static final class OngoingScenario {
        private final List<String> untold = new ArrayList<>();
        private final List<Evidence> evidence = new ArrayList<>();
        private boolean begun;
        private boolean alone;
    }
}
