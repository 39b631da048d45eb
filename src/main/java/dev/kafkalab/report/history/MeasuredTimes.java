package dev.kafkalab.report.history;

import dev.kafkalab.evidence.ClusterStart;
import dev.kafkalab.evidence.Evidence;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.results.Figures;
import dev.kafkalab.results.Run;
import dev.kafkalab.results.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The elections and recoveries that a run has measured. */
final class MeasuredTimes {

    /** How measurements of one kind are worded, whatever the topic, broker or group, and what they are called together. */
    private static final Map<Pattern, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put(Pattern.compile("a new leader( of .*)?"), "a new leader");
        KINDS.put(Pattern.compile("(a new|another) controller"), "a new controller");
        KINDS.put(Pattern.compile("one ZooKeeper leader"), "a new ZooKeeper leader");
        KINDS.put(Pattern.compile("\\S+ to leave the ISR of .*"), "a silent follower out of the ISR");
        KINDS.put(Pattern.compile("the ISR of .*"), "the ISR as wanted");
        KINDS.put(Pattern.compile("\\S+ to be back and the cluster whole"), "the cluster whole again");
        KINDS.put(Pattern.compile("longest pause in publishing to .*"), "the longest pause in publishing");
        KINDS.put(Pattern.compile("longest pause in reading from .*"), "the longest pause in reading");
        KINDS.put(Pattern.compile("a rebalance of group .*"), "a rebalance");
    }

    private MeasuredTimes() {}

    static List<MeasuredTime> of(Run run) {
        return run.scenarios().flatMap(scenario -> of(scenario).stream()).toList();
    }

    /** A scenario may go from one cluster to another: what it measures belongs to the one that it came by last. */
    private static List<MeasuredTime> of(Scenario scenario) {
        List<MeasuredTime> times = new ArrayList<>();
        ClusterStart cluster = null;
        for (Evidence evidence : evidence(scenario)) {
            if (evidence instanceof ClusterStart start) {
                cluster = start;
            } else if (evidence instanceof Measurement measured && cluster != null) {
                of(measured, cluster).ifPresent(times::add);
            }
        }
        return times;
    }

    private static List<Evidence> evidence(Scenario scenario) {
        return scenario.steps().stream()
                .flatMap(step -> step.evidence().stream())
                .toList();
    }

    private static Optional<MeasuredTime> of(Measurement measured, ClusterStart cluster) {
        return KINDS.entrySet().stream()
                .filter(kind -> measured.inSeconds()
                        && !measured.gaveUp()
                        && kind.getKey().matcher(measured.what()).matches())
                .findFirst()
                .map(kind -> new MeasuredTime(
                        kind.getValue(),
                        measured.done(),
                        mode(cluster),
                        cluster.runtime(),
                        Figures.bound(measured),
                        measured.value()));
    }

    private static String mode(ClusterStart cluster) {
        return cluster.nodes().stream().anyMatch(node -> node.roles().contains("zookeeper")) ? "ZooKeeper" : "KRaft";
    }
}
