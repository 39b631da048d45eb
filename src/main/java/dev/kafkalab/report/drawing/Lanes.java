package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.Timeline;
import dev.kafkalab.evidence.Timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A timeline's changes, sorted into lanes. */
final class Lanes {

    private static final double NANOS_A_SECOND = 1e9;

    /** {@code leader of testTopic-0}: a topic's name may have hyphens itself. */
    private static final Pattern PARTITION = Pattern.compile("(leader|ISR) of (.*)-(\\d{1,9})");

    /** Partitions in order, the leader before the ISR; all else as it came. */
    private static final Comparator<Lane> ORDER = Comparator.comparing(Lane::group)
            .thenComparing(lane -> part(lane, 2))
            .thenComparing(lane -> number(part(lane, 3)))
            .thenComparing(lane -> part(lane, 1), Comparator.reverseOrder());

    private Lanes() {}

    /** The lanes, in the order in which they are drawn. */
    static List<Lane> of(Timeline timeline) {
        Map<String, List<Event>> events = timeline.events().stream()
                .sorted(Comparator.comparing(Event::at))
                .collect(Collectors.groupingBy(Event::lane, LinkedHashMap::new, Collectors.toList()));
        return events.entrySet().stream()
                .map(lane -> new Lane(
                        lane.getKey(),
                        Lane.Group.of(lane.getKey()),
                        stays(timeline.origin(), lane.getValue()),
                        lane.getValue().stream().anyMatch(Event::fault)))
                .sorted(ORDER)
                .toList();
    }

    /** Seconds from the origin to that moment. */
    static double seconds(Instant origin, Instant at) {
        Duration since = Duration.between(origin, at);
        // Not toNanos: what a record says may be centuries away.
        return since.getSeconds() + since.getNano() / NANOS_A_SECOND;
    }

    private static List<Stay> stays(Instant origin, List<Event> events) {
        List<Event> changes = new ArrayList<>();
        for (Event event : events) {
            if (changes.isEmpty() || !changes.get(changes.size() - 1).value().equals(event.value())) {
                changes.add(event);
            }
        }
        String atTheFault = changes.stream()
                .filter(event -> event.at().isBefore(origin))
                .reduce((earlier, later) -> later)
                .or(() -> changes.stream().filter(event -> !event.fault()).findFirst())
                .map(Event::value)
                .orElse("");
        List<Stay> stays = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Event event = changes.get(i);
            double to =
                    i + 1 < changes.size() ? seconds(origin, changes.get(i + 1).at()) : Double.POSITIVE_INFINITY;
            stays.add(new Stay(event.value(), seconds(origin, event.at()), to, Look.of(event.value(), atTheFault)));
        }
        return stays;
    }

    private static String part(Lane lane, int group) {
        Matcher partition = PARTITION.matcher(lane.name());
        return lane.group() == Lane.Group.PARTITION && partition.matches() ? partition.group(group) : "";
    }

    private static int number(String digits) {
        return digits.isEmpty() ? -1 : Integer.parseInt(digits);
    }
}
