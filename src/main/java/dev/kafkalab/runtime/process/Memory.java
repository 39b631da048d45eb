package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Whether the nodes fit into the memory that is free: better said before the start than by the kernel, which would kill
 * one of them in mid-lab. All sizes are in megabytes.
 */
final class Memory {

    /** Beside its heap a JVM with Kafka's classes takes 90 to 120 MB (measured with 3.9.2 and 4.3.1); ZooKeeper's 50. */
    private static final long KAFKA_BESIDE_HEAP = 120;

    private static final long ZOOKEEPER_BESIDE_HEAP = 60;
    private static final long TOOL = 300;

    /** No lab fills more heap than this (seen: 110 and 30), so a limit of gigabytes is not to keep anyone from starting. */
    private static final long KAFKA_HEAP_IN_USE = 128;

    private static final long ZOOKEEPER_HEAP_IN_USE = 48;

    private static final long KILOBYTES = 1024;
    private static final long MEGABYTE = 1024 * 1024;

    private final Path root;

    /** @param root of the file system that {@code /proc} and {@code /sys} are read from */
    Memory(Path root) {
        this.root = root;
    }

    /**
     * Checks that they fit.
     *
     * @throws SetupException if they do not, with the figures
     */
    void check(List<Node> nodes) {
        long needed = nodes.stream().mapToLong(Memory::needed).sum();
        available().ifPresent(available -> {
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

    /** What is free on this machine and in this control group, whichever is less; empty where the system does not say. */
    OptionalLong available() {
        return LongStream.concat(machine().stream(), groups()).min();
    }

    /** In a container the group's files are at the root of the mount; elsewhere {@code /proc/self/cgroup} says where. */
    private LongStream groups() {
        String own = read("proc/self/cgroup");
        Stream<String> version2 = folders(own, "0::", "sys/fs/cgroup");
        Stream<String> version1 = folders(own, "\\d+:(?:[^:]*,)?memory(?:,[^:]*)?:", "sys/fs/cgroup/memory");
        return LongStream.concat(
                version2.flatMapToLong(folder -> left(folder, "memory.max", "memory.current").stream()),
                version1.flatMapToLong(
                        folder -> left(folder, "memory.limit_in_bytes", "memory.usage_in_bytes").stream()));
    }

    private static Stream<String> folders(String own, String line, String mount) {
        Pattern group = Pattern.compile(line + "(/.*)");
        return Stream.concat(
                Stream.of(mount),
                own.lines().map(group::matcher).filter(Matcher::matches).map(matcher -> mount + matcher.group(1)));
    }

    private OptionalLong machine() {
        return read("proc/meminfo")
                .lines()
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KILOBYTES)
                .findFirst();
    }

    private OptionalLong left(String folder, String limitFile, String usedFile) {
        OptionalLong limit = number(read(folder + "/" + limitFile));
        OptionalLong used = number(read(folder + "/" + usedFile));
        return limit.isPresent() && used.isPresent()
                ? OptionalLong.of((limit.getAsLong() - used.getAsLong() + cache(folder)) / MEGABYTE)
                : OptionalLong.empty();
    }

    /** A group's use counts the files that the kernel keeps in memory, and lets go of when somebody needs it. */
    private long cache(String folder) {
        return read(folder + "/memory.stat")
                .lines()
                .filter(line -> line.matches("(active|inactive)_file \\d+"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
                .sum();
    }

    private static OptionalLong number(String text) {
        return text.trim().matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text.trim())) : OptionalLong.empty();
    }

    private String read(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            return "";
        }
    }
}
