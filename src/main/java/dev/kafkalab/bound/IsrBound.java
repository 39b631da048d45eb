package dev.kafkalab.bound;

import dev.kafkalab.bound.TimeBound.Part;
import dev.kafkalab.text.Words;
import java.time.Duration;

/**
 * When a follower that has fallen silent must leave the ISR, in ZooKeeper mode: after a lag, or at the end of its
 * session, whichever comes first.
 */
public final class IsrBound {

    private static final String LOOK_AT = "whether the leader was alive, and the machine was not overloaded";

    /** The leader's change of the ISR, on a busy machine, and until every broker has been told. */
    private static final Part CHANGE = Part.of("change", Duration.ofSeconds(2));

    private IsrBound() {}

    /**
     * The leader looks every half of the permitted lag (Kafka's {@code ReplicaManager.startup}). A follower's last
     * fetch is at most one wait old when it falls silent, and while messages arrive that fetch proves only that the
     * follower was caught up at the fetch before it (Kafka's {@code Replica.updateFetchStateOrThrow}): two waits at
     * most.
     *
     * @param session when a silent broker's session ends
     * @param lag {@code replica.lag.time.max.ms}
     * @param fetchWait {@code replica.fetch.wait.max.ms}
     */
    public static TimeBound of(TimeBound session, Duration lag, Duration fetchWait) {
        TimeBound byLag = TimeBound.sum(
                lag.minus(fetchWait.multipliedBy(2)),
                LOOK_AT,
                new Part("1.5 x replica.lag.time.max.ms " + Words.seconds(lag), lag.plus(lag.dividedBy(2))),
                CHANGE);
        boolean lagEndsFirst = byLag.latest().compareTo(session.latest()) <= 0;
        TimeBound first = lagEndsFirst ? byLag : session;
        TimeBound other = lagEndsFirst ? session : byLag;
        return new TimeBound(
                min(byLag.earliest(), session.earliest()),
                first.latest(),
                first.origin() + ", sooner than " + other.origin(),
                LOOK_AT);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
