package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Hosts;
import dev.kafkalab.topology.Listener;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.image.ImageFamilies;
import dev.kafkalab.topology.reach.Arrival;
import dev.kafkalab.topology.reach.Arrival.Closed;
import dev.kafkalab.topology.reach.Arrival.Cut;
import dev.kafkalab.topology.reach.Arrival.Nowhere;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A KRaft node and its quorum's voters ({@code KafkaConfig.validateValues} and {@code QuorumConfig} in Apache Kafka).
 */
final class QuorumFits implements Check {

    private static final String VOTERS = "controller.quorum.voters";
    private static final String BOOTSTRAP = "controller.quorum.bootstrap.servers";
    private static final String NODE_ID = "node.id";

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        return Stream.concat(
                graph.kafka().filter(Settings::isKraft).flatMap(settings -> of(settings, graph)),
                graph.clusters().stream().flatMap(cluster -> sizes(cluster).stream()));
    }

    private static Stream<Finding> of(Settings settings, ServiceGraph graph) {
        List<String> written = settings.list(VOTERS);
        if (written.isEmpty()) {
            return settings.value(BOOTSTRAP).isPresent()
                    ? Stream.concat(id(settings).stream(), nobodyBegins(settings, graph).stream())
                    : Stream.of(settings.refused(
                            "controller.quorum.voters is not set: in KRaft mode the node does not know its controllers, and exits.",
                            "write %s: %s."
                                    .formatted(
                                            ImageFamilies.variable(
                                                    settings.node().image(), VOTERS),
                                            controllers(graph)),
                            "process.roles"));
        }
        Stream<Finding> malformed = written.stream()
                .filter(voter -> Voter.parse(voter).isEmpty())
                .map(voter -> settings.refused(
                        "%s is not id@host:port: the node exits while it reads its voters.".formatted(voter),
                        "write each voter as 1@kafka1:9093, separated by commas.",
                        VOTERS));
        List<Voter> voters =
                written.stream().map(Voter::parse).flatMap(Optional::stream).toList();
        return Stream.of(
                        malformed,
                        id(settings).stream(),
                        membership(settings, voters, graph).stream(),
                        voters.stream().flatMap(voter -> place(settings, voter, voters.size(), graph).stream()))
                .flatMap(each -> each);
    }

    /**
     * A controller that its image formats without initial controllers waits for a quorum that somebody else begins; in
     * a cluster whose controllers all do, none is ever active.
     */
    private static Optional<Finding> nobodyBegins(Settings settings, ServiceGraph graph) {
        boolean waits = graph.cluster(settings.node()).stream()
                .flatMap(cluster -> cluster.nodes().stream())
                .filter(node -> node.is(Role.CONTROLLER))
                .allMatch(node -> ImageFamilies.formatOptions(node).contains("--no-initial-controllers"));
        boolean perhapsElsewhere = graph.reach().meetsStrangers(settings.node());
        return waits && !perhapsElsewhere && settings.node().is(Role.CONTROLLER)
                ? Optional.of(settings.wrong(
                        "No controller of this cluster has voters or initial controllers: the image formats each for a quorum that others have begun, and none ever becomes active.",
                        "write %s: %s in place of %s."
                                .formatted(
                                        ImageFamilies.variable(settings.node().image(), VOTERS),
                                        controllers(graph),
                                        settings.variableName(BOOTSTRAP)),
                        BOOTSTRAP))
                : Optional.empty();
    }

    /** The controllers of the file as voters. */
    private static String controllers(ServiceGraph graph) {
        String voters = graph.kafkaNodes().stream()
                .filter(node -> node.is(Role.CONTROLLER) && node.id().isPresent())
                .flatMap(node -> controllerListeners(node).stream().limit(1).map(listener -> "%d@%s:%d"
                        .formatted(
                                node.id().getAsInt(),
                                node.name(),
                                listener.bind().port())))
                .collect(Collectors.joining(","));
        return voters.isEmpty() ? "1@kafka1:9093,2@kafka2:9093,3@kafka3:9093" : voters;
    }

    private static List<Listener> controllerListeners(Node node) {
        List<String> names = new Settings(node).list("controller.listener.names");
        return node.listeners().stream()
                .filter(listener -> names.stream().anyMatch(listener.name()::equalsIgnoreCase))
                .toList();
    }

    private static Optional<Finding> id(Settings settings) {
        Optional<String> node = settings.value(NODE_ID);
        Optional<String> broker = settings.value("broker.id");
        if (node.isEmpty() && broker.filter(id -> !id.startsWith("-")).isEmpty()) {
            return Optional.of(settings.refused(
                    "node.id is not set: in KRaft mode the node exits without it.",
                    "write KAFKA_NODE_ID, a number of its own for every node of the cluster.",
                    "process.roles"));
        }
        return node.isPresent() && broker.isPresent() && !node.equals(broker)
                ? Optional.of(settings.refused(
                        "node.id is %s and broker.id is %s: they must be the same, or the node exits."
                                .formatted(node.get(), broker.get()),
                        "leave broker.id out.",
                        "broker.id"))
                : Optional.empty();
    }

    private static Optional<Finding> membership(Settings settings, List<Voter> voters, ServiceGraph graph) {
        Node node = settings.node();
        if (node.id().isEmpty()) {
            return Optional.empty();
        }
        int id = node.id().getAsInt();
        boolean voter = voters.stream().anyMatch(each -> each.id() == id);
        Optional<Voter> asAnother = voters.stream()
                .filter(each -> graph.reach().from(node, each.endpoint()).node().equals(Optional.of(node)))
                .findFirst();
        if (node.is(Role.CONTROLLER) && !voter && asAnother.isPresent()) {
            return Optional.of(settings.refused(
                    "It is a controller with the id %d, and the voters have it as %s: it exits."
                            .formatted(id, asAnother.get()),
                    "write its own id there, %d@%s, on every node."
                            .formatted(id, asAnother.get().endpoint()),
                    VOTERS));
        }
        if (node.is(Role.CONTROLLER) && !voter) {
            return Optional.of(settings.refused(
                    "It is a controller with the id %d, which is not among the voters: it exits.".formatted(id),
                    "add %d@%s:9093 to KAFKA_CONTROLLER_QUORUM_VOTERS on every node.".formatted(id, node.name()),
                    VOTERS));
        }
        return !node.is(Role.CONTROLLER) && voter
                ? Optional.of(settings.refused(
                        "It is a broker only, and its id %d is among the voters: it exits.".formatted(id),
                        "give it another id, or process.roles broker,controller.",
                        VOTERS))
                : Optional.empty();
    }

    /** Whether the voter is where the list says. */
    private static Optional<Finding> place(Settings settings, Voter voter, int voters, ServiceGraph graph) {
        Node node = settings.node();
        Arrival arrival = graph.reach().from(node, voter.endpoint());
        boolean meansItself = isId(node, voter) || voters == 1 && node.is(Role.CONTROLLER);
        if (arrival.node().filter(node::equals).isPresent()
                && !meansItself
                && Hosts.isLoopback(voter.endpoint().host())) {
            return Optional.of(settings.wrong(
                    "The voter %d is looked for at %s, which in a container is the container itself."
                            .formatted(voter.id(), voter.endpoint()),
                    "write the controller's service name.",
                    VOTERS));
        }
        if (arrival instanceof Cut cut) {
            return Optional.of(settings.wrong(
                    "The voter %d is looked for at %s, which %s cannot reach: %s."
                            .formatted(voter.id(), voter.endpoint(), node.name(), cut.reason()),
                    cut.remedy(),
                    VOTERS));
        }
        if (arrival instanceof Nowhere) {
            return Optional.of(settings.wrong(
                    "The voter %d is to be found at %s, and no service answers to that name."
                            .formatted(voter.id(), voter.endpoint()),
                    "write the controller's service name.",
                    VOTERS));
        }
        return arrival.node()
                .filter(graph.reach()::isKnown)
                .flatMap(there -> misplaced(settings, voter, there, arrival));
    }

    private static boolean isId(Node node, Voter voter) {
        return node.id().isPresent() && node.id().getAsInt() == voter.id();
    }

    private static Optional<Finding> misplaced(Settings settings, Voter voter, Node there, Arrival arrival) {
        Settings its = new Settings(there);
        if (there.id().isPresent() && !isId(there, voter)) {
            return Optional.of(settings.wrong(
                    "The voter %d is looked for at %s, and %s has the id %d: the quorum never forms."
                            .formatted(
                                    voter.id(),
                                    voter.endpoint(),
                                    there.name(),
                                    there.id().getAsInt()),
                    "write each controller's own node.id before its name.",
                    VOTERS));
        }
        List<Listener> controllers = controllerListeners(there);
        Optional<Listener> atThatPort = controllers.stream()
                .filter(listener -> listener.bind().port() == voter.endpoint().port())
                .findFirst();
        if (atThatPort.isPresent() && arrival instanceof Closed) {
            Listener listener = atThatPort.get();
            return Optional.of(its.wrong(
                    "It is the voter at %s, and %s is bound to %s: nothing is heard at that address, and the quorum never forms."
                            .formatted(
                                    voter.endpoint(),
                                    listener.name(),
                                    listener.bind().host()),
                    "write %s://:%d in the listeners."
                            .formatted(listener.name(), listener.bind().port()),
                    "listeners"));
        }
        return controllers.isEmpty() || atThatPort.isPresent()
                ? Optional.empty()
                : Optional.of(settings.wrong(
                        "The voter %d is looked for at %s, and its controllers' listener has port %d: the quorum never forms."
                                .formatted(
                                        voter.id(),
                                        voter.endpoint(),
                                        controllers.get(0).bind().port()),
                        "write %d@%s:%d."
                                .formatted(
                                        voter.id(),
                                        voter.endpoint().host(),
                                        controllers.get(0).bind().port()),
                        VOTERS));
    }

    private static Optional<Finding> sizes(KafkaCluster cluster) {
        int controllers = cluster.controllers().size();
        return controllers == 0 || controllers % 2 == 1
                ? Optional.empty()
                : Optional.of(new Settings(cluster.controllers().get(0))
                        .note(
                                "A quorum of %d controllers survives no more deaths than one of %d."
                                        .formatted(controllers, controllers - 1),
                                "take an odd number.",
                                VOTERS));
    }
}
