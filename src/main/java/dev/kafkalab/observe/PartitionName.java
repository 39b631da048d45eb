package dev.kafkalab.observe;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.text.Words;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A partition as a step names it: {@code partition 2 of testTopic}, or {@code testTopic} for its partition 0.
 *
 * @param topic its topic
 * @param number its number in that topic, from 0
 */
public record PartitionName(String topic, int number) {

    private static final String TOPIC = "[A-Za-z0-9._-]+";

    /** What a step may write for a partition, as one expression without groups. */
    public static final String REGEX = "partition \\d+ of " + TOPIC + "|" + TOPIC;

    private static final Pattern NUMBERED = Pattern.compile("partition (\\d+) of (" + TOPIC + ")");

    /**
     * Reads what a step has written. @throws IllegalArgumentException if its number is more than an {@code int} holds
     */
    public static PartitionName of(String words) {
        Matcher numbered = NUMBERED.matcher(words);
        return numbered.matches()
                ? new PartitionName(numbered.group(2), Words.number(numbered.group(1)))
                : new PartitionName(words, 0);
    }

    /** The partition as that snapshot has it; empty if the topic or the partition is not known there. */
    public Optional<Snapshot.Partition> in(Snapshot snapshot) {
        return snapshot.partition(topic, number);
    }

    /** The broker id of its leader in that snapshot; -1 if it has none, or is not known there. */
    public int leaderIn(Snapshot snapshot) {
        return in(snapshot).map(Snapshot.Partition::leader).orElse(-1);
    }

    /** {@code testTopic} for partition 0, {@code partition 2 of testTopic} for the others. */
    @Override
    public String toString() {
        return number == 0 ? topic : "partition %d of %s".formatted(number, topic);
    }
}
