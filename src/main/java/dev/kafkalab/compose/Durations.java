package dev.kafkalab.compose;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations such as {@code 1m30s}, by the Compose specification's section "Specifying durations". */
public final class Durations {

    private static final Pattern PART =
            Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{0,9})?|\\.[0-9]{1,9})(h|ms|m|s|us|µs|μs|ns)");
    private static final Map<String, Long> NANOS = Map.of(
            "ns",
            1L,
            "us",
            1_000L,
            "µs",
            1_000L,
            "μs",
            1_000L,
            "ms",
            1_000_000L,
            "s",
            1_000_000_000L,
            "m",
            60_000_000_000L,
            "h",
            3_600_000_000_000L);
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Durations() {}

    /** What a value means: {@code 1m30s}. @throws ComposeException naming its place, if it is no duration */
    public static Duration parse(Yaml.Scalar value) {
        String text = value.text().replaceFirst("^\\+", "");
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        var nanos = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        int at = 0;
        while (at < text.length() && part.region(at, text.length()).lookingAt()) {
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(NANOS.get(part.group(2)))));
            at = part.end();
        }
        if (text.isEmpty() || at < text.length() || nanos.compareTo(LONGEST) > 0) {
            throw new ComposeException(
                    value.position(),
                    "'%s' is no duration".formatted(value.text()),
                    text.matches("[0-9]+")
                            ? "add the unit: %ss".formatted(text)
                            : "write a number with its unit, such as 10s, 1m30s or 500ms");
        }
        return Duration.ofNanos(nanos.longValue());
    }
}
