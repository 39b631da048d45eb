package dev.kafkalab.runtime.process;

import dev.kafkalab.settings.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Limits by {@code prlimit} of util-linux, which every Linux distribution has, and by the JVM for its memory; and
 * another user, where we are root. A limit that this process has already is never raised.
 *
 * @param prlimit the program; empty where there is none
 * @param hard the limits that this process has already, by their names in {@code /proc/self/limits}
 * @param user whom nodes run as; empty where they run as whoever started us
 */
record ProcessLimits(Optional<Path> prlimit, Map<String, Long> hard, Optional<OtherUser> user) implements Confinement {

    private static final Path OWN_LIMITS = Path.of("/proc/self/limits");
    private static final Pattern LIMIT = Pattern.compile("(Max [a-z ]+?) {2,}(\\S+) +(\\S+).*");
    private static final List<String> SYSTEM = List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin");

    private static final long GIGABYTE = 1L << 30;

    /**
     * What the JVM takes besides its heap. A thread's stack and an index that Kafka maps count as addresses, and a
     * small cluster maps 2 GB of them: so that limit is wide, and the JVM keeps the narrow ones itself.
     */
    private static final List<String> JVM = List.of(
            "-XX:MaxDirectMemorySize=128m",
            "-XX:MaxMetaspaceSize=192m",
            "-XX:CompressedClassSpaceSize=96m",
            "-XX:ReservedCodeCacheSize=96m",
            "-XX:ActiveProcessorCount=2");

    /** Each with its option of {@code prlimit}; of processors' time in seconds, of others in bytes or numbers. */
    private enum Limit {
        ADDRESSES("as", "Max address space", 16 * GIGABYTE),
        PROCESSOR("cpu", "Max cpu time", 2 * 3_600),
        FILE("fsize", "Max file size", 2 * GIGABYTE),
        FILES("nofile", "Max open files", 8_192),
        PROCESSES("nproc", "Max processes", 8_192),
        CORE("core", "Max core file size", 0);

        private final String option;
        private final String name;
        private final long most;

        Limit(String option, String name, long most) {
            this.option = option;
            this.name = name;
            this.most = most;
        }
    }

    /** What there is on this machine. */
    static ProcessLimits ofThisMachine() {
        return new ProcessLimits(
                program("prlimit"), ownLimits(), program("setpriv").flatMap(OtherUser::by));
    }

    private static Optional<Path> program(String name) {
        return SYSTEM.stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Map<String, Long> ownLimits() {
        Map<String, Long> limits = new HashMap<>();
        try (Stream<String> lines = Files.lines(OWN_LIMITS)) {
            lines.map(LIMIT::matcher)
                    .filter(Matcher::matches)
                    .filter(limit -> limit.group(3).matches("\\d{1,18}"))
                    .forEach(limit -> limits.put(limit.group(1), Long.valueOf(limit.group(3))));
        } catch (IOException e) {
            // Not Linux: there is no prlimit either.
        }
        return limits;
    }

    @Override
    public Launch confine(Launch launch) {
        Launch limited = launch.with(withJvmLimits(launch.command()));
        Launch handedOver = user.map(other -> other.take(limited)).orElse(limited);
        return handedOver.with(
                Stream.concat(options(), handedOver.command().stream()).toList());
    }

    private static List<String> withJvmLimits(List<String> command) {
        if (!command.get(0).equals(Host.java())) {
            return command;
        }
        List<String> limited = new ArrayList<>(command);
        limited.addAll(1, JVM);
        return limited;
    }

    private Stream<String> options() {
        return prlimit.stream()
                .flatMap(program -> Stream.concat(
                        Stream.of(program.toString()),
                        Stream.of(Limit.values()).map(limit -> "--%s=%d".formatted(limit.option, most(limit)))));
    }

    private long most(Limit limit) {
        return Math.min(limit.most, hard.getOrDefault(limit.name, Long.MAX_VALUE));
    }

    @Override
    public String inWords(Path folder) {
        String limits = prlimit.isEmpty()
                ? "limited by their JVMs only, for there is no prlimit here"
                : "limited to "
                        + Stream.of(Limit.values())
                                .map(limit -> "%s %d".formatted(limit.option, most(limit)))
                                .collect(Collectors.joining(", "));
        return "nodes are %s; they run as %s"
                .formatted(
                        limits,
                        user.map(other -> other.inWords(folder)).orElse("the user who started this, who is not root"));
    }
}
