package dev.kafkalab.bound;

import dev.kafkalab.text.Words;
import java.time.Duration;

/** When a group that has lost a member, or got one, can first and must last have shared out its partitions anew. */
public final class RebalanceBound {

    /** Joining again and being told of the partitions took 0.1 to 0.3 s where it was measured; two seconds allow for a busy machine. */
    private static final Duration JOIN = Duration.ofSeconds(2);

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
        Duration latest = session.plus(heartbeat).plus(JOIN);
        return new TimeBound(
                session.minus(heartbeat),
                latest,
                "session.timeout.ms %s + heartbeat.interval.ms %s + joining %s = %s"
                        .formatted(
                                Words.seconds(session),
                                Words.seconds(heartbeat),
                                Words.seconds(JOIN),
                                Words.seconds(latest)),
                LOOK_AT);
    }

    /** A member has left, or joined, and said so: the others learn of it in the answer to their next heartbeat. */
    public static TimeBound announced(Duration heartbeat) {
        Duration latest = heartbeat.plus(JOIN);
        return new TimeBound(
                Duration.ZERO,
                latest,
                "heartbeat.interval.ms %s + joining %s = %s"
                        .formatted(Words.seconds(heartbeat), Words.seconds(JOIN), Words.seconds(latest)),
                LOOK_AT);
    }
}
