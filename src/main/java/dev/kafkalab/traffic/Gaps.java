package dev.kafkalab.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** How long traffic stood still. */
public final class Gaps {

    private Gaps() {}

    /**
     * The longest time without an event between two moments, their own distance from the first and last event included.
     *
     * @param events when something went through: an acknowledgement, a message read
     */
    public static Duration longest(List<Instant> events, Instant from, Instant to) {
        Instant before = from;
        Duration longest = Duration.ZERO;
        List<Instant> within = events.stream()
                .filter(at -> at.isAfter(from) && at.isBefore(to))
                .sorted(Comparator.naturalOrder())
                .toList();
        for (Instant at : within) {
            longest = max(longest, Duration.between(before, at));
            before = at;
        }
        return max(longest, Duration.between(before, to));
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
