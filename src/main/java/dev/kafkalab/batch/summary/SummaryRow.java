package dev.kafkalab.batch.summary;

import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.Grade.Remark;
import dev.kafkalab.grade.GradedScenario;
import dev.kafkalab.grade.Outcome;
import dev.kafkalab.results.Points;
import java.util.OptionalInt;

/**
 * One submission of a batch.
 *
 * @param id its id
 * @param folder the name of its folder, as it was handed in
 * @param state whether it could be graded
 * @param points what it has
 * @param needsHuman whether a person has to look at it
 * @param why in a sentence, what a person who looks at it should know first; may be empty
 */
public record SummaryRow(String id, String folder, State state, Points points, boolean needsHuman, String why) {

    /** Whether there is a grade, and of which kind. */
    public enum State {
        GRADED("graded"),
        REFUSED("refused"),
        NOT_GRADABLE("not gradable"),
        /** Planned, and without a grade so far. */
        MISSING("missing");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** As people read it. */
        public String word() {
            return word;
        }
    }

    /** The row of one that has a grade. */
    static SummaryRow of(String id, String folder, Grade grade) {
        State state = State.valueOf(grade.state().name());
        return new SummaryRow(id, folder, state, grade.points(), grade.needsHuman(), why(grade));
    }

    /** The row of one without. @param why it has none, in a sentence */
    static SummaryRow missing(String id, String folder, String why) {
        return new SummaryRow(id, folder, State.MISSING, Points.NONE, true, why);
    }

    /** Whether there is a page for the student: of what was graded, and of what was refused. */
    public boolean hasPage() {
        return state == State.GRADED || state == State.REFUSED;
    }

    /** Of the points that are possible, in whole per cent, rounded down; empty if none are. */
    public OptionalInt percent() {
        return points.possible() == 0
                ? OptionalInt.empty()
                : OptionalInt.of((int) (100L * points.earned() / points.possible()));
    }

    private static String why(Grade grade) {
        if (grade.state() != Grade.State.GRADED) {
            return grade.remarks().stream()
                    .filter(Remark::grave)
                    .findFirst()
                    .map(Remark::message)
                    .orElse("");
        }
        return grade.scenarios()
                .filter(scenario -> scenario.outcome() == Outcome.ERROR)
                .findFirst()
                .map(SummaryRow::error)
                .orElse("");
    }

    private static String error(GradedScenario scenario) {
        return "%s is in error: %s"
                .formatted(
                        scenario.title(), scenario.reason().lines().findFirst().orElse(""));
    }
}
