package dev.kafkalab.observe;

import java.time.Duration;

/**
 * When a follower that has fallen silent must leave the ISR, in ZooKeeper mode: after a lag, or at the end of its
 * session, whichever comes first.
 *
 * @param earliest not before this, counted from its last moment
 * @param latest not after this
 * @param origin where the bounds come from, in words, with the settings' values
 */
public record IsrBound(Duration earliest, Duration latest, String origin) {

    /** The leader's change of the ISR, on a busy machine, and until every broker has been told. */
    private static final Duration CHANGE = Duration.ofSeconds(2);

    /**
     * The leader looks every half of the permitted lag (Kafka's {@code ReplicaManager.startup}). A follower's last fetch is
     * at most one wait old when it falls silent, and while messages arrive that fetch proves only that the follower was
     * caught up at the fetch before it (Kafka's {@code Replica.updateFetchStateOrThrow}): two waits at most.
     *
     * @param session when a silent broker's session ends
     * @param lag {@code replica.lag.time.max.ms}
     * @param fetchWait {@code replica.fetch.wait.max.ms}
     */
    public static IsrBound of(ElectionBound session, Duration lag, Duration fetchWait) {
        Duration latest = lag.plus(lag.dividedBy(2)).plus(CHANGE);
        Duration earliest = lag.minus(fetchWait.multipliedBy(2));
        String byLag = "1.5 x replica.lag.time.max.ms %s + change %s = %s"
                .formatted(Words.seconds(lag), Words.seconds(CHANGE), Words.seconds(latest));
        Duration first = min(earliest, session.earliest());
        return latest.compareTo(session.latest()) <= 0
                ? new IsrBound(first, latest, byLag + ", sooner than " + session.origin())
                : new IsrBound(first, session.latest(), session.origin() + ", sooner than " + byLag);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
