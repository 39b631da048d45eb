package dev.kafkalab.observe;

import java.time.Duration;

/**
 * When a group that has lost a member, or got one, can first and must last have shared out its partitions anew.
 *
 * @param earliest not before
 * @param latest not after
 * @param origin the arithmetic, in words, with the consumers' own settings
 */
public record RebalanceBound(Duration earliest, Duration latest, String origin) {

    /** Joining again and being told of the partitions took 0.1 to 0.3 s where it was measured; two seconds allow for a busy machine. */
    private static final Duration JOIN = Duration.ofSeconds(2);

    /**
     * A member was killed: its coordinator waits a whole session from the last heartbeat, which was up to one interval
     * before the kill. The others learn of the rebalance in the answer to their own next heartbeat.
     *
     * @param session {@code session.timeout.ms}
     * @param heartbeat {@code heartbeat.interval.ms}
     */
    public static RebalanceBound killed(Duration session, Duration heartbeat) {
        Duration latest = session.plus(heartbeat).plus(JOIN);
        return new RebalanceBound(
                session.minus(heartbeat),
                latest,
                "session.timeout.ms %s + heartbeat.interval.ms %s + joining %s = %s"
                        .formatted(
                                Words.seconds(session),
                                Words.seconds(heartbeat),
                                Words.seconds(JOIN),
                                Words.seconds(latest)));
    }

    /** A member has left, or joined, and said so: the others learn of it in the answer to their next heartbeat. */
    public static RebalanceBound announced(Duration heartbeat) {
        Duration latest = heartbeat.plus(JOIN);
        return new RebalanceBound(
                Duration.ZERO,
                latest,
                "heartbeat.interval.ms %s + joining %s = %s"
                        .formatted(Words.seconds(heartbeat), Words.seconds(JOIN), Words.seconds(latest)));
    }
}
