package dev.kafkalab.bound;

import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.Topology;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * When a cluster must have elected a successor, from its own settings: those that its nodes were started with, and what
 * a running broker answers for the rest. Read while the cluster is whole: after a fault, the question itself could hang
 * on the dead broker.
 *
 * @param silentBroker a new leader, after the old one has fallen silent
 * @param silentController a new controller, after the old one has fallen silent
 * @param both a new leader, after the old one has fallen silent and was the controller too
 */
public record ElectionBounds(TimeBound silentBroker, TimeBound silentController, TimeBound both) {

    private static final Duration DEFAULT_TICK = Duration.ofMillis(2000);

    /**
     * The bounds of a cluster.
     *
     * @param running a running broker's own value of a setting, empty if it has no such setting
     */
    public static ElectionBounds of(Topology topology, Function<String, Optional<String>> running) {
        Settings settings = new Settings(topology, running);
        return topology.nodes(Role.ZOOKEEPER).stream()
                .findFirst()
                .map(zookeeper -> zooKeeper(settings, (Program.ZooKeeper) zookeeper.program()))
                .orElseGet(() -> kraft(settings));
    }

    /**
     * When a new leader must be there.
     *
     * @param effect of what was done to the old leader, or to the node that the election waits for
     * @param ofController whether that node was the controller
     */
    public TimeBound ofLeader(Effect effect, boolean ofController) {
        return of(effect, ofController ? both : silentBroker, both);
    }

    /**
     * When a new controller must be there, after that effect on the old one or on the node that the election waits for.
     */
    public TimeBound ofController(Effect effect) {
        return of(effect, silentController, silentController);
    }

    private static TimeBound of(Effect effect, TimeBound afterSilence, TimeBound whoeverItWas) {
        return switch (effect) {
            case GOODBYE -> ElectionBound.politeStop();
            case LAUNCH -> ElectionBound.afterStart(whoeverItWas);
            case SILENCE -> afterSilence;
        };
    }

    /** One session ends for the broker and for the controller. */
    private static ElectionBounds zooKeeper(Settings settings, Program.ZooKeeper zookeeper) {
        String tick = zookeeper.properties().get("tickTime");
        TimeBound session = ElectionBound.zooKeeper(
                settings.ofBroker("zookeeper.session.timeout.ms", 18_000), tick == null ? DEFAULT_TICK : millis(tick));
        return new ElectionBounds(session, session, session);
    }

    private static ElectionBounds kraft(Settings settings) {
        Duration session = settings.ofController("broker.session.timeout.ms", 9_000);
        TimeBound controller = ElectionBound.activeController(
                settings.ofController("controller.quorum.fetch.timeout.ms", 2_000),
                settings.ofController("controller.quorum.election.timeout.ms", 1_000));
        return new ElectionBounds(
                ElectionBound.kraft(session, settings.ofBroker("broker.heartbeat.interval.ms", 2_000)),
                controller,
                ElectionBound.afterController(controller, session));
    }

    private static Duration millis(String value) {
        return Duration.ofMillis(Long.parseLong(value.trim()));
    }

    /** The settings in force, in milliseconds. */
    private record Settings(Topology topology, Function<String, Optional<String>> running) {

        Duration ofBroker(String name, long defaultMillis) {
            return running.apply(name).map(ElectionBounds::millis).orElse(Duration.ofMillis(defaultMillis));
        }

        /** What the controllers go by. They cannot be asked from the host, so it is what they were started with. */
        Duration ofController(String name, long defaultMillis) {
            return topology.nodes(Role.CONTROLLER).stream()
                    .flatMap(node -> properties(node).stream())
                    .flatMap(properties -> Optional.ofNullable(properties.get(name)).stream())
                    .findFirst()
                    .map(ElectionBounds::millis)
                    .orElseGet(() -> ofBroker(name, defaultMillis));
        }

        private static Optional<Map<String, String>> properties(Node node) {
            return node.program() instanceof Program.Kafka kafka ? Optional.of(kafka.properties()) : Optional.empty();
        }
    }
}
