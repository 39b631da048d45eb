package dev.kafkalab.results;

/**
 * Points earned, of the points possible.
 *
 * <p>A scenario that is verified has all the points of its tags, any other has none.
 *
 * @param earned those of the verified scenarios
 * @param possible those of all scenarios that were asked for
 */
public record Points(int earned, int possible) {

    /** None of none. */
    public static final Points NONE = new Points(0, 0);

    /** Both together. */
    public Points plus(Points other) {
        return new Points(earned + other.earned, possible + other.possible);
    }

    /** As people read it: {@code 10/25}, or {@code -} where there is nothing to earn. */
    public String words() {
        return possible == 0 ? "-" : earned + "/" + possible;
    }

    /** What a scenario with these tags has with that verdict. */
    static Points of(Tags tags, Verdict verdict) {
        return new Points(verdict == Verdict.VERIFIED ? tags.points() : 0, tags.points());
    }
}
