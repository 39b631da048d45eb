package dev.kafkalab.grading;

import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.LogExcerpt;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.grade.GradedScenario.Hint;
import dev.kafkalab.results.Scenario;
import dev.kafkalab.results.Step;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What helps a student to mend a scenario that failed, drawn from its evidence. */
final class Hints {

    private Hints() {}

    /** @param lesson the stage that explains it; @param reason what was seen instead */
    static Hint of(Scenario failed, String lesson, String reason) {
        Optional<Step> decisive = failed.decisive();
        return new Hint(
                decisive.map(step -> (step.keyword() + " " + step.text()).strip())
                        .orElse(""),
                reason,
                decisive.stream().flatMap(Hints::bounds).collect(Collectors.joining(" ")),
                failed.evidence(LogExcerpt.class)
                        .map(LogExcerpt::log)
                        .distinct()
                        .collect(Collectors.joining(", ")),
                lesson);
    }

    /** Where the bound that was missed comes from: which settings of the cluster decide it. */
    private static Stream<String> bounds(Step step) {
        return step.evidence().stream()
                .filter(Measurement.class::isInstance)
                .map(Measurement.class::cast)
                .filter(measured ->
                        !measured.holds() && !measured.bound().origin().isEmpty())
                .map(measured -> "%s: %s, promised %s. Where the time goes: %s."
                        .formatted(
                                EvidenceText.what(measured),
                                EvidenceText.value(measured),
                                EvidenceText.bound(measured),
                                measured.bound().origin()));
    }
}
