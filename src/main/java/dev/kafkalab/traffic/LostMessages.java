package dev.kafkalab.traffic;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What became of the messages of a history that should be there. A message is there if it was read, by its id: another
 * one of the same value, or one that has taken its offset, is not it.
 *
 * @param owed how many should be there
 * @param lost those that are missing although something at or behind their offset was read
 * @param unseen those that are missing with nothing behind them, or whose offset nobody knows
 */
public record LostMessages(long owed, List<Sent> lost, List<Sent> unseen) {

    public LostMessages {
        lost = List.copyOf(lost);
        unseen = List.copyOf(unseen);
    }

    /** Judges the acknowledged messages of a history. */
    public static LostMessages ofAcknowledged(List<Sent> sent, Collection<Received> received) {
        return of(sent.stream().filter(Sent::acknowledged).toList(), received);
    }

    /** Judges also those that were sent without asking for an answer ({@code acks=0}). */
    public static LostMessages ofSent(List<Sent> sent, Collection<Received> received) {
        return of(
                sent.stream()
                        .filter(s -> s.acknowledged() || s.outcome() == Sent.Outcome.SENT)
                        .toList(),
                received);
    }

    private static LostMessages of(List<Sent> owed, Collection<Received> received) {
        Map<Integer, Long> highest = new HashMap<>();
        Set<String> read = new HashSet<>();
        received.forEach(r -> {
            highest.merge(r.partition(), r.offset(), Math::max);
            r.id().ifPresent(read::add);
        });
        Predicate<Sent> passed = s -> s.offset() >= 0 && s.offset() <= highest.getOrDefault(s.partition(), -1L);
        List<Sent> missing = owed.stream().filter(s -> !read.contains(s.id())).toList();
        return new LostMessages(
                owed.size(),
                missing.stream().filter(passed).toList(),
                missing.stream().filter(passed.negate()).toList());
    }

    /** How many of them cannot be read. */
    public long count() {
        return (long) lost.size() + unseen.size();
    }
}
