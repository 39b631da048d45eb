package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.Dependency;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Services that do some work and end, such as one that makes topics when the brokers are there. */
public final class Jobs {

    private static final String COMPLETED = "service_completed_successfully";

    /** Tools of Kafka's, and ways to keep a container up, that go on until they are stopped. */
    private static final Pattern GOES_ON = Pattern.compile(
            "\\b(connect-(standalone|distributed)|kafka_connect|mirror-?maker|tail -[fF]|sleep infinity|while (true|:))"
                    + "|console-consumer(?!.*--(max-messages|timeout-ms))",
            Pattern.DOTALL);

    private Jobs() {}

    /**
     * Whether a service is one: others wait until it has completed, or it runs a command of its own in an image of
     * Kafka's that is not one of those that go on.
     */
    public static boolean isJob(Node node, List<Node> nodes) {
        return node.is(Role.TOOL) && (waits(node, nodes).findAny().isPresent() || runsScript(node));
    }

    /**
     * Whether it is a job that is to end, and with 0: not one that Docker starts again whatever its end, nor one that
     * the file calls optional.
     */
    public static boolean isToEndWell(Node node, List<Node> nodes) {
        return isJob(node, nodes)
                && !node.service().restart().afterSuccess()
                && waits(node, nodes).allMatch(Dependency::required);
    }

    private static Stream<Dependency> waits(Node job, List<Node> nodes) {
        return nodes.stream()
                .flatMap(node -> node.service().dependsOn().stream())
                .filter(dependency -> dependency.service().equals(job.name())
                        && dependency.condition().equals(COMPLETED));
    }

    private static boolean runsScript(Node node) {
        Service service = node.service();
        String line = Stream.of(service.entrypoint(), service.command())
                .flatMap(Optional::stream)
                .flatMap(List::stream)
                .collect(Collectors.joining(" "));
        boolean kafkasImage = service.image().isPresent()
                && !service.built()
                && ToolBox.of(node.image()).isPresent();
        return kafkasImage && !line.isBlank() && !GOES_ON.matcher(line).find();
    }
}
