package dev.kafkalab.topology.finding;

import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.EnvironmentVariable;
import dev.kafkalab.compose.Service.MemoryLimit;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.image.ToolBox;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A container has room for the heap that its JVM begins with: as it fills, the kernel would kill the node. As a process
 * it has no such limit.
 *
 * <p>Where {@code KAFKA_HEAP_OPTS} is not set, {@code kafka-server-start.sh} takes {@code -Xmx1G -Xms1G}, and
 * {@code zookeeper-server-start} 512 MB. A heap may stay smaller than its maximum for ever, so only its minimum is held
 * against the limit.
 */
final class MemoryFits implements Check {

    private static final Pattern MINIMUM = Pattern.compile("-Xms(\\d{1,12})([kKmMgGtT]?)(?=\\s|$)");
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
        String fix = megabytes < SMALL
                ? "raise the limit to 512m, and set KAFKA_HEAP_OPTS: -Xms256m -Xmx256m in its environment."
                : "set KAFKA_HEAP_OPTS: -Xms%1$dm -Xmx%1$dm in its environment.".formatted(megabytes / 2);
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
        Optional<String> written = service.variable("KAFKA_HEAP_OPTS")
                .map(EnvironmentVariable::value)
                .filter(value -> !value.isBlank());
        if (written.isEmpty()) {
            return Optional.of(
                    kafka ? new Heap(1L << 30, "the image's -Xms1G") : new Heap(1L << 29, "the image's -Xms512M"));
        }
        Matcher minimum = MINIMUM.matcher(written.get());
        Optional<Heap> last = Optional.empty();
        while (minimum.find()) {
            int unit = " kmgt"
                    .indexOf(minimum.group(2).isEmpty() ? " " : minimum.group(2).toLowerCase(Locale.ROOT));
            last = Optional.of(new Heap(Long.parseLong(minimum.group(1)) << (10 * unit), minimum.group()));
        }
        return last;
    }
}
