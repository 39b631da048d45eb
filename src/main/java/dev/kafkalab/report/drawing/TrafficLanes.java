package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.evidence.Traffic;
import dev.kafkalab.evidence.Traffic.Outcome;
import dev.kafkalab.evidence.Traffic.Stretch;
import dev.kafkalab.report.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What went through topics, as lanes: one for each topic and outcome that there was. */
final class TrafficLanes {

    /** Seconds. Shorter pauses are seen well enough from the gap alone. */
    private static final double WORTH_TELLING = 1;

    private TrafficLanes() {}

    /** The lanes, by topic, then by outcome. */
    static List<Lane> of(List<Traffic> traffic, Instant origin) {
        Map<String, List<Stretch>> byTopic = traffic.stream()
                .collect(Collectors.groupingBy(
                        Traffic::topic,
                        LinkedHashMap::new,
                        Collectors.flatMapping(one -> one.stretches().stream(), Collectors.toList())));
        List<Lane> lanes = new ArrayList<>();
        byTopic.forEach((topic, stretches) -> {
            for (Outcome outcome : Outcome.values()) {
                List<Stretch> alike = stretches.stream()
                        .filter(stretch -> stretch.outcome() == outcome)
                        .sorted(Comparator.comparing(Stretch::from))
                        .toList();
                if (!alike.isEmpty()) {
                    lanes.add(new Lane(
                            new Subject.TrafficOf(topic),
                            topic + " " + word(outcome),
                            Lane.Group.TRAFFIC,
                            stays(alike, Look.of(outcome), origin),
                            false));
                }
            }
        });
        return lanes;
    }

    /** {@code acknowledged}. */
    static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static List<Stay> stays(List<Stretch> stretches, Look look, Instant origin) {
        List<Stay> stays = new ArrayList<>();
        double end = Double.POSITIVE_INFINITY;
        for (Stretch stretch : stretches) {
            double from = Lanes.seconds(origin, stretch.from());
            double to = Lanes.seconds(origin, stretch.to());
            if (from - end >= WORTH_TELLING) {
                stays.add(new Stay("none for " + EvidenceText.number(from - end) + " s", end, from, Look.SILENT));
            }
            stays.add(new Stay(Words.count(stretch.messages(), "message"), from, to, look));
            end = end == Double.POSITIVE_INFINITY ? to : Math.max(end, to);
        }
        return stays;
    }
}
