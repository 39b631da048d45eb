package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Finding;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What becomes of an image's start script when a service brings an {@code entrypoint} or a {@code command} of its own.
 * {@code bash -c "kafka-topics --create ..."} uses the image as a tool box; {@code bash -c "prepare &&
 * /etc/confluent/docker/run"} still starts its program.
 */
enum StartCommand {
    /** The image starts its program, and nothing else happens before. */
    ITS_OWN,
    /** The image starts its program after something that cannot be seen from here. */
    ITS_OWN_AFTER_ANOTHER,
    /** Something else runs, such as a script that is mounted; the environment says that it is meant to be a node. */
    UNKNOWN,
    /** Kafka's own script runs in place of the image's: no setting comes from the environment. */
    KAFKAS_OWN,
    /** The image is used for the tools in it. */
    TOOL;

    private static final Pattern COMMAND_LINE_TOOL = Pattern.compile(
            "\\b(kafka-(topics|console|configs|acls|consumer|producer|broker-api|storage random|log-dirs|reassign|metadata|get-offsets|cluster|avro)"
                    + "|zookeeper-shell|zkCli|cub |kcat|kafkacat|rpk |nc -z|connect-(standalone|distributed)|kafka_connect|mirror-?maker|tail -f|sleep infinity)");

    /** Kafka's own scripts, which know nothing of the environment, where the image's are not named as well. */
    private static final Pattern PAST_THE_SCRIPT = Pattern.compile(
            "^(?!.*(/etc/(confluent|kafka)/docker/run|/opt/bitnami/scripts/|start-kafka\\.sh)).*(kafka|zookeeper)-server-start",
            Pattern.DOTALL);

    /** What calls a script, or is its usual argument, and changes nothing. */
    private static final Pattern NOTHING_MORE =
            Pattern.compile("(/bin/|/usr/bin/)?(ba)?sh|-[elc]+|exec|start-foreground|/__cacert_entrypoint\\.sh");

    static StartCommand of(Service service, ImageFamily family) {
        String line = line(service);
        if (line.isBlank()) {
            return ITS_OWN;
        }
        if (family.startsWith(line)) {
            List<String> others = Stream.of(line.split("\\s+"))
                    .filter(word -> !family.startsWith(word)
                            && !NOTHING_MORE.matcher(word).matches())
                    .toList();
            if (PAST_THE_SCRIPT.matcher(line).find()) {
                return KAFKAS_OWN;
            }
            return others.isEmpty() ? ITS_OWN : ITS_OWN_AFTER_ANOTHER;
        }
        return isTool(line) || !family.configuredAsNode(service) ? TOOL : UNKNOWN;
    }

    /** Whether a command line has a tool in it that needs a running cluster. */
    static boolean isTool(String line) {
        return COMMAND_LINE_TOOL.matcher(line).find();
    }

    /** What to tell the author about it. */
    List<Finding> findings(Service service) {
        return switch (this) {
            case ITS_OWN, TOOL -> List.of();
            case ITS_OWN_AFTER_ANOTHER ->
                List.of(Finding.note(
                        service,
                        service.position(),
                        "Its command does something of its own before it starts the image's program: what that changes cannot be seen here.",
                        "keep to the image's own start, and say in the environment what is to be different."));
            case UNKNOWN, KAFKAS_OWN ->
                List.of(Finding.note(
                        service,
                        service.position(),
                        "Its command replaces the image's start script, so what its environment means is a guess.",
                        "leave entrypoint and command out, or end the script with the image's own start."));
        };
    }

    private static String line(Service service) {
        return Stream.of(service.entrypoint(), service.command())
                .flatMap(Optional::stream)
                .flatMap(List::stream)
                .reduce("", (left, right) -> left + " " + right)
                .trim();
    }
}
