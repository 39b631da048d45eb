package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.Timeline;
import dev.kafkalab.evidence.Timeline.Event;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What a scenario did to its cluster, found in its timeline. */
final class Faults {

    private static final String NODE = "node ";
    private static final Set<String> REPAIRS = Set.of("started", "resumed");

    private Faults() {}

    /** In order of time. */
    static List<Fault> of(Timeline timeline) {
        return timeline.events().stream()
                .filter(Event::fault)
                .sorted(Comparator.comparing(Event::at))
                .map(event -> new Fault(
                        Lanes.seconds(timeline.origin(), event.at()),
                        who(event.lane()) + " " + event.value(),
                        REPAIRS.contains(event.value())))
                .toList();
    }

    /** Whose lane it is: {@code node kafka1} is that of {@code kafka1}. */
    static String who(String lane) {
        return lane.startsWith(NODE) ? lane.substring(NODE.length()) : lane;
    }
}
