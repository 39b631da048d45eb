package dev.kafkalab.grade;

import dev.kafkalab.assignment.HiddenPart;
import dev.kafkalab.assignment.HintLevel;

/**
 * What a student is told, as the assignment chooses.
 *
 * @param hidden what of a hidden scenario: its name and verdict, or nothing
 * @param hints how much of what failed
 */
public record Disclosure(HiddenPart.Show hidden, HintLevel hints) {

    /** What an assignment that says nothing chooses. */
    public static final Disclosure DEFAULT = new Disclosure(HiddenPart.Show.VERDICT, HintLevel.ALL);
}
