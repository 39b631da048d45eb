package dev.kafkalab.bound;

import dev.kafkalab.bound.TimeBound.Part;
import dev.kafkalab.text.Words;
import java.time.Duration;

/** When the successor of a lost leader or controller can first and must last be seen, counted from the fault. */
public final class ElectionBound {

    /**
     * Detecting, electing and telling every broker took 0.1 to 0.6 s where it was measured; two seconds allow for a
     * busy one.
     */
    private static final Part ELECTION = Part.of("election", Duration.ofSeconds(2));

    /** The lab's own allowance for the start of a node: seconds on an idle machine, up to 20 s on a very busy one. */
    private static final Duration START = Duration.ofSeconds(25);

    /**
     * The lab's own allowance, from the vote until brokers tell of the new controller: they look for it among the
     * voters in turn, and wait {@code socket.connection.setup.timeout.ms} for one that is gone. Up to 1.4 s where it
     * was measured, and 3.5 s on a machine that was overloaded.
     */
    private static final Part FINDING_THE_CONTROLLER = Part.of("finding it", Duration.ofSeconds(3));

    /** The controller looks for silent brokers this often in a session (Kafka's {@code QuorumController}). */
    private static final int LOOKS_IN_A_SESSION = 8;

    /**
     * How long a controller of the quorum waits at most for an answer to its fetch (Kafka's {@code KafkaRaftClient}).
     */
    private static final Duration FETCH_WAIT = Duration.ofMillis(500);

    /** The lab's own allowance for a hand-over on a busy machine; it takes 0.2 to 2 s on an idle one. */
    private static final Duration POLITE_STOP = Duration.ofSeconds(5);

    private static final int MIN_TICKS = 2;
    private static final int MAX_TICKS = 20;

    private static final String LOOK_AT =
            "whether a controller was alive, an in-sync replica was left, and the machine was not overloaded";

    private ElectionBound() {}

    /**
     * ZooKeeper mode. The server rounds a session's expiry up to its next tick (ZooKeeper's {@code ExpiryQueue}), and
     * the client last spoke up to a third of the session before the kill (ZooKeeper's {@code ClientCnxn} pings at half
     * of its read timeout, which is two thirds of the session).
     *
     * @param session what the broker asked for; the server clamps it to 2 to 20 ticks
     * @param tick the ensemble's {@code tickTime}
     */
    public static TimeBound zooKeeper(Duration session, Duration tick) {
        Duration granted = clamp(session, tick.multipliedBy(MIN_TICKS), tick.multipliedBy(MAX_TICKS));
        return TimeBound.sum(
                granted.multipliedBy(2).dividedBy(3),
                LOOK_AT,
                Part.of("zookeeper.session.timeout.ms", granted),
                Part.of("one tick", tick),
                ELECTION);
    }

    /**
     * KRaft mode. A broker is fenced when the controller has not heard a heartbeat for a whole session, and it looks
     * for such brokers eight times a session.
     *
     * @param session {@code broker.session.timeout.ms}
     * @param heartbeat {@code broker.heartbeat.interval.ms}
     */
    public static TimeBound kraft(Duration session, Duration heartbeat) {
        return TimeBound.sum(
                session.minus(heartbeat),
                LOOK_AT,
                Part.of("broker.session.timeout.ms", session),
                untilTheNextLook(session),
                ELECTION);
    }

    /**
     * A new active controller in KRaft mode (KIP-595). The others last heard of the dead one when it answered a fetch,
     * at most half a second before it died, and look for votes a fetch timeout after that. One that is turned down
     * tries again after an election timeout, to which up to as much is added at random, so that two do not go on
     * missing a majority.
     *
     * @param fetchTimeout {@code controller.quorum.fetch.timeout.ms}
     * @param electionTimeout {@code controller.quorum.election.timeout.ms}
     */
    public static TimeBound activeController(Duration fetchTimeout, Duration electionTimeout) {
        return TimeBound.sum(
                fetchTimeout.minus(FETCH_WAIT),
                LOOK_AT,
                Part.of("controller.quorum.fetch.timeout.ms", fetchTimeout),
                new Part(
                        "2 x controller.quorum.election.timeout.ms " + Words.seconds(electionTimeout),
                        electionTimeout.multipliedBy(2)),
                FINDING_THE_CONTROLLER);
    }

    /**
     * A new leader in KRaft mode, where the dead broker was the active controller too. The new active controller does
     * not know when its predecessor last heard of a broker, and gives each a whole session from its own election on
     * (Kafka's {@code BrokerHeartbeatManager}).
     *
     * @param controller the bound of the new active controller
     * @param session {@code broker.session.timeout.ms}
     */
    public static TimeBound afterController(TimeBound controller, Duration session) {
        return TimeBound.sum(
                controller.earliest().plus(session),
                LOOK_AT,
                Part.of("a new active controller", controller.latest()),
                new Part("broker.session.timeout.ms %s anew".formatted(Words.seconds(session)), session),
                untilTheNextLook(session));
    }

    /**
     * A new leader where the old one was asked to stop: it asks the controller to give its partitions to others, and
     * exits when that is done. No timeout is part of it.
     */
    public static TimeBound politeStop() {
        return new TimeBound(
                Duration.ZERO,
                POLITE_STOP,
                "controlled.shutdown.enable: no timeout is part of it, and 0.2 to 2 s were measured; %s allow for a busy machine"
                        .formatted(Words.seconds(POLITE_STOP)),
                LOOK_AT);
    }

    /** As that, but counted from the start of the node that it waits for. */
    public static TimeBound afterStart(TimeBound election) {
        return new TimeBound(
                election.earliest(),
                election.latest().plus(START),
                "the start of a node, the lab's own %s + %s".formatted(Words.seconds(START), election.origin()),
                election.lookAt());
    }

    private static Part untilTheNextLook(Duration session) {
        return new Part("an eighth of it until the controller looks", session.dividedBy(LOOKS_IN_A_SESSION));
    }

    private static Duration clamp(Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0) {
            return least;
        }
        return value.compareTo(most) > 0 ? most : value;
    }
}
