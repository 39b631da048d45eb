package dev.kafkalab.grade.format;

import dev.kafkalab.grade.Grade.Remark;
import dev.kafkalab.grade.GradedScenario;
import dev.kafkalab.grade.GradedScenario.Attempt;
import dev.kafkalab.grade.Outcome;
import dev.kafkalab.results.Points;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What every format says of a grade, in the same words. All of it is foreign text to the format. */
final class GradeWords {

    /** What a list of tests holds if no scenario is in it: an empty one shows as a pass, or as a broken grader. */
    static final String CAN_BE_GRADED = "The submission can be graded";

    private GradeWords() {}

    /** {@code 12 of 20 points}. */
    static String points(Points points) {
        return "%d of %d points".formatted(points.earned(), points.possible());
    }

    /** {@code 0 of 10 points}; what does not count is no loss: {@code 10 points, not counted}. */
    static String points(GradedScenario scenario) {
        String worth = counted(scenario.worth());
        return switch (scenario.outcome()) {
            case VERIFIED, FAILED, BLOCKED ->
                "%d of %s".formatted(scenario.points().earned(), worth);
            case NOT_VERIFIED, ERROR -> worth + ", not counted";
        };
    }

    /** What is to be said of the grade as a whole, a sentence each: its state, and the points that nobody has lost. */
    static List<String> notes(StudentGrade student) {
        List<String> notes = new ArrayList<>();
        switch (student.grade().state()) {
            case GRADED -> {}
            case REFUSED -> notes.add("Nothing was started, because of what was found in the files.");
            case NOT_GRADABLE ->
                notes.add(
                        "It could not be graded because of trouble on the grading machine. A person will look at it.");
        }
        Points points = student.points();
        if (points.notVerified() > 0) {
            notes.add("%s could not be verified here. Nobody has lost them: they do not count."
                    .formatted(counted(points.notVerified())));
        }
        if (points.inError() > 0) {
            notes.add(
                    "%s could not be given or taken because of errors of the grading machine. They do not count, and a "
                                    .formatted(counted(points.inError()))
                            + "person will look at it.");
        }
        return notes;
    }

    /** {@code 1 point}, {@code 5 points}. */
    static String counted(int points) {
        return points == 1 ? "1 point" : points + " points";
    }

    /** {@code docker-compose.yml:12: No container is privileged. Instead: leave it out}. */
    static String remark(Remark remark) {
        String place = remark.line() > 0 ? remark.file() + ":" + remark.line() : remark.file();
        return (place.isEmpty() ? "" : place + ": ")
                + remark.message()
                + (remark.remedy().isEmpty() ? "" : " Instead: " + remark.remedy());
    }

    /** What is to be said of a scenario, a line each; nothing of one that was verified at once. */
    static List<String> details(GradedScenario scenario) {
        List<String> details = new ArrayList<>();
        if (scenario.hidden()) {
            return details;
        }
        if (scenario.hint().isPresent()) {
            GradedScenario.Hint hint = scenario.hint().get();
            add(details, "Promised", hint.promised());
            add(details, "Seen instead", hint.seen().isEmpty() ? scenario.reason() : hint.seen());
            add(details, "Likely cause", hint.cause());
            add(details, "Look next at", hint.look());
            add(details, "Explained in", hint.lesson());
        } else {
            add(details, "Why", scenario.reason());
        }
        if (scenario.attempts().size() > 1) {
            scenario.attempts().forEach(attempt -> details.add(attempt(attempt)));
        }
        return details;
    }

    /** {@code Attempt 2: verified after 3.1 s, up to 0.4 s late}. */
    static String attempt(Attempt attempt) {
        String delay = attempt.schedulingDelay()
                .map(seconds -> String.format(Locale.ROOT, ", machine up to %.1f s late", seconds))
                .orElse("");
        return "Attempt %d: %s after %s%s%s"
                .formatted(
                        attempt.number(),
                        attempt.outcome().word(),
                        String.format(Locale.ROOT, "%.1f s", attempt.seconds()),
                        delay,
                        attempt.reason().isEmpty() ? "" : ": " + attempt.reason());
    }

    /** {@code verified}, {@code verified at attempt 2}. */
    static String outcome(GradedScenario scenario) {
        return scenario.flaky()
                ? "%s at attempt %d"
                        .formatted(
                                scenario.outcome().word(), scenario.attempts().size())
                : scenario.outcome().word();
    }

    /** Whether it counts, and has been lost. */
    static boolean isLost(GradedScenario scenario) {
        return scenario.outcome() == Outcome.FAILED || scenario.outcome() == Outcome.BLOCKED;
    }

    private static void add(List<String> details, String what, String text) {
        if (!text.isBlank()) {
            details.add(what + ": " + text);
        }
    }
}
