package dev.kafkalab.results;

import dev.kafkalab.evidence.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A scenario and what became of it. Of several attempts, the last counts.
 *
 * @param name its name
 * @param rule the rule that it stands under, or empty
 * @param example the values of its example, if it is one of an outline's, or empty
 * @param line its line in its file, that of the example's row if it is an outline's; 0 if the record does not say
 * @param tags its tags
 * @param started when it began, if it did
 * @param steps its steps and hooks, in the order in which they ran
 */
public record Scenario(
        String name, String rule, String example, int line, Tags tags, Optional<Instant> started, List<Step> steps) {

    public Scenario {
        steps = List.copyOf(steps);
    }

    /** The ids of what it shows: {@code A4.2}. */
    public List<String> ids() {
        return tags.ids();
    }

    /** Everything of a kind that its steps left, in order. */
    public <E extends Evidence> Stream<E> evidence(Class<E> kind) {
        return steps.stream()
                .flatMap(step -> step.evidence().stream())
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** Its ids, its name and its example: {@code A4.1 The next in-sync replica takes over}. */
    public String title() {
        String named = (String.join(" ", ids()) + " " + name).strip();
        return example.isEmpty() ? named : named + " (" + example + ")";
    }

    /** Whether it shows that a guide's statement no longer holds. */
    public boolean correctsTheGuide() {
        return tags.correctTheGuide();
    }

    /** Its verdict; a scenario without a step of its own verifies nothing. */
    public Verdict verdict() {
        return steps.stream().allMatch(step -> step.isHook() && step.verdict() == Verdict.VERIFIED)
                ? Verdict.NOT_VERIFIED
                : Verdict.ofScenario(steps.stream().map(Step::verdict).toList());
    }

    /** Whether it is in error because of a mistake in the feature itself: nothing was started for it. */
    public boolean isAuthorsMistake() {
        return steps.stream().flatMap(step -> step.failure().stream()).anyMatch(Failure::isAuthorsMistake);
    }

    /** The step, or the hook, to which its verdict is due; empty if every step has another. */
    public Optional<Step> decisive() {
        Verdict verdict = verdict();
        return steps.stream().filter(step -> step.verdict() == verdict).findFirst();
    }

    /** The line of the feature to look at: that of the step that decided its verdict, or else its own. */
    public int decisiveLine() {
        return decisive().map(Step::line).filter(stepLine -> stepLine > 0).orElse(line);
    }

    /** Why it is not verified, failed or in error; empty if it is verified, or if nothing says why. */
    public String reason() {
        Verdict verdict = verdict();
        if (verdict == Verdict.VERIFIED) {
            return "";
        }
        return steps.stream()
                .filter(step -> step.verdict() == verdict && !step.message().isBlank())
                .map(step -> verdict == Verdict.UNDEFINED ? step.text() + ": " + step.message() : step.message())
                .findFirst()
                .orElse(steps.stream().allMatch(Step::isHook) ? "it has no steps" : "");
    }

    /** What it is worth: see {@link Points}. */
    public Points points() {
        return Points.of(tags, verdict());
    }

    /**
     * How long its steps took together. Hooks do not count: in one of them, a scenario may wait for another's cluster.
     */
    public Duration duration() {
        return steps.stream()
                .filter(Predicate.not(Step::isHook))
                .flatMap(step -> step.duration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
