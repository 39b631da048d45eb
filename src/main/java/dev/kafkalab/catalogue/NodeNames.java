package dev.kafkalab.catalogue;

import dev.kafkalab.gherkin.NodeWords;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.Topology;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The nodes that steps name: {@code broker 2}, {@code brokers 1, 2 and 3}, {@code ZooKeeper 1}, {@code controller 3},
 * {@code node kafka1}. Others, such as {@code the leader of testTopic}, depend on the moment.
 *
 * @param topology the cluster that has to have them
 */
record NodeNames(Topology topology) {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** A node that is not there. */
    record Missing(String message, String fix) {}

    /** The nodes that a step names for its phrase's parameters and the cluster does not have. */
    Stream<Missing> missing(Phrase phrase, String step) {
        return phrase.match(step).orElseThrow().stream().flatMap(argument -> switch (argument.getParameterType()
                .getName()) {
            case "node" -> missing(argument.getGroup().getValue());
            case "brokers" -> ids(argument.getGroup().getValue()).flatMap(id -> missing("broker", id).stream());
            case "services" -> services(argument.getGroup().getValue()).stream().flatMap(this::missingService);
            default -> Stream.<Missing>empty();
        });
    }

    /** The services that a step lists: {@code zoo1, kafka1 and kafka2}. */
    static Set<String> services(String list) {
        return new LinkedHashSet<>(Arrays.asList(list.split(", | and ")));
    }

    private Stream<Missing> missing(String words) {
        NodeWords node = NodeWords.of(words).orElseThrow();
        return switch (node.form()) {
            case ID -> ids(words).flatMap(id -> missing(node.kind().orElseThrow(), id).stream());
            case SERVICE -> missingService(node.service().orElseThrow());
            default -> Stream.empty();
        };
    }

    private static Stream<String> ids(String words) {
        return NUMBER.matcher(words)
                .results()
                .map(number -> number.group().replaceFirst("^0+(?=.)", ""))
                // What is no id at all is for ValueRules to tell.
                .filter(id -> new BigInteger(id).bitLength() < Integer.SIZE);
    }

    private Stream<Missing> missingService(String name) {
        return topology.node(name).isPresent()
                ? Stream.empty()
                : Stream.of(missing("node " + name, topology.nodes(), Node::name));
    }

    /** An id that a broker is given only when it starts cannot be known here. */
    private Optional<Missing> missing(String word, String id) {
        List<Node> nodes = topology.nodes(Role.named(word));
        return nodes.stream()
                        .anyMatch(node -> node.id().isEmpty()
                                || id.equals(String.valueOf(node.id().getAsInt())))
                ? Optional.empty()
                : Optional.of(missing(
                        word + " " + id, nodes, node -> word + " " + node.id().orElseThrow()));
    }

    private Missing missing(String what, List<Node> nodes, Function<Node, String> name) {
        return new Missing(
                "%s has no %s".formatted(topology.composeFile(), what),
                nodes.isEmpty()
                        ? "it has none of this kind; name a cluster that has"
                        : "it has "
                                + String.join(
                                        ", ", nodes.stream().map(name).sorted().toList()));
    }
}
