package dev.kafkalab.report.drawing;

import java.util.ArrayList;
import java.util.List;

/** Lists as sentences have them. */
final class Sentences {

    private Sentences() {}

    /** {@code 1, 2 and 3}; {@code none} for an empty list. */
    static String list(List<?> items) {
        if (items.isEmpty()) {
            return "none";
        }
        List<String> words = items.stream().map(String::valueOf).toList();
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    /** The first few, and how many more there are: {@code a, b and 7 more}. */
    static String firstOf(List<String> items, int most) {
        if (items.size() <= most) {
            return list(items);
        }
        List<String> some = new ArrayList<>(items.subList(0, most));
        some.add(items.size() - most + " more");
        return list(some);
    }
}
