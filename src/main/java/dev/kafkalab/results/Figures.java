package dev.kafkalab.results;

import dev.kafkalab.evidence.Measurement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** How numbers are written, on the console and on pages alike. */
public final class Figures {

    private static final double WORTH_TELLING = 0.1;

    private Figures() {}

    /** At most two decimals, none if it is whole: {@code 17.23}, {@code 21}. */
    public static String number(double value) {
        return plain(value, 2);
    }

    /** As {@link #number}, with as many decimals as it takes to tell the value from the bound beside it. */
    public static String number(double value, double bound) {
        int decimals = 2;
        while (decimals < 9 && value != bound && plain(value, decimals).equals(plain(bound, decimals))) {
            decimals++;
        }
        return plain(value, decimals);
    }

    /** The value alone, with its unit: {@code 17.23 s}; {@code over 60 s} of what had not come by then. */
    public static String value(Measurement measured) {
        double bound = measured.atMost().or(measured::atLeast).orElse(measured.value());
        return (measured.gaveUp() ? "over " : "") + number(measured.value(), bound) + " " + measured.unit();
    }

    /** What was promised: {@code at most 21 s}, {@code 12 to 20 s}; empty if nothing was. */
    public static String bound(Measurement measured) {
        String unit = " " + measured.unit();
        if (measured.atLeast().isPresent() && measured.atMost().isPresent()) {
            return measured.atLeast().equals(measured.atMost())
                    ? "exactly " + number(measured.atMost().get()) + unit
                    : number(measured.atLeast().get()) + " to "
                            + number(measured.atMost().get()) + unit;
        }
        return measured.atMost()
                .map(most -> "at most " + number(most) + unit)
                .or(() -> measured.atLeast().map(least -> "at least " + number(least) + unit))
                .orElse("");
    }

    /** Both in one: {@code 17.23 s of 21 s}, {@code 0 messages, at most 0 messages}. */
    public static String againstBound(Measurement measured) {
        boolean time = measured.unit().equals("s") || measured.unit().equals("ms");
        if (time && measured.atMost().isPresent() && measured.atLeast().isEmpty()) {
            return value(measured) + " of " + number(measured.atMost().get()) + " " + measured.unit();
        }
        String bound = bound(measured);
        return bound.isEmpty() ? value(measured) : value(measured) + ", " + bound;
    }

    /** How late the machine was while it measured: {@code this machine was up to 0.3 s late meanwhile}; empty below a tenth of a second. */
    public static String lateness(Measurement measured) {
        return measured.lateBy()
                .filter(seconds -> seconds >= WORTH_TELLING)
                .map(seconds -> "this machine was up to %s s late meanwhile".formatted(plain(seconds, 1)))
                .orElse("");
    }

    /** {@code 0.38 s}, {@code 17.2 s}, {@code 2 min 3 s}. */
    public static String duration(Duration duration) {
        double seconds = duration.toNanos() / 1e9;
        if (seconds < 60) {
            return String.format(Locale.ROOT, seconds < 10 ? "%.2f s" : "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? "%d min %d s".formatted(whole / 60, whole % 60)
                : "%d h %d min".formatted(whole / 3600, whole % 3600 / 60);
    }

    private static String plain(double value, int decimals) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
