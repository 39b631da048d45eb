package dev.kafkalab.traffic.group;

import dev.kafkalab.traffic.Sent;
import dev.kafkalab.traffic.Sent.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What became of messages in a group, judged by partition and offset. */
public final class GroupReads {

    private GroupReads() {}

    /** The acknowledged messages that no member has read. Those whose offset the producer never learned (acks=0) are left out. */
    public static List<Sent> unread(List<Sent> sent, List<ReadMessage> reads) {
        Set<Place> read = reads.stream().map(Place::of).collect(Collectors.toSet());
        return sent.stream()
                .filter(s -> s.outcome() == Outcome.ACKNOWLEDGED && s.offset() >= 0)
                .filter(s -> !read.contains(new Place(s.partition(), s.offset())))
                .toList();
    }

    /** The reads of messages that the group had read before. */
    public static List<ReadMessage> repeated(List<ReadMessage> reads) {
        Set<Place> seen = new HashSet<>();
        return reads.stream().filter(read -> !seen.add(Place.of(read))).toList();
    }

    /** The offsets of a partition that were read before that moment and after it again, ascending. */
    public static List<Long> again(List<ReadMessage> reads, int partition, Instant moment) {
        Map<Boolean, Set<Long>> after = reads.stream()
                .filter(read -> read.message().partition() == partition)
                .collect(Collectors.partitioningBy(
                        read -> read.message().at().isAfter(moment),
                        Collectors.mapping(read -> read.message().offset(), Collectors.toSet())));
        return after.get(true).stream()
                .filter(after.get(false)::contains)
                .sorted()
                .toList();
    }

    /** A line for each member and partition, with the offsets in the order of reading: {@code consumer-1 read orders-0: 0 to 6, 4 to 9}. */
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

    private record Place(int partition, long offset) {
        static Place of(ReadMessage read) {
            return new Place(read.message().partition(), read.message().offset());
        }
    }
}
