package dev.kafkalab.grade.format;

import dev.kafkalab.assignment.HiddenPart;
import dev.kafkalab.assignment.HintLevel;
import dev.kafkalab.grade.Disclosure;
import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.Grade.Remark;
import dev.kafkalab.grade.Grade.State;
import dev.kafkalab.grade.GradedScenario;
import dev.kafkalab.grade.GradedScenario.Attempt;
import dev.kafkalab.grade.GradedScenario.Hint;
import dev.kafkalab.grade.GradedStage;
import dev.kafkalab.grade.Outcome;
import dev.kafkalab.results.Points;
import java.util.List;
import java.util.Optional;

/**
 * A grade as its student may see it: without what is hidden, without hints that the assignment withholds, and without
 * the words of errors, which are about the grading machine. All that students read is made from it.
 *
 * @param grade what is left
 * @param points all points, those of what is withheld too
 * @param withheld the points of scenarios of which nothing is to be seen
 */
public record StudentGrade(Grade grade, Points points, Points withheld) {

    /** What withheld scenarios are called together, where a list has to add up. */
    static final String WITHHELD = "Hidden scenarios";

    private static final String ERROR =
            "Something went wrong on the grading machine, and not in your work. It costs nothing.";

    /** Where the reason would name what is withheld. */
    private static final String STANDS_ON_WITHHELD = "It stands on something that has failed.";

    /** What a student may see of it. */
    public static StudentGrade of(Grade grade) {
        Disclosure disclosure = grade.assignment().disclosure();
        boolean nothing = disclosure.hidden() == HiddenPart.Show.NOTHING;
        List<String> withheldIds = grade.scenarios()
                .filter(scenario -> nothing && scenario.hidden())
                .flatMap(scenario -> scenario.ids().stream())
                .toList();
        List<GradedStage> stages = grade.stages().stream()
                .map(stage -> titled(
                        stage,
                        stage.scenarios().stream()
                                .filter(scenario -> !nothing || !scenario.hidden())
                                .map(scenario -> scenario.hidden()
                                        ? verdictOnly(scenario)
                                        : told(scenario, disclosure, withheldIds))
                                .toList()))
                .filter(stage -> !stage.scenarios().isEmpty())
                .toList();
        Points withheld = grade.scenarios()
                .filter(scenario -> nothing && scenario.hidden())
                .map(GradedScenario::points)
                .reduce(Points.NONE, Points::plus);
        return new StudentGrade(
                new Grade(
                        grade.format(),
                        grade.submission(),
                        grade.assignment(),
                        grade.provenance(),
                        grade.state(),
                        remarks(grade),
                        stages),
                grade.points(),
                withheld);
    }

    /** Why a submission could not be graded is a remark too, of no file: it is about the grading machine. */
    private static List<Remark> remarks(Grade grade) {
        return grade.remarks().stream()
                .filter(remark ->
                        grade.state() != State.NOT_GRADABLE || !remark.file().isEmpty())
                .toList();
    }

    /** The lab, the file and the title of a stage tell what its scenarios do: not if all of them are hidden. */
    private static GradedStage titled(GradedStage stage, List<GradedScenario> told) {
        return stage.scenarios().stream().allMatch(GradedScenario::hidden)
                ? new GradedStage(WITHHELD, WITHHELD, WITHHELD, told)
                : new GradedStage(stage.lab(), stage.file(), stage.name(), told);
    }

    private static GradedScenario verdictOnly(GradedScenario scenario) {
        return new GradedScenario(
                scenario.ids(),
                scenario.name(),
                true,
                scenario.worth(),
                scenario.outcome(),
                "",
                Optional.empty(),
                List.of());
    }

    private static GradedScenario told(GradedScenario scenario, Disclosure disclosure, List<String> withheldIds) {
        return new GradedScenario(
                scenario.ids(),
                scenario.name(),
                false,
                scenario.worth(),
                scenario.outcome(),
                names(scenario, withheldIds)
                        ? STANDS_ON_WITHHELD
                        : reason(scenario.outcome(), scenario.reason(), disclosure.hints()),
                scenario.hint().flatMap(hint -> told(hint, disclosure.hints())),
                scenario.attempts().stream()
                        .map(attempt -> new Attempt(
                                attempt.number(),
                                attempt.outcome(),
                                reason(attempt.outcome(), attempt.reason(), disclosure.hints()),
                                attempt.seconds(),
                                attempt.schedulingDelay(),
                                ""))
                        .toList());
    }

    /** Why a scenario is blocked is told by the ids of those that it stands on, and one of them may be withheld. */
    private static boolean names(GradedScenario scenario, List<String> withheldIds) {
        return scenario.outcome() == Outcome.BLOCKED
                && withheldIds.stream().anyMatch(id -> scenario.reason().contains(id));
    }

    private static String reason(Outcome outcome, String reason, HintLevel hints) {
        return switch (outcome) {
            case ERROR -> ERROR;
            case FAILED -> hints == HintLevel.NONE ? "" : reason;
            case VERIFIED, BLOCKED, NOT_VERIFIED -> reason;
        };
    }

    private static Optional<Hint> told(Hint hint, HintLevel level) {
        return switch (level) {
            case ALL -> Optional.of(hint);
            case CAUSE -> Optional.of(new Hint(hint.promised(), hint.seen(), hint.cause(), "", ""));
            case NONE -> Optional.empty();
        };
    }
}
