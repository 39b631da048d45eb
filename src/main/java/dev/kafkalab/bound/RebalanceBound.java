package dev.kafkalab.bound;

import dev.kafkalab.bound.TimeBound.Part;
import java.time.Duration;

/** When a group that has lost a member, or got one, can first and must last have shared out its partitions anew. */
public final class RebalanceBound {

    /**
     * Joining again and being told of the partitions took 0.1 to 0.3 s where it was measured; two seconds allow for a
     * busy machine.
     */
    private static final Part JOIN = Part.of("joining", Duration.ofSeconds(2));

    /** Being given a message took 0.1 s where it was measured; two seconds allow for a busy machine. */
    private static final Duration LATE_TO_BE_TOLD = Duration.ofSeconds(2);

    private static final String LOOK_AT =
            "whether the group's coordinator was alive, and the machine was not overloaded";

    private RebalanceBound() {}

    /**
     * A member was killed: its coordinator waits a whole session from the last heartbeat, which was up to one interval
     * before the kill. The others learn of the rebalance in the answer to their own next heartbeat.
     */
    public static TimeBound killed(GroupTimeouts timeouts) {
        return TimeBound.sum(
                timeouts.session().minus(timeouts.heartbeat()),
                LOOK_AT,
                Part.of(timeouts.prefix() + "session.timeout.ms", timeouts.session()),
                heartbeat(timeouts),
                JOIN);
    }

    /** A member has left, or joined, and said so: the others learn of it in the answer to their next heartbeat. */
    public static TimeBound announced(GroupTimeouts timeouts) {
        return TimeBound.sum(Duration.ZERO, LOOK_AT, heartbeat(timeouts), JOIN);
    }

    /**
     * When a message that a member of a share group has taken, and not acknowledged, is given to another: once its
     * acquisition lock is over. The member was told of the message a moment after its lock began.
     */
    public static TimeBound lockOver(Duration lock) {
        return TimeBound.sum(
                lock.minus(LATE_TO_BE_TOLD),
                "whether the partition's leader was alive, and the machine was not overloaded",
                Part.of("share.record.lock.duration.ms", lock),
                Part.of("the next fetch", LATE_TO_BE_TOLD));
    }

    private static Part heartbeat(GroupTimeouts timeouts) {
        return Part.of(timeouts.prefix() + "heartbeat.interval.ms", timeouts.heartbeat());
    }
}
