package dev.kafkalab.grading;

/** How a run of scenarios has ended. */
sealed interface Ending {

    /** It goes on. */
    Ending NOT_YET = new Plain("not yet");

    /** The program has come to its end, as it should or not. */
    Ending BY_ITSELF = new Plain("by itself");

    /** It was ended because nothing more was to be learnt from it. */
    Ending LEFT = new Plain("left");

    /**
     * One without more to say.
     *
     * @param word what to call it
     */
    record Plain(String word) implements Ending {}

    /**
     * A limit of time was reached.
     *
     * @param scope what it is a limit of
     * @param words which one, for people
     */
    record CutOff(Scope scope, String words) implements Ending {}

    /** What a limit of time is set for. */
    enum Scope {
        STEP,
        STAGE,
        LAB,
        SUBMISSION
    }
}
