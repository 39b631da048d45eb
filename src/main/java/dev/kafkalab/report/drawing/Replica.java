package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.Snapshot;

/** What a broker is to a partition. */
public enum Replica {
    /** It leads. */
    LEADER,
    /** It follows, and is in sync. */
    IN_SYNC,
    /** It is to have a copy, and is not in sync. */
    OUT_OF_SYNC,
    /** It has nothing to do with it. */
    NONE;

    /** What that broker is to that partition. */
    static Replica of(int broker, Snapshot.Partition partition) {
        if (partition.leader() == broker) {
            return LEADER;
        }
        if (partition.isr().contains(broker)) {
            return IN_SYNC;
        }
        return partition.replicas().contains(broker) ? OUT_OF_SYNC : NONE;
    }

    /** What became of a broker that was that before, in a word or two; empty if it is the same. */
    String since(Replica before) {
        if (this == before) {
            return "";
        }
        return switch (this) {
            case LEADER -> "leads now";
            case NONE -> "removed";
            case IN_SYNC, OUT_OF_SYNC -> follows(before);
        };
    }

    private String follows(Replica before) {
        return switch (before) {
            case LEADER -> "led before";
            case NONE -> "new replica";
            case IN_SYNC, OUT_OF_SYNC -> this == IN_SYNC ? "caught up" : "fell out";
        };
    }
}
