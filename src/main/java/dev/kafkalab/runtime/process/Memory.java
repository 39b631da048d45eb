package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.FreeMemory;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import java.util.List;

/**
 * Whether the nodes fit into the memory that is free: better said before the start than by the kernel, which would kill
 * one of them in mid-lab. All sizes are in megabytes.
 */
final class Memory {

    /**
     * Beside its heap a JVM with Kafka's classes takes 90 to 120 MB (measured with 3.9.2 and 4.3.1); ZooKeeper's 50.
     */
    private static final long KAFKA_BESIDE_HEAP = 120;

    private static final long ZOOKEEPER_BESIDE_HEAP = 60;
    private static final long TOOL = 300;

    /**
     * No lab fills more heap than this (seen: 110 and 30), so a limit of gigabytes is not to keep anyone from starting.
     */
    private static final long KAFKA_HEAP_IN_USE = 128;

    private static final long ZOOKEEPER_HEAP_IN_USE = 48;

    private final FreeMemory free;

    Memory(FreeMemory free) {
        this.free = free;
    }

    /**
     * Checks that they fit.
     *
     * @throws SetupException if they do not, with the figures
     */
    void check(List<Node> nodes) {
        long needed = nodes.stream().mapToLong(Memory::needed).sum();
        free.megabytes().ifPresent(available -> {
            if (available < needed) {
                throw new SetupException(
                        "%d nodes need about %d MB of memory, and %d MB are free. Fix: end other programs, or run a topology with fewer nodes."
                                .formatted(nodes.size(), needed, available));
            }
        });
    }

    /** What a node takes in a lab. */
    static long needed(Node node) {
        if (node.is(Role.TOOL)) {
            return TOOL;
        }
        boolean zookeeper = node.is(Role.ZOOKEEPER);
        Software.Kind kind = zookeeper ? Software.Kind.ZOOKEEPER : Software.Kind.KAFKA;
        long limit = JvmOptions.maxHeapMegabytes(JvmOptions.asked(kind, node.service()));
        return zookeeper
                ? ZOOKEEPER_BESIDE_HEAP + Math.min(limit, ZOOKEEPER_HEAP_IN_USE)
                : KAFKA_BESIDE_HEAP + Math.min(limit, KAFKA_HEAP_IN_USE);
    }
}
