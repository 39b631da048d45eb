package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.Cause.Applied;
import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Timeline;
import dev.kafkalab.evidence.Timeline.Event;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Something that the scenario did to the cluster.
 *
 * @param at when, in seconds from the timeline's zero
 * @param words who and what: {@code kafka1 killed}
 * @param repair whether it brings something, or brings it back
 */
record Fault(double at, String words, boolean repair) {

    /** Those of a timeline, in order of time. */
    static List<Fault> of(Timeline timeline) {
        return timeline.events().stream()
                .sorted(Comparator.comparing(Event::at))
                .flatMap(event -> fault(timeline.origin(), event).stream())
                .toList();
    }

    private static Optional<Fault> fault(Instant origin, Event event) {
        return event.cause() instanceof Applied done
                ? Optional.of(
                        new Fault(StateSeries.seconds(origin, event.at()), EvidenceText.applied(done), done.repair()))
                : Optional.empty();
    }
}
