package dev.kafkalab.runtime.process;

import dev.kafkalab.compose.Service;
import dev.kafkalab.runtime.SetupException;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The JVM options of a node: quick to start and small, with the heap that its service asks for. */
final class JvmOptions {

    private static final String KAFKA_HEAP = "-Xmx256m";
    private static final String ZOOKEEPER_HEAP = "-Xmx96m";
    private static final String JMX = "com.sun.management.jmxremote";
    private static final String RMI_HOST = "java.rmi.server.hostname";
    private static final long MEGABYTE = 1024 * 1024;

    private JvmOptions() {}

    /** C1 alone and one collecting thread: six such JVMs start together on two cores. */
    static List<String> common() {
        return List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // No file in the temporary folder that a killed node would leave behind.
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true");
    }

    /** And a node's output is UTF-8 whatever the locale, as it is in the images. */
    static List<String> node() {
        List<String> options = new ArrayList<>(common());
        options.addAll(List.of("-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
        return options;
    }

    /**
     * The options for a class path.
     *
     * @throws SetupException if one of its entries cannot be on a class path
     */
    static List<String> classPath(List<Path> entries) {
        entries.stream()
                .map(Path::toString)
                .filter(entry -> entry.contains(File.pathSeparator))
                .findFirst()
                .ifPresent(entry -> {
                    throw new SetupException(
                            "Java cannot have %s on its class path, because a \"%s\" there separates two files. Fix: use a folder without one (-Dlab.cache=DIR for the cache)."
                                    .formatted(entry, File.pathSeparator));
                });
        return List.of("-cp", entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    }

    /**
     * Heap sizes and system properties that the service's variables ask for; a modest heap where none does. Anything
     * else is left out: an agent names a file inside the image, a collector cannot be had beside ours, and where the
     * node's log goes is the lab's business ({@code KAFKA_LOG4J_OPTS}, {@code KAFKA_GC_LOG_OPTS}).
     *
     * <p>Order: the {@code exec} of {@code kafka-run-class.sh}; of two that say the same, the JVM takes the later.
     */
    static List<String> asked(Software.Kind kind, Service service) {
        List<String> options = new ArrayList<>(words(service, "KAFKA_HEAP_OPTS"));
        if (kind == Software.Kind.ZOOKEEPER) {
            options.addAll(words(service, "JVMFLAGS"));
            options.addAll(words(service, "SERVER_JVMFLAGS"));
            value(service, "ZK_SERVER_HEAP").ifPresent(megabytes -> options.add("-Xmx" + megabytes + "m"));
        }
        options.addAll(words(service, "KAFKA_JVM_PERFORMANCE_OPTS"));
        options.addAll(jmx(service));
        options.addAll(words(service, "KAFKA_OPTS"));
        options.removeIf(option -> !option.startsWith("-Xm") && !option.startsWith("-D"));
        if (options.stream().noneMatch(option -> option.startsWith("-Xmx"))) {
            options.add(0, kind == Software.Kind.KAFKA ? KAFKA_HEAP : ZOOKEEPER_HEAP);
        }
        return options;
    }

    /**
     * What a port for JMX makes of them: {@code kafka-run-class.sh} knows it as {@code JMX_PORT}, and the
     * {@code launch} scripts of Confluent's and Apache's images as {@code KAFKA_JMX_PORT} too. Objects are served on
     * the same port, as a port of the JVM's choice could not be published.
     */
    private static List<String> jmx(Service service) {
        List<String> given = words(service, "KAFKA_JMX_OPTS");
        Optional<String> port = value(service, "JMX_PORT").or(() -> value(service, "KAFKA_JMX_PORT"));
        if (port.isEmpty()) {
            return given;
        }
        List<String> options = new ArrayList<>(
                given.isEmpty()
                        ? List.of("-D" + JMX, "-D" + JMX + ".authenticate=false", "-D" + JMX + ".ssl=false")
                        : given);
        options.add("-D%s.port=%s".formatted(JMX, port.get()));
        if (!isSet(options, JMX + ".rmi.port")) {
            options.add("-D%s.rmi.port=%s".formatted(JMX, port.get()));
        }
        if (!isSet(options, RMI_HOST)) {
            value(service, "KAFKA_JMX_HOSTNAME").ifPresent(host -> options.add("-D%s=%s".formatted(RMI_HOST, host)));
        }
        return options;
    }

    /**
     * A port for JMX is opened at the node's own address, as in its container, and not on every address of this
     * machine, where a second node could not have it. Clients are led to that address where the file names none.
     */
    static List<String> ofJmx(List<String> asked, String address) {
        if (asked.stream().noneMatch(option -> option.startsWith("-D" + JMX))) {
            return List.of();
        }
        List<String> options = new ArrayList<>(List.of("-D%s.host=%s".formatted(JMX, address)));
        if (!isSet(asked, RMI_HOST)) {
            options.add("-D%s=%s".formatted(RMI_HOST, address));
        }
        return options;
    }

    private static boolean isSet(List<String> options, String property) {
        return options.stream().anyMatch(option -> option.startsWith("-D" + property + "="));
    }

    /** What a tool's service asks for, under the names that tools' images use. */
    static List<String> ofTool(Service service) {
        List<String> options = Stream.of("JAVA_OPTS", "JVM_OPTS", "KAFKAREST_HEAP_OPTS", "KAFKAREST_OPTS")
                .flatMap(variable -> words(service, variable).stream())
                .collect(Collectors.toCollection(ArrayList::new));
        options.removeIf(option -> !option.startsWith("-Xm") && !option.startsWith("-D"));
        return options;
    }

    /** The largest heap that these options allow, in megabytes; the last one wins, as in the JVM. */
    static long maxHeapMegabytes(List<String> options) {
        return options.stream()
                .filter(option -> option.startsWith("-Xmx"))
                .map(option -> bytes(option.substring("-Xmx".length())))
                .reduce((first, last) -> last)
                .map(bytes -> bytes / MEGABYTE)
                .orElse(0L);
    }

    private static long bytes(String size) {
        String text = size.toLowerCase(Locale.ROOT);
        int unit = "kmgt".indexOf(text.charAt(text.length() - 1));
        String digits = unit < 0 ? text : text.substring(0, text.length() - 1);
        return digits.matches("\\d+") ? Long.parseLong(digits) << (10 * (unit + 1)) : 0;
    }

    private static List<String> words(Service service, String variable) {
        return value(service, variable)
                .map(value -> Arrays.asList(value.trim().split("\\s+")))
                .orElse(List.of());
    }

    private static Optional<String> value(Service service, String variable) {
        return service.variable(variable)
                .map(Service.EnvironmentVariable::value)
                .map(String::trim)
                .filter(value -> !value.isEmpty());
    }
}
