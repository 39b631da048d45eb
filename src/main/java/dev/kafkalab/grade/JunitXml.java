package dev.kafkalab.grade;

import dev.kafkalab.grade.JunitDocument.Broken;
import dev.kafkalab.grade.JunitDocument.Case;
import dev.kafkalab.grade.JunitDocument.Failed;
import dev.kafkalab.grade.JunitDocument.Passed;
import dev.kafkalab.grade.JunitDocument.Result;
import dev.kafkalab.grade.JunitDocument.Skipped;
import dev.kafkalab.grade.JunitDocument.Suite;
import dev.kafkalab.results.Failure;
import dev.kafkalab.results.Lab;
import dev.kafkalab.results.Run;
import dev.kafkalab.results.Scenario;
import dev.kafkalab.results.Stage;
import dev.kafkalab.results.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run's verdicts as JUnit XML: a test suite a stage, a test case a scenario. */
final class JunitXml {

    private JunitXml() {}

    static String of(Run run) {
        List<Suite> suites = new ArrayList<>();
        for (Lab lab : run.labs()) {
            lab.stages().forEach(stage -> suites.add(suite(run, lab, stage)));
        }
        if (run.cutOff() || run.empty() || run.failure().isPresent()) {
            suites.add(theRunItself(run));
        }
        return JunitDocument.of(suites);
    }

    private static Suite suite(Run run, Lab lab, Stage stage) {
        Optional<Instant> began = stage.scenarios().stream()
                .flatMap(scenario -> scenario.started().stream())
                .min(Comparator.naturalOrder());
        return new Suite(
                packageName(lab),
                className(lab, stage),
                began.or(run::started).orElse(Instant.EPOCH),
                stage.duration(),
                Map.of(),
                ScenarioNames.of(stage).entrySet().stream()
                        .map(named -> new Case(named.getKey(), named.getValue().duration(), result(named.getValue())))
                        .toList());
    }

    /** What went wrong with the run as a whole would else be missed by whoever reads no more than this file. */
    private static Suite theRunItself(Run run) {
        String reason = run.failure()
                .map(Failure::message)
                .orElse(run.cutOff() ? "the run was cut off: its record has no end" : "no scenario was run");
        String trace = run.failure().map(Failure::stackTrace).orElse("");
        return new Suite(
                "run",
                "run",
                run.started().orElse(Instant.EPOCH),
                Duration.ZERO,
                Map.of(),
                List.of(new Case(
                        "The run ends, and nothing goes wrong outside its scenarios",
                        Duration.ZERO,
                        new Broken(
                                reason,
                                run.failure().map(Failure::type).orElse("run"),
                                trace.isBlank() ? reason : trace))));
    }

    private static Result result(Scenario scenario) {
        Verdict verdict = scenario.verdict();
        Optional<Failure> thrown = scenario.steps().stream()
                .filter(step -> step.verdict() == verdict)
                .flatMap(step -> step.failure().stream())
                .findFirst();
        String type = thrown.map(Failure::type).orElse(verdict.word());
        String text = thrown.map(Failure::stackTrace)
                .filter(trace -> !trace.isBlank())
                .orElse(scenario.reason());
        return switch (verdict) {
            case VERIFIED -> new Passed();
            case FAILED -> new Failed(scenario.reason(), type, text);
            case ERROR, UNDEFINED -> new Broken(scenario.reason(), type, text);
            case NOT_VERIFIED -> new Skipped(scenario.reason());
        };
    }

    /** The lab's folder and the feature's file name: {@code failover.4-a-the-leader-is-killed}. */
    private static String className(Lab lab, Stage stage) {
        String file = stage.file().substring(stage.file().lastIndexOf('/') + 1);
        return packageName(lab) + "." + file.replaceFirst("\\.feature$", "");
    }

    private static String packageName(Lab lab) {
        return lab.folder().isEmpty() ? "features" : lab.folder().replace('/', '.');
    }
}
