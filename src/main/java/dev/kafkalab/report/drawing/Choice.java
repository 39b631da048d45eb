package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.EvidenceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which lanes are drawn. A picture that shows everything shows nothing, but what it leaves out is said.
 *
 * @param drawn the lanes to draw, in order
 * @param leftOut what is not drawn, in sentences
 */
record Choice(List<Lane> drawn, List<String> leftOut) {

    /** How many lanes are drawn at most. */
    static final int LANES = 40;

    /** How many values are drawn at most, in all lanes together. */
    static final int VALUES = 400;

    /** How many values are drawn at most in one lane, so that a restless one leaves room for others. */
    static final int VALUES_A_LANE = 100;

    private static final int NAMED = 10;

    Choice {
        drawn = List.copyOf(drawn);
        leftOut = List.copyOf(leftOut);
    }

    /** Leaves out nodes that were steady, and, where there is still too much, the lanes that change least. */
    static Choice of(List<Lane> all) {
        List<Lane> restless = all.stream().filter(lane -> !lane.steadyNode()).toList();
        Set<Lane> fitting = fitting(restless);
        List<String> leftOut = new ArrayList<>();
        List<Lane> steady = all.stream().filter(Lane::steadyNode).toList();
        if (!steady.isEmpty()) {
            leftOut.add("Not drawn, because they never changed: " + steady(steady) + ".");
        }
        List<String> others = restless.stream()
                .filter(lane -> !fitting.contains(lane))
                .map(Lane::name)
                .toList();
        if (!others.isEmpty()) {
            leftOut.add("Not drawn, because there is no room: %s of %s, those that changed least: %s."
                    .formatted(others.size(), restless.size() + " lanes", Sentences.firstOf(others, NAMED)));
        }
        List<Lane> drawn = new ArrayList<>();
        for (Lane lane : restless) {
            if (fitting.contains(lane)) {
                drawn.add(lane.first(VALUES_A_LANE));
                if (lane.stays().size() > VALUES_A_LANE) {
                    leftOut.add("Of %s, only the first %d of %d values are drawn."
                            .formatted(
                                    lane.name(), VALUES_A_LANE - 1, lane.stays().size()));
                }
            }
        }
        return new Choice(drawn, leftOut);
    }

    private static Set<Lane> fitting(List<Lane> lanes) {
        Set<Lane> fitting = new HashSet<>();
        int values = 0;
        for (Lane lane : lanes.stream()
                .sorted(Comparator.comparingInt((Lane lane) -> lane.stays().size())
                        .reversed())
                .toList()) {
            int more = Math.min(lane.stays().size(), VALUES_A_LANE);
            if (fitting.size() < LANES && values + more <= VALUES) {
                fitting.add(lane);
                values += more;
            }
        }
        return fitting;
    }

    /** {@code zoo1 and zoo2 (running); ZooKeeper zoo1 (follower)}. */
    private static String steady(List<Lane> lanes) {
        Map<String, List<String>> byValue = lanes.stream()
                .collect(Collectors.groupingBy(
                        lane -> lane.stays().get(0).value(),
                        LinkedHashMap::new,
                        Collectors.mapping(lane -> EvidenceText.name(lane.subject()), Collectors.toList())));
        return byValue.entrySet().stream()
                .map(same -> Sentences.firstOf(same.getValue(), NAMED) + " (" + same.getKey() + ")")
                .collect(Collectors.joining("; "));
    }
}
