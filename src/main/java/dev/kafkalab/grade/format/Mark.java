package dev.kafkalab.grade.format;

import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.Grade.State;
import dev.kafkalab.results.Points;
import dev.kafkalab.text.ForeignText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * A grade as the one number that a gradebook keeps. Gradebooks have one maximum for a whole course, and what could not
 * be verified counts for nobody: so what was earned of what was possible is taken to that maximum, with two decimals at
 * most. No number is better than a wrong one: whatever a person has to look at has none.
 */
final class Mark {

    private static final int DECIMALS = 2;

    private Mark() {}

    /** On a scale up to that maximum, or else of the points that were possible. */
    static Optional<String> of(Grade grade, Points points, Optional<BigDecimal> most) {
        if (isOpen(grade, points)) {
            return Optional.empty();
        }
        return Optional.of(words(BigDecimal.valueOf(points.earned())
                .multiply(most.orElse(BigDecimal.valueOf(points.possible())))
                .divide(BigDecimal.valueOf(points.possible()), DECIMALS, RoundingMode.HALF_UP)));
    }

    /** Of a whole grade. */
    static Optional<String> of(Grade grade, BigDecimal most) {
        return of(grade, grade.points(), Optional.of(most));
    }

    /** The most that any of these could earn; 0 if nothing is known of any. */
    static BigDecimal most(List<Grade> grades) {
        return BigDecimal.valueOf(grades.stream()
                .filter(grade -> !isOpen(grade, grade.points()))
                .mapToInt(grade -> grade.points().possible())
                .max()
                .orElse(0));
    }

    /** A number as a gradebook writes it: {@code 100}, {@code 87,50}. @throws FormatException if it is none */
    static BigDecimal number(String text) {
        String number = text.strip().replace(',', '.');
        if (!number.matches("[0-9]{1,9}([.][0-9]{1,9})?")) {
            throw new FormatException(
                    "The gradebook's maximum is \"%s\", which is no number".formatted(ForeignText.oneLine(text)));
        }
        return new BigDecimal(number);
    }

    /** Without decimals that say nothing, and without an exponent. */
    static String words(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static boolean isOpen(Grade grade, Points points) {
        return grade.state() == State.NOT_GRADABLE || points.inError() > 0 || points.possible() == 0;
    }
}
