package dev.kafkalab.report.history;

import dev.kafkalab.evidence.Cause.Applied;
import dev.kafkalab.evidence.ClusterStart;
import dev.kafkalab.evidence.Evidence;
import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.results.Run;
import dev.kafkalab.results.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The elections and recoveries that a run has measured. */
final class MeasuredTimes {

    /**
     * The kinds that are set beside those of other runs, whatever the topic, broker or group, and what they are called.
     */
    private static final Map<Kind, String> KINDS = Map.of(
            Kind.LEADER_ELECTION, "a new leader",
            Kind.CONTROLLER_ELECTION, "a new controller",
            Kind.ENSEMBLE_ELECTION, "a new ZooKeeper leader",
            Kind.ISR_SHRINK, "a silent follower out of the ISR",
            Kind.ISR_CHANGE, "the ISR as wanted",
            Kind.NODE_RECOVERY, "the cluster whole again",
            Kind.LONGEST_PUBLISHING_PAUSE, "the longest pause in publishing",
            Kind.LONGEST_READING_PAUSE, "the longest pause in reading",
            Kind.REBALANCE, "a rebalance");

    private MeasuredTimes() {}

    static List<MeasuredTime> of(Run run) {
        return run.scenarios().flatMap(scenario -> of(scenario).stream()).toList();
    }

    /** A scenario may go from one cluster to another: what it measures belongs to the one that it came by last. */
    private static List<MeasuredTime> of(Scenario scenario) {
        List<MeasuredTime> times = new ArrayList<>();
        ClusterStart cluster = null;
        for (Evidence evidence : scenario.evidence(Evidence.class).toList()) {
            if (evidence instanceof ClusterStart start) {
                cluster = start;
            } else if (evidence instanceof Measurement measured && cluster != null) {
                of(measured, cluster).ifPresent(times::add);
            }
        }
        return times;
    }

    private static Optional<MeasuredTime> of(Measurement measured, ClusterStart cluster) {
        return Optional.ofNullable(KINDS.get(measured.kind()))
                .filter(kind -> measured.inSeconds() && !measured.timing().gaveUp())
                .map(kind -> new MeasuredTime(
                        kind,
                        measured.timing().after().map(Applied::operation).orElse(""),
                        mode(cluster),
                        cluster.runtime(),
                        EvidenceText.bound(measured),
                        measured.quantity().value()));
    }

    private static String mode(ClusterStart cluster) {
        return cluster.nodes().stream().anyMatch(node -> node.roles().contains("zookeeper")) ? "ZooKeeper" : "KRaft";
    }
}
