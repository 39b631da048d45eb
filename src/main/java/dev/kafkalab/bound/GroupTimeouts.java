package dev.kafkalab.bound;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * How soon a group misses a member. In the classic protocol each consumer says so itself; in the newer one the brokers
 * do (KIP-848, {@code group.protocol=consumer}).
 *
 * @param prefix what stands before the settings' common names
 * @param session {@code session.timeout.ms}: without a heartbeat for so long, a member counts as dead
 * @param heartbeat {@code heartbeat.interval.ms}: how far apart heartbeats are
 */
public record GroupTimeouts(String prefix, Duration session, Duration heartbeat) {

    private static final String OF_BROKERS = "group.consumer.";

    /** Those of a consumer. */
    public static GroupTimeouts ofConsumer(Duration session, Duration heartbeat) {
        return new GroupTimeouts("", session, heartbeat);
    }

    /**
     * Those of a group whose timeouts are the brokers'.
     *
     * @param running a running broker's own value of a setting, empty if it has no such setting
     */
    public static GroupTimeouts ofBroker(Function<String, Optional<String>> running) {
        return new GroupTimeouts(
                OF_BROKERS,
                millis(running, OF_BROKERS + "session.timeout.ms", 45_000),
                millis(running, OF_BROKERS + "heartbeat.interval.ms", 5_000));
    }

    private static Duration millis(Function<String, Optional<String>> running, String name, long otherwise) {
        return Duration.ofMillis(running.apply(name).map(Long::valueOf).orElse(otherwise));
    }
}
