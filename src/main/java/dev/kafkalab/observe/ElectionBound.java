package dev.kafkalab.observe;

import java.time.Duration;

/**
 * When the successor of a killed broker can first and must last be seen, counted from the kill.
 *
 * @param earliest not before
 * @param latest not after
 * @param origin the arithmetic, in words, with the cluster's own settings
 */
public record ElectionBound(Duration earliest, Duration latest, String origin) {

    /** Detecting, electing and telling every broker took 0.1 to 0.6 s where it was measured; two seconds allow for a busy one. */
    private static final Duration ELECTION = Duration.ofSeconds(2);

    private static final int MIN_TICKS = 2;
    private static final int MAX_TICKS = 20;

    /**
     * ZooKeeper mode. The server rounds a session's expiry up to its next tick (ZooKeeper's {@code ExpiryQueue}), and
     * the client last spoke up to a third of the session before the kill (ZooKeeper's {@code ClientCnxn} pings at half
     * of its read timeout, which is two thirds of the session).
     *
     * @param session what the broker asked for; the server clamps it to 2 to 20 ticks
     * @param tick the ensemble's {@code tickTime}
     */
    public static ElectionBound zooKeeper(Duration session, Duration tick) {
        Duration granted = clamp(session, tick.multipliedBy(MIN_TICKS), tick.multipliedBy(MAX_TICKS));
        Duration latest = granted.plus(tick).plus(ELECTION);
        return new ElectionBound(
                granted.multipliedBy(2).dividedBy(3),
                latest,
                "zookeeper.session.timeout.ms %s + one tick %s + election %s = %s"
                        .formatted(
                                Words.seconds(granted),
                                Words.seconds(tick),
                                Words.seconds(ELECTION),
                                Words.seconds(latest)));
    }

    /**
     * KRaft mode. A broker is fenced when the controller has not heard a heartbeat for a whole session.
     *
     * @param session {@code broker.session.timeout.ms}
     * @param heartbeat {@code broker.heartbeat.interval.ms}
     */
    public static ElectionBound kraft(Duration session, Duration heartbeat) {
        Duration latest = session.plus(heartbeat);
        return new ElectionBound(
                session.minus(heartbeat),
                latest,
                "broker.session.timeout.ms %s + one heartbeat %s = %s"
                        .formatted(Words.seconds(session), Words.seconds(heartbeat), Words.seconds(latest)));
    }

    private static Duration clamp(Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0) {
            return least;
        }
        return value.compareTo(most) > 0 ? most : value;
    }
}
