package dev.kafkalab.topology;

import java.util.Locale;

/** What a node does in its cluster. A KRaft node in combined mode is both broker and controller. */
public enum Role {
    /** Stores partitions and serves clients. */
    BROKER,
    /** A member of the KRaft quorum. */
    CONTROLLER,
    /** A member of a ZooKeeper ensemble. */
    ZOOKEEPER,
    /** Everything else in the file: Kafdrop, a REST proxy, a database. */
    TOOL;

    /** The role that steps name by that word: {@code broker}, {@code controller} or {@code ZooKeeper}. */
    public static Role named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
