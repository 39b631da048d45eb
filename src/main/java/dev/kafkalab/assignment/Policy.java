package dev.kafkalab.assignment;

import dev.kafkalab.text.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How verdicts become points, in sentences. Nothing else words it. */
final class Policy {

    private static final int MINUTES_AN_HOUR = 60;
    private static final int SECONDS_A_MINUTE = 60;

    private static final String NAMED =
            "What counts is what the assignment names, as far as it can be run on a student's cluster.";
    private static final String WORTH = "The assignment itself says what some scenarios are worth.";

    private Policy() {}

    static List<String> of(Assignment assignment) {
        List<String> sentences = new ArrayList<>();
        // A student to whom nothing hidden is shown must not read its name here.
        boolean isSecret = !assignment.hidden().isNone() && assignment.hidden().show() == HiddenPart.Show.NOTHING;
        sentences.add(isSecret && !assignment.selection().isEverything() ? NAMED : counts(assignment.selection()));
        sentences.add("A scenario has all of its points if everything that it promises holds, and none otherwise.");
        if (!assignment.points().isEmpty()) {
            sentences.add(isSecret ? WORTH : points(assignment.points()));
        }
        RetryLimits retries = assignment.retries();
        sentences.add(
                retries.failed() == 0
                        ? "A promise that was missed is not tried again."
                        : "A promise that was missed is tried again under the same conditions, %s; if it holds then, it counts. Every attempt is shown."
                                .formatted(atMost(retries.failed())));
        sentences.add(
                "Trouble of the grading machine's own is an error and costs nothing: the scenario is %s, and if the trouble stays, its points do not count."
                        .formatted(
                                retries.error() == 0 ? "not tried again" : "tried again, " + atMost(retries.error())));
        sentences.add("What stands on something that failed is blocked: it is not run, and has no points.");
        sentences.add(
                assignment.strict()
                        ? "Nothing is graded as long as anything cannot be verified on the grading machine."
                        : "What cannot be verified on the grading machine is not lost: its points do not count, and the grade says how many they are, and why.");
        Limits limits = assignment.limits();
        sentences.add(("A step may take %s, a stage %s, a lab %s, and the submission %s. What takes longer has failed,"
                        + " and so has what its stage or lab could not reach for it; what the submission's own limit cuts off"
                        + " does not count.")
                .formatted(
                        inWords(limits.step()),
                        inWords(limits.stage()),
                        inWords(limits.lab()),
                        inWords(limits.submission())));
        sentences.add(assignment.hints().sentence());
        if (!assignment.hidden().isNone()) {
            sentences.add(assignment.hidden().show().sentence());
        }
        return List.copyOf(sentences);
    }

    private static String counts(Selection selection) {
        if (selection.isEverything()) {
            return "Every lab counts whose needs the cluster meets, with the stages that can be run on a student's cluster.";
        }
        List<String> named = Stream.concat(
                        selection.labs().stream().map(lab -> "the lab " + lab), selection.stages().stream())
                .toList();
        return "What counts is %s, as far as it can be run on a student's cluster.".formatted(Words.list(named));
    }

    private static String points(Map<String, Integer> points) {
        return "The assignment itself says what these are worth: %s."
                .formatted(Words.list(new TreeMap<>(points)
                        .entrySet().stream()
                                .map(worth -> "%s %s".formatted(worth.getKey(), counted(worth.getValue(), "point")))
                                .toList()));
    }

    private static String atMost(int times) {
        return switch (times) {
            case 1 -> "once";
            case 2 -> "at most twice";
            default -> "at most %d times".formatted(times);
        };
    }

    /** {@code 1 hour 30 minutes}. */
    static String inWords(Duration duration) {
        List<String> parts = new ArrayList<>();
        long seconds = duration.toSeconds();
        long minutes = seconds / SECONDS_A_MINUTE;
        add(parts, minutes / MINUTES_AN_HOUR, "hour");
        add(parts, minutes % MINUTES_AN_HOUR, "minute");
        add(parts, seconds % SECONDS_A_MINUTE, "second");
        return String.join(" ", parts);
    }

    private static void add(List<String> parts, long number, String unit) {
        if (number > 0) {
            parts.add(counted(number, unit));
        }
    }

    private static String counted(long number, String unit) {
        return "%d %s%s".formatted(number, unit, number == 1 ? "" : "s");
    }
}
