package dev.kafkalab.traffic.group;

import dev.kafkalab.traffic.group.MemberEvent.Assigned;
import dev.kafkalab.traffic.group.MemberEvent.Revoked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What became of the partitions that the members of a group had when something was done to it.
 *
 * @param givenBack those that their members gave back, in order
 * @param kept those that their members never gave back
 */
public record Handover(List<GivenBack> givenBack, SortedSet<Integer> kept) {

    public Handover {
        givenBack = List.copyOf(givenBack);
    }

    /**
     * What members tell of it by their reports, each in order.
     *
     * @param reports by the member's name
     * @param since the moment that it was done
     */
    public static Handover of(Map<String, List<MemberEvent>> reports, Instant since) {
        List<GivenBack> givenBack = new ArrayList<>();
        SortedSet<Integer> kept = new TreeSet<>();
        reports.forEach((name, events) -> kept.addAll(had(events, since)));
        reports.forEach((name, events) -> events.stream()
                .filter(event -> event.at().isAfter(since))
                .filter(Revoked.class::isInstance)
                .map(Revoked.class::cast)
                .flatMap(revoked -> revoked.partitions().stream()
                        .filter(kept::contains)
                        .map(partition ->
                                new GivenBack(partition, name, revoked.at(), next(reports, partition, revoked.at()))))
                .forEach(givenBack::add));
        givenBack.sort(Comparator.comparing(GivenBack::partition).thenComparing(GivenBack::at));
        givenBack.forEach(one -> kept.remove(one.partition()));
        return new Handover(givenBack, kept);
    }

    /** Whether every partition that was given back has a member again. */
    public boolean isOver() {
        return givenBack.stream().allMatch(one -> one.taken().isPresent());
    }

    /** The longest that a partition was without a member; zero if none was. */
    public Duration longestGap() {
        return givenBack.stream()
                .flatMap(one -> one.gap().stream())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static List<Integer> had(List<MemberEvent> events, Instant since) {
        return events.stream()
                .filter(event -> !event.at().isAfter(since))
                .filter(Assigned.class::isInstance)
                .map(Assigned.class::cast)
                .reduce((one, other) -> other)
                .map(Assigned::partitions)
                .orElse(List.of());
    }

    /** Who reports the partition next among those that it has. */
    private static Optional<Taken> next(Map<String, List<MemberEvent>> reports, int partition, Instant moment) {
        return reports.entrySet().stream()
                .flatMap(member -> member.getValue().stream()
                        .filter(event -> !event.at().isBefore(moment))
                        .filter(event -> event instanceof Assigned assigned
                                && assigned.partitions().contains(partition))
                        .map(event -> new Taken(member.getKey(), event.at())))
                .min(Comparator.comparing(Taken::at));
    }

    /**
     * A partition that was given back.
     *
     * @param partition its number
     * @param by the member that had it
     * @param at when
     * @param taken by whom and when it was taken next; empty if nobody has it yet
     */
    public record GivenBack(int partition, String by, Instant at, Optional<Taken> taken) {

        /** How long it was without a member. */
        Optional<Duration> gap() {
            return taken.map(next -> Duration.between(at, next.at()));
        }

        /** {@code partition 0: given back by consumer-1, and taken by consumer-2 120 ms later}. */
        @Override
        public String toString() {
            return "partition %d: given back by %s, and %s"
                    .formatted(
                            partition,
                            by,
                            taken.map(next -> "taken by %s %d ms later"
                                            .formatted(
                                                    next.by(),
                                                    Duration.between(at, next.at())
                                                            .toMillis()))
                                    .orElse("not taken by anybody"));
        }
    }

    /** Who has taken a partition, and when. */
    public record Taken(String by, Instant at) {}
}
