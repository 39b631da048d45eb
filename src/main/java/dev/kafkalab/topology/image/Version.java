package dev.kafkalab.topology.image;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The version that an image's tag stands for.
 *
 * @param number of the Apache project, whatever the vendor's tag calls it
 * @param floats whether the tag means another version tomorrow
 */
record Version(String number, boolean floats) {

    private static final Pattern NUMBERS =
            Pattern.compile("v?(\\d{1,4})(?:\\.(\\d{1,4}))?(?:\\.(\\d{1,4}))?(?:[.-].*)?");

    static Version fixed(String number) {
        return new Version(number, false);
    }

    static Version floating(String number) {
        return new Version(number, true);
    }

    /** The first of the version's numbers: 4 for {@code 4.1.1}. */
    int major() {
        return numbers(number).isEmpty() ? 0 : numbers(number).get(0);
    }

    /** Whether its numbers come before these, of which there may be up to three. */
    boolean isBefore(int... others) {
        List<Integer> numbers = numbers(number);
        for (int i = 0; i < others.length; i++) {
            int its = i < numbers.size() ? numbers.get(i) : 0;
            if (its != others[i]) {
                return its < others[i];
            }
        }
        return false;
    }

    /**
     * The numbers that a tag begins with, up to three: {@code 3, 4, 1} for {@code 3.4.1-debian-11}; none for
     * {@code latest}.
     */
    static List<Integer> numbers(String tag) {
        Matcher matcher = NUMBERS.matcher(tag);
        if (!matcher.matches()) {
            return List.of();
        }
        return IntStream.rangeClosed(1, 3)
                .mapToObj(matcher::group)
                .takeWhile(group -> group != null)
                .map(Integer::valueOf)
                .toList();
    }
}
