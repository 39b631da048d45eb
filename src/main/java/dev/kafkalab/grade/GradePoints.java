package dev.kafkalab.grade;

/**
 * Points of a grade. What could not be verified here, or was in error, is neither earned nor possible: it is counted
 * apart, so that nobody loses it.
 *
 * @param earned those of verified scenarios
 * @param possible those of verified, failed and blocked scenarios
 * @param notVerified those of scenarios that cannot be verified on this machine
 * @param inError those of scenarios in which something of ours went wrong
 */
public record GradePoints(int earned, int possible, int notVerified, int inError) {

    /** None of none. */
    public static final GradePoints NONE = new GradePoints(0, 0, 0, 0);

    /** What a scenario worth that much has with that outcome. */
    public static GradePoints of(int worth, Outcome outcome) {
        return switch (outcome) {
            case VERIFIED -> new GradePoints(worth, worth, 0, 0);
            case FAILED, BLOCKED -> new GradePoints(0, worth, 0, 0);
            case NOT_VERIFIED -> new GradePoints(0, 0, worth, 0);
            case ERROR -> new GradePoints(0, 0, 0, worth);
        };
    }

    /** Both together. */
    public GradePoints plus(GradePoints other) {
        return new GradePoints(
                earned + other.earned,
                possible + other.possible,
                notVerified + other.notVerified,
                inError + other.inError);
    }
}
