package dev.kafkalab.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Indexes of tasks as Slurm writes them: {@code 0,3,7-9}. */
final class ArrayIndexes {

    private ArrayIndexes() {}

    /** In as few words as possible, in order. */
    static String of(List<Integer> indexes) {
        List<String> ranges = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        for (int index : new TreeSet<>(indexes)) {
            if (!open.isEmpty() && index != open.get(open.size() - 1) + 1) {
                ranges.add(range(open));
                open.clear();
            }
            open.add(index);
        }
        if (!open.isEmpty()) {
            ranges.add(range(open));
        }
        return String.join(",", ranges);
    }

    private static String range(List<Integer> following) {
        int first = following.get(0);
        int last = following.get(following.size() - 1);
        return first == last ? String.valueOf(first) : first + "-" + last;
    }
}
