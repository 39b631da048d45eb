package dev.kafkalab.traffic.group;

import dev.kafkalab.traffic.LostMessages;
import dev.kafkalab.traffic.Received;
import dev.kafkalab.traffic.Sent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of messages in a group, judged by what each message is. */
public final class GroupReads {

    private GroupReads() {}

    /** What became in the group of the messages that were acknowledged. */
    public static LostMessages unread(List<Sent> sent, List<ReadMessage> reads) {
        return LostMessages.ofAcknowledged(
                sent, reads.stream().map(ReadMessage::message).toList());
    }

    /** The offsets of a partition's acknowledged messages that no member has read, ascending. */
    public static List<Long> leftOut(List<Sent> sent, List<ReadMessage> reads, int partition) {
        Set<String> read =
                reads.stream().flatMap(one -> one.message().id().stream()).collect(Collectors.toSet());
        return sent.stream()
                .filter(message -> message.acknowledged() && message.partition() == partition)
                .filter(message -> !read.contains(message.id()))
                .map(Sent::offset)
                .sorted()
                .toList();
    }

    /** The reads of messages that another member had read before, by the offset; the later ones. */
    public static Map<Long, ReadMessage> byAnother(List<ReadMessage> before, List<ReadMessage> after, int partition) {
        Set<Object> known =
                before.stream().map(read -> read.message().identity()).collect(Collectors.toSet());
        return after.stream()
                .filter(read -> read.message().partition() == partition)
                .filter(read -> known.contains(read.message().identity()))
                .collect(Collectors.toMap(
                        read -> read.message().offset(), read -> read, (one, other) -> one, TreeMap::new));
    }

    /** The reads of messages that the group had read before. */
    public static List<ReadMessage> repeated(List<ReadMessage> reads) {
        Set<Object> seen = new HashSet<>();
        return reads.stream()
                .filter(read -> !seen.add(read.message().identity()))
                .toList();
    }

    /** The offsets of a partition that were read before that moment and after it again, ascending. */
    public static List<Long> again(List<ReadMessage> reads, int partition, Instant moment) {
        Map<Boolean, Map<Object, Long>> after = reads.stream()
                .map(ReadMessage::message)
                .filter(message -> message.partition() == partition)
                .collect(Collectors.partitioningBy(
                        message -> message.at().isAfter(moment),
                        Collectors.toMap(Received::identity, Received::offset, (one, other) -> other)));
        return after.get(true).entrySet().stream()
                .filter(message -> message.getValue().equals(after.get(false).get(message.getKey())))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }

    /**
     * A line for each member and partition, with the offsets in the order of reading: {@code consumer-1 read orders-0:
     * 0 to 6, 4 to 9}.
     */
    public static List<String> inWords(String topic, List<ReadMessage> reads) {
        Map<String, List<long[]>> runs = new LinkedHashMap<>();
        for (ReadMessage read : reads) {
            String who = "%s read %s-%d"
                    .formatted(read.member(), topic, read.message().partition());
            List<long[]> mine = runs.computeIfAbsent(who, w -> new ArrayList<>());
            long offset = read.message().offset();
            if (!mine.isEmpty() && mine.get(mine.size() - 1)[1] == offset - 1) {
                mine.get(mine.size() - 1)[1] = offset;
            } else {
                mine.add(new long[] {offset, offset});
            }
        }
        return runs.entrySet().stream()
                .map(run -> run.getKey() + ": "
                        + run.getValue().stream().map(GroupReads::run).collect(Collectors.joining(", ")))
                .toList();
    }

    private static String run(long[] run) {
        return run[0] == run[1] ? Long.toString(run[0]) : run[0] + " to " + run[1];
    }
}
