package dev.kafkalab.submission;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The largest heap that options of a JVM ask for. */
final class HeapSize {

    private static final Pattern LARGEST = Pattern.compile("-Xmx(\\d{1,9})([kKmMgGtT]?)");
    private static final String UNITS = "kmgt";

    private HeapSize() {}

    /** In MB; the last option wins, as in the JVM. 0 where none is given. */
    static long largest(String options) {
        long megabytes = 0;
        Matcher matcher = LARGEST.matcher(options);
        while (matcher.find()) {
            int unit = matcher.group(2).isEmpty()
                    ? -1
                    : UNITS.indexOf(Character.toLowerCase(matcher.group(2).charAt(0)));
            megabytes = (Long.parseLong(matcher.group(1)) << (10 * (unit + 1))) >> 20;
        }
        return megabytes;
    }
}
