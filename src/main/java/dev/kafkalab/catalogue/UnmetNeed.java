package dev.kafkalab.catalogue;

import dev.kafkalab.gherkin.ClusterNeeds;
import dev.kafkalab.gherkin.ClusterNeeds.Kind;
import dev.kafkalab.gherkin.ClusterNeeds.Metadata;
import dev.kafkalab.text.PrintableText;
import dev.kafkalab.text.Words;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that a lab needs of a cluster and its Compose file does not describe.
 *
 * @param message what is needed, and what there is
 * @param remedy what to write
 */
public record UnmetNeed(String message, String remedy) {

    /** What the cluster of a file lacks; empty if it has everything. */
    public static List<UnmetNeed> of(ClusterNeeds needs, Topology topology) {
        List<UnmetNeed> unmet = new ArrayList<>();
        number(counted(needs.brokers(), "broker"), needs.brokers(), topology.nodes(Role.BROKER), topology)
                .ifPresent(unmet::add);
        outOfReach(topology).ifPresent(unmet::add);
        needs.metadata().flatMap(metadata -> metadata(metadata, topology)).ifPresent(unmet::add);
        return unmet;
    }

    /** Whether the cluster keeps its metadata as it is needed, whatever the numbers are. */
    public static boolean isOfTheKind(ClusterNeeds needs, Topology topology) {
        return needs.metadata()
                .map(Metadata::kind)
                .filter(kind -> candidates(kind, topology).noneMatch(node -> fits(kind, node)))
                .isEmpty();
    }

    private static Stream<Node> candidates(Kind kind, Topology topology) {
        return topology.nodes(kind == Kind.ENSEMBLE ? Role.ZOOKEEPER : Role.CONTROLLER).stream();
    }

    private static boolean fits(Kind kind, Node node) {
        return switch (kind) {
            case ENSEMBLE, QUORUM -> true;
            case DEDICATED_QUORUM -> !node.is(Role.BROKER);
            case COMBINED_QUORUM -> node.is(Role.BROKER);
        };
    }

    /** {@code The lab needs ...: add ...} */
    @Override
    public String toString() {
        return "%s: %s.".formatted(message, remedy);
    }

    private static Optional<UnmetNeed> outOfReach(Topology topology) {
        List<String> unreached = topology.brokersOutOfReach();
        return unreached.isEmpty()
                ? Optional.empty()
                : Optional.of(need(
                        "the lab needs brokers that a client on this machine reaches, and it cannot be sent to %s"
                                .formatted(Words.list(unreached)),
                        "publish a port of each, and advertise it with a listener, as localhost and that port"));
    }

    private static Optional<UnmetNeed> metadata(Metadata needed, Topology topology) {
        List<Node> nodes = candidates(needed.kind(), topology).toList();
        String words =
                switch (needed.kind()) {
                    case ENSEMBLE -> "an ensemble of " + counted(needed.members(), "ZooKeeper");
                    case QUORUM -> "a quorum of " + counted(needed.members(), "controller");
                    case DEDICATED_QUORUM ->
                        "a quorum of " + counted(needed.members(), "controller") + " that are no brokers";
                    case COMBINED_QUORUM ->
                        "a quorum of " + counted(needed.members(), "controller") + " that are brokers, too";
                };
        List<Node> fitting =
                nodes.stream().filter(node -> fits(needed.kind(), node)).toList();
        if (nodes.isEmpty()) {
            return Optional.of(need(
                    "the lab needs %s, and %s has none".formatted(words, topology.composeFile()),
                    needed.kind() == Kind.ENSEMBLE
                            ? "add ZooKeepers, and let the brokers keep their metadata there (zookeeper.connect)"
                            : "give nodes the role controller (process.roles), and name them all as voters"));
        }
        return number(words, needed.members(), fitting, topology);
    }

    private static Optional<UnmetNeed> number(String words, int needed, List<Node> nodes, Topology topology) {
        int more = needed - nodes.size();
        if (more == 0) {
            return Optional.empty();
        }
        String there = nodes.isEmpty()
                ? "none"
                : "%d (%s)"
                        .formatted(
                                nodes.size(),
                                Words.list(nodes.stream().map(Node::name).toList()));
        return Optional.of(need(
                "the lab needs %s, and %s has %s".formatted(words, topology.composeFile(), there),
                more > 0 ? "add %d, each with an id of its own".formatted(more) : "take %d away".formatted(-more)));
    }

    private static String counted(int number, String noun) {
        return "%d %s%s".formatted(number, noun, number == 1 ? "" : "s");
    }

    /** Services have the names that a student gave them. */
    private static UnmetNeed need(String message, String remedy) {
        return new UnmetNeed(PrintableText.of(message), remedy);
    }
}
