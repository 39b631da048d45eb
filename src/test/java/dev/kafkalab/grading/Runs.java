package dev.kafkalab.grading;

import dev.kafkalab.evidence.Evidence;
import dev.kafkalab.results.Failure;
import dev.kafkalab.results.Lab;
import dev.kafkalab.results.Machine;
import dev.kafkalab.results.Run;
import dev.kafkalab.results.Scenario;
import dev.kafkalab.results.Stage;
import dev.kafkalab.results.Step;
import dev.kafkalab.results.Tags;
import dev.kafkalab.results.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs as a record would tell of them, and what they were asked for. */
final class Runs {

    static final String FILE = "features/failover/2-a-topic.feature";
    static final Instant START = Instant.parse("2026-11-27T10:00:00Z");
    static final ForeignPaths NO_PATHS = new ForeignPaths(Map.of());

    private Runs() {}

    static PlannedScenario planned(int line, String id, String... after) {
        return new PlannedScenario(
                FILE,
                line,
                "Failover",
                "2. A topic",
                List.of(id),
                "scenario " + id,
                false,
                10,
                List.of(after),
                List.of());
    }

    static RunSoFar ended(Scenario... scenarios) {
        return new RunSoFar("attempts/01/messages.ndjson", run(true, scenarios), Ending.BY_ITSELF, NO_PATHS);
    }

    static RunSoFar cutOff(Ending ending, Scenario... scenarios) {
        return new RunSoFar("attempts/01/messages.ndjson", run(false, scenarios), ending, NO_PATHS);
    }

    static Scenario verified(int line) {
        return scenario(line, step(Verdict.VERIFIED, Optional.empty()));
    }

    static Scenario failed(int line, String why) {
        return scenario(line, step(Verdict.FAILED, Optional.of(new Failure("java.lang.AssertionError", why, ""))));
    }

    static Scenario error(int line, String type, String why) {
        return scenario(line, step(Verdict.ERROR, Optional.of(new Failure(type, why, ""))));
    }

    static Scenario notVerified(int line, String why) {
        return scenario(
                line,
                new Step(
                        false,
                        "Then",
                        "it is so",
                        line + 1,
                        List.of(),
                        Optional.empty(),
                        Optional.of(Duration.ZERO),
                        Verdict.NOT_VERIFIED,
                        why,
                        Optional.empty(),
                        List.of()));
    }

    static Scenario unfinished(int line) {
        return scenario(
                line,
                new Step(
                        false,
                        "Then",
                        "it is so",
                        line + 1,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Verdict.NOT_VERIFIED,
                        "",
                        Optional.empty(),
                        List.of()));
    }

    static Step step(Verdict verdict, Optional<Failure> failure, Evidence... evidence) {
        return new Step(
                false,
                "Then",
                "it is so",
                7,
                List.of(),
                Optional.empty(),
                Optional.of(Duration.ofSeconds(2)),
                verdict,
                failure.map(Failure::message).orElse(""),
                failure,
                List.of(evidence));
    }

    static Scenario scenario(int line, Step... steps) {
        return new Scenario(
                "scenario", "", "", line, new Tags(List.of()), Optional.of(START.plusSeconds(line)), List.of(steps));
    }

    private static Run run(boolean finished, Scenario... scenarios) {
        return new Run(
                Optional.of(START),
                Optional.of(START.plusSeconds(60)).filter(end -> finished),
                new Machine("", "", 2, 0, ""),
                "",
                0,
                List.of(new Lab(
                        "failover", "Failover", List.of(new Stage("2. A topic", "", FILE, List.of(scenarios))))),
                Optional.empty());
    }
}
