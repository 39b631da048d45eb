package dev.kafkalab.compose;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an unquoted scalar means to Docker Compose.
 *
 * <p>Compose reads YAML 1.2 with a few habits of 1.1 ({@code yes} is text, but {@code 017} is fifteen), and writes
 * numbers back in its own way: the container of {@code VERSION: 3.10} sees {@code 3.1}. A cluster started without
 * Docker has to see the same.
 */
final class YamlScalars {

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> BOOLEANS = Set.of("true", "True", "TRUE", "false", "False", "FALSE");
    private static final Set<String> NOT_FINITE = Set.of(
            ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF");

    private static final Pattern INTEGER =
            Pattern.compile("([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]| +)[0-9]{1,2}:.*)?");

    /** Far beyond 64 bits in any base; the time that it takes to read one grows with the square of its length. */
    private static final int LONGEST_INTEGER = 200;

    private static final BigInteger SMALLEST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LARGEST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    private YamlScalars() {}

    static Yaml.Scalar plain(Position position, String written) {
        if (NULLS.contains(written)) {
            return new Yaml.Scalar(position, Yaml.Type.NULL, "", written);
        }
        if (BOOLEANS.contains(written)) {
            return new Yaml.Scalar(position, Yaml.Type.BOOLEAN, written.toLowerCase(Locale.ROOT), written);
        }
        if (NOT_FINITE.contains(written)) {
            throw new ComposeException(
                    position, "%s is no number that Compose can pass on".formatted(written), "put it in quotes");
        }
        if (DATE.matcher(written).matches()) {
            return new Yaml.Scalar(position, Yaml.Type.DATE, written, written);
        }
        String digits = written.replace("_", "");
        if (!startsLikeANumber(written)) {
            return Yaml.Scalar.text(position, written);
        }
        return integer(digits)
                .map(number -> new Yaml.Scalar(position, Yaml.Type.INTEGER, number, written))
                .or(() -> decimal(digits).map(number -> new Yaml.Scalar(position, Yaml.Type.DECIMAL, number, written)))
                .orElseGet(() -> Yaml.Scalar.text(position, written));
    }

    private static boolean startsLikeANumber(String written) {
        char first = written.charAt(0);
        return first == '-' || first == '+' || first == '.' || (first >= '0' && first <= '9');
    }

    private static Optional<String> integer(String digits) {
        var match = INTEGER.matcher(digits);
        if (digits.length() > LONGEST_INTEGER || !match.matches()) {
            return Optional.empty();
        }
        BigInteger number = magnitude(match);
        BigInteger signed = match.group(1).equals("-") ? number.negate() : number;
        // Beyond 64 bits Compose goes on with a floating-point number.
        return signed.compareTo(SMALLEST) < 0 || signed.compareTo(LARGEST) > 0
                ? Optional.empty()
                : Optional.of(signed.toString());
    }

    private static BigInteger magnitude(Matcher match) {
        if (match.group(2) != null) {
            return new BigInteger(match.group(2), 16);
        }
        if (match.group(3) != null) {
            return new BigInteger(match.group(3), 2);
        }
        return match.group(4) != null ? new BigInteger(match.group(4), 8) : new BigInteger(match.group(5));
    }

    private static Optional<String> decimal(String digits) {
        if (!DECIMAL.matcher(digits).matches()) {
            return Optional.empty();
        }
        double number = Double.parseDouble(digits);
        return Double.isInfinite(number) ? Optional.empty() : Optional.of(asGoWritesIt(number));
    }

    /** Compose is a Go program: exponents below -4 and from 21 on are written out as such, with two digits. */
    private static String asGoWritesIt(double number) {
        if (number == 0) {
            return Double.doubleToRawLongBits(number) < 0 ? "-0" : "0";
        }
        BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (exponent >= -4 && exponent < 21) {
            return exact.toPlainString();
        }
        String unscaled = exact.unscaledValue().abs().toString();
        String mantissa = unscaled.length() == 1 ? unscaled : unscaled.charAt(0) + "." + unscaled.substring(1);
        return "%s%se%s%02d".formatted(number < 0 ? "-" : "", mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }
}
