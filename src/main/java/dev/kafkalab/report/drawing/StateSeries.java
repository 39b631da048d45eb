package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.evidence.Timeline;
import dev.kafkalab.evidence.Timeline.Event;
import dev.kafkalab.report.drawing.Series.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A timeline's changes, sorted into series. */
final class StateSeries {

    private static final double NANOS_A_SECOND = 1e9;

    /** Partitions in order, the leader before the ISR; all else as it came. */
    private static final Comparator<Series> ORDER = Comparator.comparing(Series::section)
            .thenComparing(series -> partition(series).map(PartitionId::topic).orElse(""))
            .thenComparing(series -> partition(series).map(PartitionId::number).orElse(-1))
            .thenComparing(series -> series.subject() instanceof Subject.IsrOf);

    private StateSeries() {}

    /** The series, in the order in which they are drawn. */
    static List<Series> of(Timeline timeline) {
        Map<Subject, List<Event>> events = timeline.events().stream()
                .sorted(Comparator.comparing(Event::at))
                .collect(Collectors.groupingBy(Event::subject, LinkedHashMap::new, Collectors.toList()));
        return events.entrySet().stream()
                .map(series -> new Series(
                        series.getKey(),
                        EvidenceText.subject(series.getKey()),
                        Series.Section.of(series.getKey()),
                        segments(timeline.origin(), series.getValue()),
                        series.getValue().stream().anyMatch(Event::fault)))
                .sorted(ORDER)
                .toList();
    }

    /** Seconds from the origin to that moment. */
    static double seconds(Instant origin, Instant at) {
        Duration since = Duration.between(origin, at);
        // Not toNanos: what a record says may be centuries away.
        return since.getSeconds() + since.getNano() / NANOS_A_SECOND;
    }

    private static List<Segment> segments(Instant origin, List<Event> events) {
        List<Event> changes = new ArrayList<>();
        for (Event event : events) {
            if (changes.isEmpty() || !same(changes.get(changes.size() - 1), event)) {
                changes.add(event);
            }
        }
        Optional<Event> atTheFault = changes.stream()
                .filter(event -> event.at().isBefore(origin))
                .reduce((earlier, later) -> later)
                .or(() -> changes.stream().filter(event -> !event.fault()).findFirst());
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Event event = changes.get(i);
            double to =
                    i + 1 < changes.size() ? seconds(origin, changes.get(i + 1).at()) : Double.POSITIVE_INFINITY;
            SegmentStyle style = SegmentStyle.of(
                    event.state(), atTheFault.filter(then -> same(then, event)).isPresent());
            segments.add(new Segment(EvidenceText.value(event), seconds(origin, event.at()), to, style));
        }
        return segments;
    }

    private static boolean same(Event one, Event other) {
        return one.state().equals(other.state()) && one.cause().equals(other.cause());
    }

    private static Optional<PartitionId> partition(Series series) {
        if (series.subject() instanceof Subject.LeaderOf leader) {
            return Optional.of(new PartitionId(leader.topic(), leader.partition()));
        }
        return series.subject() instanceof Subject.IsrOf isr
                ? Optional.of(new PartitionId(isr.topic(), isr.partition()))
                : Optional.empty();
    }
}
