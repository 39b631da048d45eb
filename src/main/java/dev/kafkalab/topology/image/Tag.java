package dev.kafkalab.topology.image;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The numbers that an image's tag begins with. */
final class Tag {

    private static final Pattern NUMBERS =
            Pattern.compile("v?(\\d{1,4})(?:\\.(\\d{1,4}))?(?:\\.(\\d{1,4}))?(?:[.-].*)?");

    private Tag() {}

    /** Up to three: {@code 3, 4, 1} for {@code 3.4.1-debian-11-r49}; none for {@code latest} or {@code my-branch}. */
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
