package dev.kafkalab.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers that a version or an image's tag begins with, up to three: {@code 3, 4, 1} for {@code 3.4.1-debian-11};
 * none for {@code latest}.
 */
public record VersionNumbers(List<Integer> numbers) {

    private static final Pattern NUMBERS =
            Pattern.compile("v?(\\d{1,4})(?:\\.(\\d{1,4}))?(?:\\.(\\d{1,4}))?(?:[.-].*)?");

    public VersionNumbers {
        numbers = List.copyOf(numbers);
    }

    /** Those of that text. */
    public static VersionNumbers of(String text) {
        Matcher matcher = NUMBERS.matcher(text);
        List<Integer> numbers = new ArrayList<>();
        if (matcher.matches()) {
            for (int i = 1; i <= matcher.groupCount() && matcher.group(i) != null; i++) {
                numbers.add(Integer.valueOf(matcher.group(i)));
            }
        }
        return new VersionNumbers(numbers);
    }

    /** The number at that place, the first at 0; 0 where there is none. */
    public int at(int place) {
        return place < numbers.size() ? numbers.get(place) : 0;
    }

    /** Whether they come before these, of which there may be up to three. */
    public boolean isBefore(int... others) {
        for (int i = 0; i < others.length; i++) {
            if (at(i) != others[i]) {
                return at(i) < others[i];
            }
        }
        return false;
    }
}
