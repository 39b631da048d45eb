package dev.kafkalab.grading;

import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.LogExcerpt;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.gherkin.ClusterWords;
import dev.kafkalab.grade.GradedScenario.Hint;
import dev.kafkalab.results.Scenario;
import dev.kafkalab.results.Step;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What helps a student to mend a scenario that failed, drawn from its evidence. */
final class Hints {

    /** The lab's own words for it name a Compose file of the lab, and the student has another. */
    private static final String STARTS = "Your cluster starts, and serves as a whole.";

    private static final String NOT_STARTED =
            "Nothing of the lab could be done before that. Begin with what was found in your files, and with the last lines of the node that is named here.";

    private Hints() {}

    /** @param lesson the stage that explains it; @param reason what was seen instead */
    static Hint of(Scenario failed, String lesson, String reason) {
        Optional<Step> decisive = failed.decisive();
        boolean notStarted =
                decisive.filter(step -> ClusterWords.areIn(step.text())).isPresent();
        return new Hint(
                notStarted
                        ? STARTS
                        : decisive.map(step -> (step.keyword() + " " + step.text()).strip())
                                .orElse(""),
                reason,
                notStarted
                        ? NOT_STARTED
                        : decisive.stream().flatMap(Hints::bounds).collect(Collectors.joining(" ")),
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
