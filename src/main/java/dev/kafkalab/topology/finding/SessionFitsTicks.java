package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** ZooKeeper grants a session of 2 to 20 ticks, unless its own bounds say otherwise, whatever the broker asks for. */
final class SessionFitsTicks implements Check {

    private static final String SESSION = "zookeeper.session.timeout.ms";
    private static final int DEFAULT_TICK = 3000;
    private static final int FEWEST_TICKS = 2;
    private static final int MOST_TICKS = 20;

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        return graph.kafka()
                .filter(settings ->
                        !settings.isKraft() && settings.integer(SESSION).isPresent())
                .flatMap(settings -> ZooKeeperConnect.of(settings).stream()
                        .flatMap(connect -> connect.servers().stream())
                        .flatMap(server -> graph.reach().from(settings.node(), server).node().stream())
                        .filter(node -> node.is(Role.ZOOKEEPER))
                        .findFirst()
                        .flatMap(zookeeper -> of(settings, zookeeper))
                        .stream());
    }

    private static Optional<Finding> of(Settings settings, Node node) {
        Settings zookeeper = new Settings(node);
        OptionalInt asked = settings.integer(SESSION);
        int tick = zookeeper.integer("tickTime").orElse(DEFAULT_TICK);
        long shortest = bound(zookeeper, "minSessionTimeout", (long) FEWEST_TICKS * tick);
        long longest = bound(zookeeper, "maxSessionTimeout", (long) MOST_TICKS * tick);
        if (asked.getAsInt() >= shortest && asked.getAsInt() <= longest) {
            return Optional.empty();
        }
        return Optional.of(settings.wrong(
                "%s is %d ms, and %s grants %d to %d ms: the session lasts %d ms."
                        .formatted(
                                SESSION,
                                asked.getAsInt(),
                                node.name(),
                                shortest,
                                longest,
                                asked.getAsInt() < shortest ? shortest : longest),
                "ask for a session within these bounds, or change ZooKeeper's tick.",
                SESSION));
    }

    private static long bound(Settings zookeeper, String property, long otherwise) {
        OptionalInt written = zookeeper.integer(property);
        return written.isPresent() && written.getAsInt() > 0 ? written.getAsInt() : otherwise;
    }
}
