package dev.kafkalab.assignment;

/** How much a student is told of a scenario that failed. */
public enum HintLevel {
    /** What was promised, what was seen, the likely cause, where to look next, and the stage that explains it. */
    ALL("Of what failed, a student is told what was promised, what was seen instead, the likely cause, where to look "
            + "next and which stage explains it."),
    /** What was promised, what was seen, and the likely cause. */
    CAUSE("Of what failed, a student is told what was promised, what was seen instead and the likely cause."),
    /** That it failed, and no more. */
    NONE("Of what failed, a student is told no more than that it failed.");

    private final String sentence;

    HintLevel(String sentence) {
        this.sentence = sentence;
    }

    /** As the policy has it. */
    String sentence() {
        return sentence;
    }
}
