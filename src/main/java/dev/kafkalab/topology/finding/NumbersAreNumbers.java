package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.ListenerList;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Settings that Kafka and ZooKeeper read as numbers, and exit over when they are none. */
final class NumbersAreNumbers implements Check {

    private static final List<String> KAFKA = List.of(
            "broker.id",
            "node.id",
            "port",
            "advertised.port",
            "num.partitions",
            "default.replication.factor",
            "min.insync.replicas",
            "offsets.topic.replication.factor",
            "offsets.topic.num.partitions",
            "transaction.state.log.replication.factor",
            "transaction.state.log.min.isr",
            "zookeeper.session.timeout.ms",
            "zookeeper.connection.timeout.ms",
            "replica.lag.time.max.ms",
            "group.initial.rebalance.delay.ms",
            "num.network.threads",
            "num.io.threads",
            "num.recovery.threads.per.data.dir",
            "socket.send.buffer.bytes",
            "socket.receive.buffer.bytes",
            "socket.request.max.bytes",
            "message.max.bytes",
            "log.segment.bytes",
            "log.retention.hours",
            "log.retention.minutes",
            "log.retention.ms",
            "log.retention.bytes",
            "log.retention.check.interval.ms",
            "log.flush.interval.ms",
            "log.flush.interval.messages");

    private static final List<String> ZOOKEEPER = List.of(
            "clientPort",
            "secureClientPort",
            "tickTime",
            "initLimit",
            "syncLimit",
            "minSessionTimeout",
            "maxSessionTimeout",
            "maxClientCnxns",
            "autopurge.purgeInterval",
            "autopurge.snapRetainCount");

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d{1,19}");
    private static final Pattern WEIGHT = Pattern.compile("weight\\.\\d+");

    private static final List<String> IDS = List.of("ZOO_MY_ID", "ZOOKEEPER_SERVER_ID", "ZOO_SERVER_ID");

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        return Stream.concat(graph.kafkaNodes().stream(), graph.zookeepers().stream())
                .flatMap(NumbersAreNumbers::of);
    }

    private static Stream<Finding> of(Node node) {
        Settings settings = new Settings(node);
        List<String> names = node.is(Role.ZOOKEEPER) ? ZOOKEEPER : KAFKA;
        Stream<Finding> numbers = settings.properties().entrySet().stream()
                .filter(property -> names.contains(property.getKey())
                        || WEIGHT.matcher(property.getKey()).matches())
                .filter(property ->
                        !WHOLE_NUMBER.matcher(property.getValue().trim()).matches())
                .map(property -> settings.refused(
                        "%s is %s, which is not a number: the node exits while it reads its configuration."
                                .formatted(
                                        property.getKey(),
                                        property.getValue().isBlank() ? "empty" : property.getValue()),
                        "write digits only.",
                        property.getKey()));
        return Stream.of(numbers, myid(node), listeners(settings)).flatMap(each -> each);
    }

    private static Stream<Finding> myid(Node node) {
        return !node.is(Role.ZOOKEEPER) || node.id().isPresent()
                ? Stream.empty()
                : IDS.stream()
                        .flatMap(name -> node.service().variable(name).stream())
                        .filter(variable -> !variable.value().isEmpty())
                        .filter(variable -> !variable.value().matches("\\d{1,9}"))
                        .map(variable -> Finding.refused(
                                node.service(),
                                variable.position(),
                                "%s is %s, which is not a number: ZooKeeper exits while it reads its id."
                                        .formatted(variable.name(), variable.value()),
                                "write a number from 1 to 255."));
    }

    private static Stream<Finding> listeners(Settings settings) {
        return Stream.of("listeners", "advertised.listeners").flatMap(property -> {
            ListenerList list = settings.listeners(property);
            return list.malformed().stream()
                    .map(part -> settings.refused(
                            "%s in %s cannot be read: the node exits while it reads its configuration."
                                    .formatted(part, property),
                            "write each listener as NAME://host:port, separated by commas.",
                            property));
        });
    }
}
