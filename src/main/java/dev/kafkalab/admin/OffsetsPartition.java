package dev.kafkalab.admin;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where a group's offsets are kept: its coordinator is the leader of that partition of {@code __consumer_offsets}. */
public final class OffsetsPartition {

    public static final String TOPIC = "__consumer_offsets";

    private OffsetsPartition() {}

    /**
     * The rule of Kafka's group coordinator ({@code partitionFor}): the hash of the id, without its sign, modulo the
     * partitions.
     */
    static int of(String group, int partitions) {
        int hash = group.hashCode();
        return (hash == Integer.MIN_VALUE ? 0 : Math.abs(hash)) % partitions;
    }

    /** The first of NAME, NAME-1, NAME-2, ... whose partition is wanted; some partition must be. */
    public static String groupIn(String name, int partitions, IntPredicate wanted) {
        return Stream.concat(Stream.of(name), IntStream.iterate(1, i -> i + 1).mapToObj(i -> name + "-" + i))
                .filter(group -> wanted.test(of(group, partitions)))
                .findFirst()
                .orElseThrow();
    }
}
