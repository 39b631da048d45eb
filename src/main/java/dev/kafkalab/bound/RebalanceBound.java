package dev.kafkalab.bound;

import dev.kafkalab.bound.TimeBound.Part;
import java.time.Duration;

/** When a group that has lost a member, or got one, can first and must last have shared out its partitions anew. */
public final class RebalanceBound {

    /** Joining again and being told of the partitions took 0.1 to 0.3 s where it was measured; two seconds allow for a busy machine. */
    private static final Part JOIN = Part.of("joining", Duration.ofSeconds(2));

    private static final String LOOK_AT =
            "whether the group's coordinator was alive, and the machine was not overloaded";

    private RebalanceBound() {}

    /**
     * A member was killed: its coordinator waits a whole session from the last heartbeat, which was up to one interval
     * before the kill. The others learn of the rebalance in the answer to their own next heartbeat.
     *
     * @param session {@code session.timeout.ms}
     * @param heartbeat {@code heartbeat.interval.ms}
     */
    public static TimeBound killed(Duration session, Duration heartbeat) {
        return TimeBound.sum(
                session.minus(heartbeat),
                LOOK_AT,
                Part.of("session.timeout.ms", session),
                Part.of("heartbeat.interval.ms", heartbeat),
                JOIN);
    }

    /** A member has left, or joined, and said so: the others learn of it in the answer to their next heartbeat. */
    public static TimeBound announced(Duration heartbeat) {
        return TimeBound.sum(Duration.ZERO, LOOK_AT, Part.of("heartbeat.interval.ms", heartbeat), JOIN);
    }
}
