package dev.kafkalab.submission;

import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.EnvironmentVariable;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.image.ImageFamilies;
import dev.kafkalab.topology.image.ImageInterpretation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The variables that a node is given: of those that were handed in, the ones without which its image would make another
 * node of it, and the JVM's options, which are ours. Whatever is not understood is not among them.
 */
final class SafeEnvironment {

    private static final int KAFKA_HEAP = 256;
    private static final int ZOOKEEPER_HEAP = 128;
    private static final String HEAP_OPTIONS = "KAFKA_HEAP_OPTS";

    /** A JVM remembers an address for thirty seconds, and a container that comes back may have another one. */
    private static final String TTL = "-Dsun.net.inetaddr.ttl=";

    /**
     * A container that was killed refuses no connection: who tries to reach it waits for this long, ten seconds by
     * Kafka's defaults, and is that late to find the next active controller. A process that was killed is refused at
     * once. Who has not chosen otherwise gets what makes both the same.
     */
    private static final Map<String, String> CONNECTING = Map.of(
            "socket.connection.setup.timeout.ms", "1000",
            "socket.connection.setup.timeout.max.ms", "2000");

    /** Of the tools that are run, which have no properties that anybody here understands. */
    private static final Set<String> OF_TOOLS = Set.of(
            "KAFKA_BROKERCONNECT",
            "SERVER_PORT",
            "MANAGEMENT_SERVER_PORT",
            "SERVER_SERVLET_CONTEXTPATH",
            "KAFKA_REST_BOOTSTRAP_SERVERS",
            "KAFKA_REST_LISTENERS",
            "KAFKA_REST_HOST_NAME",
            "KAFKA_REST_ZOOKEEPER_CONNECT");

    private final Node node;
    private final Service service;
    private final int heap;

    SafeEnvironment(Node node, Limits limits) {
        this.node = node;
        this.service = node.service();
        this.heap = heap(node, limits);
    }

    private static int heap(Node node, Limits limits) {
        long asked = EnvironmentRules.jvmOptions(node.service())
                .mapToLong(HeapSize::largest)
                .max()
                .orElse(0);
        int usual = node.program() instanceof Program.ZooKeeper ? ZOOKEEPER_HEAP : KAFKA_HEAP;
        return (int) Math.min(asked == 0 ? usual : asked, limits.heapMegabytes());
    }

    /** The largest heap of the node, in MB. */
    int heapMegabytes() {
        return heap;
    }

    /**
     * The variables, in the file's order.
     *
     * @throws UnwritableException if the image cannot be told by variables alone what the node is
     */
    Map<String, String> variables() {
        if (node.program() instanceof Program.Tool) {
            Map<String, String> variables = new LinkedHashMap<>();
            service.environment().stream()
                    .filter(variable -> OF_TOOLS.contains(variable.name()))
                    .forEach(variable -> variables.put(variable.name(), variable.value()));
            variables.put("JVM_OPTS", "-Xmx%dm".formatted(heap));
            return variables;
        }
        PropertyRules.keyFile(node).ifPresent(property -> {
            throw new UnwritableException(
                    "%s reads keys from a file (%s), and no file of a submission is given to a node. Fix: leave TLS to other labs, and use listeners without it"
                            .formatted(node.name(), property));
        });
        List<EnvironmentVariable> written = Stream.of(asWritten(), fromProperties())
                .filter(this::isSameNode)
                .findFirst()
                .orElseThrow(() -> new UnwritableException(
                        "%s has settings in a file that its image cannot be given as variables. Fix: move them into the service's environment"
                                .formatted(node.name())));
        List<EnvironmentVariable> all = new ArrayList<>(needed(written));
        for (EnvironmentVariable option : jvmOptions()) {
            // The first images of Apache Kafka take even this one for a property.
            if (isSameNode(with(all, option))) {
                all.add(option);
            }
        }
        connecting().forEach((property, value) -> Stream.of("KAFKA_", "KAFKA_CFG_")
                .map(prefix -> variable(prefix + variableOf(property).substring("KAFKA_".length()), value))
                .filter(variable -> sets(property, value, with(all, variable)))
                .findFirst()
                .ifPresent(all::add));
        Map<String, String> variables = new LinkedHashMap<>();
        all.forEach(variable -> variables.put(variable.name(), variable.value()));
        return variables;
    }

    private static List<EnvironmentVariable> with(List<EnvironmentVariable> variables, EnvironmentVariable another) {
        return Stream.concat(variables.stream(), Stream.of(another)).toList();
    }

    /** Of these settings, those for which a broker or controller has no other value. */
    private Map<String, String> connecting() {
        Map<String, String> settings = new TreeMap<>();
        if (node.program() instanceof Program.Kafka kafka) {
            settings.putAll(CONNECTING);
            settings.keySet().removeIf(name -> !kafka.properties()
                    .getOrDefault(name, CONNECTING.get(name))
                    .equals(CONNECTING.get(name)));
        }
        return settings;
    }

    private boolean sets(String property, String value, List<EnvironmentVariable> variables) {
        return isSameNode(variables)
                && interpret(variables).program() instanceof Program.Kafka kafka
                && value.equals(kafka.properties().get(property));
    }

    private List<EnvironmentVariable> asWritten() {
        return service.environment().stream()
                .filter(variable -> !EnvironmentRules.isForTheProcess(variable.name()))
                .toList();
    }

    /** For settings that stand in a mounted file: with the escapes of the images that read such a file. */
    private List<EnvironmentVariable> fromProperties() {
        List<EnvironmentVariable> variables = new ArrayList<>();
        PropertyRules.properties(node).forEach((name, value) -> variables.add(variable(variableOf(name), value)));
        variables.removeIf(variable -> EnvironmentRules.isForTheProcess(variable.name()));
        clusterId().ifPresent(id -> variables.add(variable("CLUSTER_ID", id)));
        return variables;
    }

    private static String variableOf(String property) {
        return "KAFKA_"
                + property.toUpperCase(Locale.ROOT)
                        .replace("_", "__")
                        .replace("-", "___")
                        .replace('.', '_');
    }

    /**
     * The program without the properties that some images make of variables which are not meant as such: they speak to
     * the JVM, and are not passed on; and without those that every node is given.
     */
    static Program essence(Program program) {
        if (!(program instanceof Program.Kafka kafka)) {
            return program;
        }
        Map<String, String> properties = new TreeMap<>(kafka.properties());
        properties.keySet().removeIf(name -> EnvironmentRules.isForTheProcess(variableOf(name)));
        CONNECTING.forEach(properties::remove);
        return new Program.Kafka(kafka.version(), properties, kafka.clusterId());
    }

    private Optional<String> clusterId() {
        return node.program() instanceof Program.Kafka kafka ? kafka.clusterId() : Optional.empty();
    }

    private boolean isSameNode(List<EnvironmentVariable> variables) {
        ImageInterpretation made = interpret(variables);
        return essence(made.program()).equals(essence(node.program()))
                && made.id().equals(node.id());
    }

    private ImageInterpretation interpret(List<EnvironmentVariable> variables) {
        return ImageFamilies.interpret(service.with(variables), node.image());
    }

    /** Takes one variable after the other away, as long as the image would still start the same node. */
    private List<EnvironmentVariable> needed(List<EnvironmentVariable> written) {
        Set<String> refusals = refusals(written);
        List<EnvironmentVariable> needed = new ArrayList<>(written);
        for (EnvironmentVariable variable : written) {
            List<EnvironmentVariable> fewer = new ArrayList<>(needed);
            fewer.remove(variable);
            if (isSameNode(fewer) && refusals.containsAll(refusals(fewer))) {
                needed = fewer;
            }
        }
        return needed;
    }

    private Set<String> refusals(List<EnvironmentVariable> variables) {
        return interpret(variables).findings().stream()
                .filter(finding -> finding.severity() == Severity.REFUSED)
                .map(Finding::message)
                .collect(Collectors.toSet());
    }

    private List<EnvironmentVariable> jvmOptions() {
        List<String> asked = EnvironmentRules.jvmOptions(service)
                .flatMap(options -> Stream.of(options.strip().split("\\s+")))
                .filter(option -> option.startsWith("-D") && EnvironmentRules.isHarmless(option))
                .distinct()
                .toList();
        boolean remembers = asked.stream().noneMatch(option -> option.startsWith(TTL));
        String options = Stream.concat(asked.stream(), remembers ? Stream.of(TTL + "1") : Stream.of())
                .collect(Collectors.joining(" "));
        String sizes = "-Xms%dm -Xmx%dm".formatted(Math.min(heap, 64), heap);
        boolean byFlags = node.program() instanceof Program.ZooKeeper
                && !node.image().name().startsWith("cp-");
        return byFlags
                ? List.of(variable("JVMFLAGS", sizes + " " + options))
                : List.of(variable(HEAP_OPTIONS, sizes), variable("KAFKA_OPTS", options));
    }

    private EnvironmentVariable variable(String name, String value) {
        return new EnvironmentVariable(name, value, service.position());
    }
}
