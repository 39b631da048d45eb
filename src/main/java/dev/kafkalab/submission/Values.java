package dev.kafkalab.submission;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How values of properties are taken apart. */
final class Values {

    private Values() {}

    /** The items of a list, without those that are empty. */
    static Stream<String> items(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).filter(item -> !item.isEmpty());
    }

    static boolean isNo(String value) {
        return value.strip().toLowerCase(Locale.ROOT).equals("false");
    }

    /** Whether a path goes up. */
    static boolean climbs(String path) {
        return List.of(path.split("[/\\\\]")).contains("..");
    }
}
