package dev.kafkalab.traffic.group;

import dev.kafkalab.traffic.Received;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a member of a consumer group reports of itself. Times are of the run's own clock, which it shares. */
public sealed interface MemberEvent {

    /** When it happened. */
    Instant at();

    /** Its process has begun. @param settings every consumer setting in force there, by name */
    record Configured(Instant at, Map<String, String> settings) implements MemberEvent {
        public Configured {
            settings = Map.copyOf(settings);
        }
    }

    /**
     * A rebalance is over for this member.
     *
     * @param generation the group's generation, which each rebalance raises by one
     * @param memberId the id that the group's coordinator knows it by
     * @param partitions the partitions that it has now, ascending; empty for an idle member
     */
    record Assigned(Instant at, int generation, String memberId, List<Integer> partitions) implements MemberEvent {
        public Assigned {
            partitions = List.copyOf(partitions);
        }
    }

    /** A rebalance has begun, and it gives these partitions back. */
    record Revoked(Instant at, List<Integer> partitions) implements MemberEvent {
        public Revoked {
            partitions = List.copyOf(partitions);
        }
    }

    /** It has read a message. */
    record Read(Instant at, Received message) implements MemberEvent {}

    /** The coordinator has accepted its commit. @param offsets the next offset to read, by partition */
    record Committed(Instant at, Map<Integer, Long> offsets) implements MemberEvent {
        public Committed {
            offsets = Map.copyOf(offsets);
        }
    }

    /** The coordinator has refused its commit. @param error Kafka's own, with its name */
    record CommitRefused(Instant at, String error) implements MemberEvent {}

    /** It deals with what it has read, and polls no longer. */
    record Holding(Instant at) implements MemberEvent {}

    /** It cannot go on, and ends. @param error Kafka's own, {@code FencedInstanceIdException: The broker ...} */
    record Failed(Instant at, String error) implements MemberEvent {}

    /** It has gone back to an earlier offset, as it was told. */
    record WentBack(Instant at, int partition, long offset) implements MemberEvent {}
}
