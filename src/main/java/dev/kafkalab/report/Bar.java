package dev.kafkalab.report;

import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Measurement;
import java.util.Locale;
import java.util.Optional;

/**
 * A measurement drawn against its bounds, as lengths in a drawing {@link #WIDTH} wide.
 *
 * @param length the value's
 * @param least where the lower bound stands, if there is one
 * @param most where the upper bound stands, if there is one
 * @param label the same in words
 */
public record Bar(String length, Optional<String> least, Optional<String> most, String label) {

    /** The drawing's width. */
    public static final int WIDTH = 200;

    /** So that neither the longest bar nor the bound's mark touches the edge. */
    private static final double ROOM = 1.15;

    /** Empty without a bound to draw it against, and for values that have no length. */
    public static Optional<Bar> of(Measurement measured) {
        double value = measured.quantity().value();
        double longest = Math.max(
                value,
                Math.max(
                        measured.bound().atLeast().orElse(0.0),
                        measured.bound().atMost().orElse(0.0)));
        boolean bounded = measured.bound().atLeast().isPresent()
                || measured.bound().atMost().isPresent();
        if (!bounded || !(value >= 0) || !(longest > 0) || Double.isInfinite(longest)) {
            return Optional.empty();
        }
        double scale = WIDTH / (longest * ROOM);
        return Optional.of(new Bar(
                length(value * scale),
                measured.bound().atLeast().map(bound -> length(bound * scale)),
                measured.bound().atMost().map(bound -> length(bound * scale)),
                EvidenceText.value(measured) + "; promised: " + EvidenceText.bound(measured)));
    }

    private static String length(double length) {
        return String.format(Locale.ROOT, "%.1f", length);
    }
}
