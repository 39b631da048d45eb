package dev.kafkalab.submission;

import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.image.UnknownKafka;
import java.util.Set;
import java.util.regex.Pattern;

/** Which images a submission's nodes may have, and which of its other services are run. */
final class ImageRules {

    private static final Set<String> NODES = Set.of(
            "apache/kafka",
            "apache/kafka-native",
            "confluentinc/cp-kafka",
            "confluentinc/cp-server",
            "confluentinc/cp-enterprise-kafka",
            "confluentinc/cp-zookeeper",
            "bitnami/kafka",
            "bitnamilegacy/kafka",
            "bitnami/zookeeper",
            "bitnamilegacy/zookeeper",
            "wurstmeister/kafka",
            "wurstmeister/zookeeper",
            "zookeeper",
            "library/zookeeper",
            // Those that a machine without a registry builds for itself.
            "kafka-lab/cp-kafka",
            "kafka-lab/apache-kafka",
            "kafka-lab/zookeeper",
            "kafka-lab/cp-zookeeper");

    /** Tools that a lab looks at. Every other is left out: none of the labs would notice. */
    private static final Set<String> TOOLS = Set.of(
            "obsidiandynamics/kafdrop", "confluentinc/cp-kafka-rest", "kafka-lab/kafdrop", "kafka-lab/cp-kafka-rest");

    /** Docker Hub's own name, which may be written or left out. */
    private static final Pattern HUB = Pattern.compile("^(docker\\.io|index\\.docker\\.io|registry-1\\.docker\\.io)/");

    private static final Pattern TAG = Pattern.compile("[\\w][\\w.-]{0,127}");

    private ImageRules() {}

    static void check(Node node, Limits limits, RefusalCollector refusals) {
        boolean isTool = node.is(Role.TOOL);
        if (isTool && !UnknownKafka.looksLikeKafka(node.service())) {
            if (!isRun(node, limits)) {
                refusals.note(
                        node.service().position(),
                        "%s (%s) is no part of the cluster and is not started".formatted(node.name(), node.image()));
            }
        } else if (isTool || !isNode(node, limits)) {
            refusals.refuse(
                    SafetyRule.IMAGE_NOT_ALLOWED,
                    node.service().position(),
                    "%s has the image %s, which is not on the list".formatted(node.name(), node.image()));
        }
    }

    /** Whether the node is run from its image: a node of the cluster, or a tool that a lab looks at. */
    static boolean isRun(Node node, Limits limits) {
        return node.is(Role.TOOL) ? isOneOf(node, TOOLS) && runsItsOwnProgram(node) : isNode(node, limits);
    }

    private static boolean runsItsOwnProgram(Node node) {
        return node.service().command().isEmpty() && node.service().entrypoint().isEmpty();
    }

    private static boolean isNode(Node node, Limits limits) {
        return isOneOf(node, NODES) || isOneOf(node, limits.images());
    }

    private static boolean isOneOf(Node node, Set<String> repositories) {
        String tag = node.image().tag();
        return repositories.contains(HUB.matcher(node.image().repository()).replaceFirst(""))
                && (tag.isEmpty() || TAG.matcher(tag).matches());
    }
}
