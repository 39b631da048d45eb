package dev.kafkalab.lab;

import dev.kafkalab.observe.ElectionBound;
import dev.kafkalab.observe.TimeBound;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * When a cluster must have elected a successor, from its own settings: those that its nodes were started with, and what
 * a running broker answers for the rest. Read while the cluster is whole: after a fault, the question itself could hang
 * on the dead broker.
 *
 * @param silentBroker a new leader, after the old one has fallen silent
 * @param silentController a new controller, after the old one has fallen silent
 * @param both a new leader, after the old one has fallen silent and was the controller too
 */
record ElectionBounds(TimeBound silentBroker, TimeBound silentController, TimeBound both) {

    private static final Duration DEFAULT_TICK = Duration.ofMillis(2000);

    static ElectionBounds of(LabCluster lab) {
        return lab.cluster().topology().nodes(Role.ZOOKEEPER).stream()
                .findFirst()
                .map(zookeeper -> zooKeeper(lab, (Program.ZooKeeper) zookeeper.program()))
                .orElseGet(() -> kraft(lab));
    }

    /** When a new leader must be there after that was done to the old one, or to whom the election waits for. */
    TimeBound ofLeader(Fault fault) {
        return switch (fault.operation()) {
            case STOP -> ElectionBound.politeStop();
            case START -> ElectionBound.afterStart(both);
            default -> isController(fault) ? both : silentBroker;
        };
    }

    /** When a new controller must be there after that was done to the old one, or to whom the election waits for. */
    TimeBound ofController(Fault fault) {
        return switch (fault.operation()) {
            case STOP -> ElectionBound.politeStop();
            case START -> ElectionBound.afterStart(silentController);
            default -> silentController;
        };
    }

    private static boolean isController(Fault fault) {
        Node node = fault.node().node();
        return node.id().orElse(-1) == fault.before().controller();
    }

    /** One session ends for the broker and for the controller. */
    private static ElectionBounds zooKeeper(LabCluster lab, Program.ZooKeeper zookeeper) {
        String tick = zookeeper.properties().get("tickTime");
        TimeBound session = ElectionBound.zooKeeper(
                running(lab, "zookeeper.session.timeout.ms", 18_000), tick == null ? DEFAULT_TICK : millis(tick));
        return new ElectionBounds(session, session, session);
    }

    private static ElectionBounds kraft(LabCluster lab) {
        Duration session = ofController(lab, "broker.session.timeout.ms", 9_000);
        TimeBound controller = ElectionBound.activeController(
                ofController(lab, "controller.quorum.fetch.timeout.ms", 2_000),
                ofController(lab, "controller.quorum.election.timeout.ms", 1_000));
        return new ElectionBounds(
                ElectionBound.kraft(session, running(lab, "broker.heartbeat.interval.ms", 2_000)),
                controller,
                ElectionBound.afterController(controller, session));
    }

    /** What the controllers go by. They cannot be asked from the host, so it is what they were started with. */
    private static Duration ofController(LabCluster lab, String name, long defaultMillis) {
        return lab.cluster().topology().nodes(Role.CONTROLLER).stream()
                .flatMap(node -> properties(node).stream())
                .flatMap(properties -> Optional.ofNullable(properties.get(name)).stream())
                .findFirst()
                .map(ElectionBounds::millis)
                .orElseGet(() -> running(lab, name, defaultMillis));
    }

    private static Optional<Map<String, String>> properties(Node node) {
        return node.program() instanceof Program.Kafka kafka ? Optional.of(kafka.properties()) : Optional.empty();
    }

    private static Duration running(LabCluster lab, String name, long defaultMillis) {
        int broker = lab.observer().metadata().brokerIds().get(0);
        return lab.admin()
                .brokerSetting(broker, name)
                .map(ElectionBounds::millis)
                .orElse(Duration.ofMillis(defaultMillis));
    }

    private static Duration millis(String value) {
        return Duration.ofMillis(Long.parseLong(value.trim()));
    }
}
