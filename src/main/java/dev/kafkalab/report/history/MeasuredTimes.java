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
import java.util.Optional;

/** The elections and recoveries that a run has measured. */
final class MeasuredTimes {

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
        return awaited(measured.kind())
                .filter(kind -> measured.inSeconds() && !measured.timing().gaveUp())
                .map(kind -> new MeasuredTime(
                        kind,
                        measured.timing().after().map(Applied::operation).orElse(""),
                        mode(cluster),
                        cluster.runtime(),
                        EvidenceText.bound(measured),
                        measured.quantity().value()));
    }

    /** What a kind awaits, whatever the topic, broker or group; empty for what is not compared with other runs. */
    private static Optional<String> awaited(Kind kind) {
        return switch (kind) {
            case LEADER_ELECTION -> Optional.of("a new leader");
            case CONTROLLER_ELECTION -> Optional.of("a new controller");
            case ENSEMBLE_ELECTION -> Optional.of("a new ZooKeeper leader");
            case ISR_SHRINK -> Optional.of("a silent follower out of the ISR");
            case ISR_CHANGE -> Optional.of("the ISR as wanted");
            case NODE_RECOVERY -> Optional.of("the cluster whole again");
            case LONGEST_PUBLISHING_PAUSE -> Optional.of("the longest pause in publishing");
            case LONGEST_READING_PAUSE -> Optional.of("the longest pause in reading");
            case REBALANCE -> Optional.of("a rebalance");
            case CONTROLLER_LOSS, QUORUM_RECOVERY, NODE_END, PARTITIONS_CHANGE, REASSIGNMENT, ARRIVAL ->
                Optional.empty();
            case SHOWN_CONTROLLER,
                    MEDIAN_ACKNOWLEDGEMENT,
                    END_OFFSET,
                    REBALANCES,
                    LONGEST_HANDOVER,
                    REDELIVERY,
                    OTHER -> Optional.empty();
            case WAIT_FOR_ACKNOWLEDGEMENT, WAIT_FOR_ARRIVAL, WAIT_FOR_MESSAGES, WAIT_FOR_RETRY -> Optional.empty();
            case WAIT_FOR_RETENTION, WAIT_FOR_COMPACTION, WAIT_FOR_OTHERS -> Optional.empty();
            case LOST_MESSAGES, LOST_SENT_MESSAGES, UNREAD_MESSAGES, REPEATED_READS -> Optional.empty();
            case DUPLICATES, REORDERED_READS, REORDERED_IN_PARTITION, PARTITION_CHANGES -> Optional.empty();
        };
    }

    private static String mode(ClusterStart cluster) {
        return cluster.nodes().stream().anyMatch(node -> node.roles().contains("zookeeper")) ? "ZooKeeper" : "KRaft";
    }
}
