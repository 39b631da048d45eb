package dev.kafkalab.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** How much memory new nodes may take, as Linux says. */
public final class FreeMemory {

    private static final long KILOBYTES = 1024;
    private static final long MEGABYTE = 1024 * 1024;

    private final Path root;

    /** @param root of the file system that {@code /proc} and {@code /sys} are read from */
    public FreeMemory(Path root) {
        this.root = root;
    }

    /**
     * What is free on this machine and in this control group, whichever is less; empty where the system does not say.
     */
    public OptionalLong megabytes() {
        return LongStream.concat(machine().stream(), groups()).min();
    }

    /**
     * In a container the group's files are at the root of the mount; elsewhere {@code /proc/self/cgroup} says where.
     */
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
