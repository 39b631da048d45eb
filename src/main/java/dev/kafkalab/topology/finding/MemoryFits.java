package dev.kafkalab.topology.finding;

import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.EnvironmentVariable;
import dev.kafkalab.compose.Service.MemoryLimit;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.image.ToolBox;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A container has room for the heap that its JVM begins with: as it fills, the kernel would kill the node. As a process
 * it has no such limit.
 *
 * <p>Where {@code KAFKA_HEAP_OPTS} is not set, {@code kafka-server-start.sh} takes {@code -Xmx1G -Xms1G}, and
 * {@code zookeeper-server-start} 512 MB. Of several minimums the JVM takes the last one, in the order in which
 * {@code kafka-run-class.sh} puts the variables into its command. A heap may stay smaller than its maximum for ever, so
 * only its minimum is held against the limit.
 */
final class MemoryFits implements Check {

    private static final Pattern MINIMUM =
            Pattern.compile("(?:-Xms|-XX:InitialHeapSize=)(\\d{1,12})([kKmMgGtT]?)(?=\\s|$)");

    private static final String HEAP = "KAFKA_HEAP_OPTS";

    /**
     * In the order of their options. The JVM itself reads the first and the last, {@code java} the second. Left out is
     * {@code KAFKA_GC_LOG_OPTS}, which the script overwrites.
     */
    private static final List<String> VARIABLES = List.of(
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            HEAP,
            "KAFKA_JVM_PERFORMANCE_OPTS",
            "KAFKA_JMX_OPTS",
            "KAFKA_LOG4J_OPTS",
            "KAFKA_OPTS",
            "EXTRA_ARGS",
            "_JAVA_OPTIONS");

    private static final long MEGABYTE = 1L << 20;
    private static final long SMALL = 512;

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        return graph.nodes().stream().flatMap(node -> of(node).stream());
    }

    private static Optional<Finding> of(Node node) {
        Optional<MemoryLimit> limit = node.service().memoryLimit();
        Optional<Heap> heap = heap(node);
        if (limit.isEmpty()
                || heap.isEmpty()
                || heap.get().bytes() <= limit.get().bytes()) {
            return Optional.empty();
        }
        long megabytes = limit.get().bytes() / MEGABYTE;
        String raise = megabytes < SMALL ? "raise the limit to 512m, and " : "";
        String others = overruling(node.service());
        String takeOut = others.isEmpty() ? "" : "take -Xms and -Xmx out of %s, and ".formatted(others);
        String fix = raise
                + takeOut
                + "set KAFKA_HEAP_OPTS: -Xms%1$dm -Xmx%1$dm in its environment."
                        .formatted(Math.max(megabytes, SMALL) / 2);
        return Optional.of(Finding.wrong(
                node.service(),
                limit.get().position(),
                "It may have %d MB of memory, and its JVM begins with a heap of %d MB (%s): as that fills, the kernel kills the container."
                        .formatted(
                                megabytes,
                                heap.get().bytes() / MEGABYTE,
                                heap.get().from()),
                fix));
    }

    private record Heap(long bytes, String from) {}

    private static Optional<Heap> heap(Node node) {
        Service service = node.service();
        boolean kafka = node.program() instanceof Program.Kafka;
        boolean confluentZooKeeper =
                node.is(Role.ZOOKEEPER) && node.image().name().equals("cp-zookeeper");
        // A native image has no JVM; what a command of the service's own starts is not known.
        boolean known =
                ToolBox.of(node.image()).filter(box -> !box.folders().isEmpty()).isPresent()
                        && service.entrypoint().isEmpty()
                        && service.command().isEmpty();
        if (!known || !kafka && !confluentZooKeeper) {
            return Optional.empty();
        }
        Heap byDefault = kafka ? new Heap(1L << 30, "the image's -Xms1G") : new Heap(1L << 29, "the image's -Xms512M");
        return VARIABLES.stream()
                .flatMap(variable -> options(service, variable)
                        .map(MemoryFits::minimum)
                        .orElse(variable.equals(HEAP) ? Optional.of(byDefault) : Optional.empty())
                        .stream())
                .reduce((first, last) -> last);
    }

    private static Optional<String> options(Service service, String variable) {
        return service.variable(variable).map(EnvironmentVariable::value).filter(value -> !value.isBlank());
    }

    /** The variables whose minimum stands behind that of {@code KAFKA_HEAP_OPTS}. */
    private static String overruling(Service service) {
        return VARIABLES.stream()
                .skip(VARIABLES.indexOf(HEAP) + 1L)
                .filter(variable ->
                        options(service, variable).flatMap(MemoryFits::minimum).isPresent())
                .collect(Collectors.joining(" and "));
    }

    private static Optional<Heap> minimum(String options) {
        Matcher minimum = MINIMUM.matcher(options);
        Optional<Heap> last = Optional.empty();
        while (minimum.find()) {
            int unit = " kmgt"
                    .indexOf(minimum.group(2).isEmpty() ? " " : minimum.group(2).toLowerCase(Locale.ROOT));
            last = Optional.of(new Heap(Long.parseLong(minimum.group(1)) << (10 * unit), minimum.group()));
        }
        return last;
    }
}
