package dev.kafkalab.results;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What became of a step, and so of the scenario, the stage and the lab that it belongs to. */
public enum Verdict {
    /** It was done, and what it promises holds. */
    VERIFIED("verified"),
    /** It was not done, for a reason that is no fault of the cluster's: it is told, and counted apart. */
    NOT_VERIFIED("not verified"),
    /** No step of the vocabulary has these words: the author's mistake, counted as an error. */
    UNDEFINED("undefined"),
    /**
     * The lab itself went wrong: no port, no image, a node that died while starting. Nothing is said about the cluster.
     */
    ERROR("error"),
    /** It was done, and what it promises does not hold. */
    FAILED("failed");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** As people read it. */
    public String word() {
        return word;
    }

    /** Whether it is the lab or its author that has to be mended. */
    public boolean isError() {
        return this == ERROR || this == UNDEFINED;
    }

    /**
     * The verdict on one step.
     *
     * @param status Cucumber's name for its result: {@code PASSED}, {@code FAILED}, {@code SKIPPED}, ...
     * @param exceptionType the class name of what was thrown, if anything was
     */
    public static Verdict ofStep(String status, Optional<String> exceptionType) {
        return switch (status) {
            case "PASSED" -> VERIFIED;
            case "FAILED" -> exceptionType.filter(Verdict::isAssertion).isPresent() ? FAILED : ERROR;
            case "AMBIGUOUS" -> ERROR;
            case "UNDEFINED" -> UNDEFINED;
            default -> NOT_VERIFIED;
        };
    }

    /** The verdict on a scenario: that of the first step that went wrong, since what follows it is its consequence. */
    public static Verdict ofScenario(List<Verdict> steps) {
        return steps.stream()
                .filter(v -> v == FAILED || v.isError())
                .findFirst()
                .orElse(steps.isEmpty() || steps.contains(NOT_VERIFIED) ? NOT_VERIFIED : VERIFIED);
    }

    /** The verdict on a stage or a lab: the gravest of its parts. */
    public static Verdict ofParts(Collection<Verdict> parts) {
        return parts.stream().max(Comparator.naturalOrder()).orElse(NOT_VERIFIED);
    }

    /** By the name alone: a record may be read where the class that was thrown is not on the class path. */
    private static boolean isAssertion(String exceptionType) {
        String simpleName =
                exceptionType.substring(Math.max(exceptionType.lastIndexOf('.'), exceptionType.lastIndexOf('$')) + 1);
        return simpleName.contains("Assertion")
                || simpleName.endsWith("MultipleFailuresError")
                || simpleName.endsWith("ComparisonFailure");
    }
}
