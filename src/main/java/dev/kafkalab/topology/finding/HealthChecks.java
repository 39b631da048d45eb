package dev.kafkalab.topology.finding;

import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.Dependency;
import dev.kafkalab.compose.Service.EnvironmentVariable;
import dev.kafkalab.compose.Service.Healthcheck;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.Hosts;
import dev.kafkalab.topology.Listener;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Numbers;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.ShellScript;
import dev.kafkalab.topology.image.ToolBox;
import dev.kafkalab.topology.reach.Arrival.Closed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A service that others wait for until it is healthy has a health check that can pass. Docker runs it inside the
 * container: with the programs of its image, and with {@code localhost} for the container itself. Only what is certain
 * is said: of a script with branches or with other ways to succeed nothing is, nor of an image that the file builds,
 * whose Dockerfile may add tools and a check of its own.
 */
final class HealthChecks implements Check {

    private static final Pattern ENDPOINT = Pattern.compile("([\\w.-]+):(\\d{1,5})");
    private static final Pattern DEVICE = Pattern.compile("/dev/tcp/([\\w.-]+)/(\\d{1,5})");
    private static final Set<String> BOOTSTRAP =
            Set.of("--bootstrap-server", "--bootstrap-controller", "--broker-list", "-b");
    private static final Pattern SETS_PATH = Pattern.compile("\\bPATH=");

    /** Where Kafka itself listens or connects to. */
    private static final Pattern OF_KAFKA = Pattern.compile(
            "KAFKA_(CFG_)?((ADVERTISED_)?LISTENERS|CONTROLLER_QUORUM_(VOTERS|BOOTSTRAP_SERVERS)|ZOOKEEPER_CONNECT)");

    private static final int CONFLUENTS_HTTP = 8090;
    private static final String WHITELIST = "4lw.commands.whitelist";

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        return Stream.concat(
                graph.nodes().stream()
                        .filter(node -> !node.service().built())
                        .flatMap(node -> ofCheck(node, graph).stream()),
                graph.nodes().stream().flatMap(node -> unchecked(node, graph)));
    }

    /**
     * {@code isServiceHealthy} in Compose's {@code pkg/compose/convergence.go}. None of these images has a check of its
     * own.
     */
    private static Stream<Finding> unchecked(Node node, ServiceGraph graph) {
        return node.service().dependsOn().stream()
                .filter(dependency -> awaitsHealth(dependency) && dependency.required())
                .flatMap(dependency -> named(graph, dependency.service()).stream())
                .filter(awaited -> awaited.service().healthcheck().stream()
                        .allMatch(check -> check.test().isEmpty()))
                .filter(awaited -> awaited.service().image().isPresent()
                        && !awaited.service().built()
                        && (ToolBox.of(awaited.image()).isPresent()
                                || graph.zookeepers().contains(awaited)))
                .map(awaited -> Finding.wrong(
                        node.service(),
                        node.service().position(),
                        "It waits until %s is healthy, and %1$s has no health check: Docker Compose gives up there."
                                .formatted(awaited.name()),
                        "give %s a healthcheck, or wait for it with condition: service_started."
                                .formatted(awaited.name())));
    }

    private static Optional<Node> named(ServiceGraph graph, String name) {
        return graph.nodes().stream().filter(node -> node.name().equals(name)).findFirst();
    }

    private static boolean awaitsHealth(Dependency dependency) {
        return dependency.condition().equals("service_healthy");
    }

    private static Optional<Finding> ofCheck(Node node, ServiceGraph graph) {
        Optional<Healthcheck> check =
                node.service().healthcheck().filter(found -> found.test().size() > 1);
        if (check.isEmpty()) {
            return Optional.empty();
        }
        List<String> test = check.get().test().subList(1, check.get().test().size());
        ShellScript script = check.get().test().get(0).equals("CMD-SHELL")
                ? ShellScript.of(String.join(" ", test))
                : ShellScript.ofCommand(test);
        boolean awaited = graph.nodes().stream()
                .flatMap(other -> other.service().dependsOn().stream())
                .anyMatch(dependency -> dependency.service().equals(node.name()) && awaitsHealth(dependency));
        return fault(node, script, String.join(" ", test), graph)
                .map(fault -> new Finding(
                        awaited ? Severity.WRONG : Severity.NOTE,
                        node.name(),
                        check.get().position(),
                        fault.what() + (awaited ? " So it never becomes healthy, and others wait for that." : ""),
                        fault.remedy()));
    }

    private record Fault(String what, String remedy) {}

    private static Optional<Fault> fault(Node node, ShellScript script, String text, ServiceGraph graph) {
        Optional<Fault> silent = silentZooKeeper(node, text, graph);
        if (silent.isPresent() || !script.isPlain()) {
            return silent;
        }
        return script.commands().stream()
                .flatMap(command -> Stream.of(missingTool(node, command, text), deadEnd(node, command, graph))
                        .flatMap(Optional::stream))
                .findFirst();
    }

    private static Optional<Fault> missingTool(Node node, List<String> command, String text) {
        Service service = node.service();
        String word = command.get(0);
        boolean replaced = service.variable("PATH").isPresent()
                || SETS_PATH.matcher(text).find()
                || service.volumes().stream()
                        .anyMatch(volume -> word.startsWith(volume.target())
                                || volume.target().matches(".*/bin(/.*)?")
                                || volume.target().startsWith("/opt"));
        Optional<ToolBox> box = service.image().flatMap(image -> ToolBox.of(node.image()));
        if (replaced || box.isEmpty() || !box.get().finds(word).equals(Optional.of(false))) {
            return Optional.empty();
        }
        Optional<String> right = box.get().written(word);
        return Optional.of(
                right.isPresent()
                        ? new Fault(
                                "Its health check calls %s, which %s has not: there it is %s."
                                        .formatted(word, node.image(), right.get()),
                                "write %s.".formatted(right.get()))
                        : new Fault(
                                "Its health check calls %s, and %s has none of Kafka's scripts."
                                        .formatted(word, node.image()),
                                "use apache/kafka:%s, where it is /opt/kafka/bin/%s."
                                        .formatted(
                                                node.image().tag(),
                                                word.substring(word.lastIndexOf('/') + 1)
                                                                .replaceFirst("\\.sh$", "")
                                                        + ".sh")));
    }

    /** Where the command connects to, when that is the container itself and nobody there listens. */
    private static Optional<Fault> deadEnd(Node node, List<String> command, ServiceGraph graph) {
        List<Endpoint> targets = targets(command);
        if (!graph.kafkaNodes().contains(node)
                || node.listeners().isEmpty()
                || node.listeners().stream()
                        .anyMatch(listener -> listener.bind().port() == 0)
                || targets.isEmpty()
                || targets.stream().anyMatch(target -> mayAnswer(node, target, graph))) {
            return Optional.empty();
        }
        String host = targets.get(0).host();
        int port = targets.get(0).port();
        List<Listener> there = node.listeners().stream()
                .filter(listener -> listener.bind().port() == port)
                .toList();
        if (!there.isEmpty()) {
            Listener listener = there.get(0);
            return Optional.of(new Fault(
                    "Its health check asks %s:%d, and nothing listens there: the listener %s is bound to %s."
                            .formatted(host, port, listener.name(), listener.bind()),
                    Hosts.isLoopback(listener.bind().host())
                            ? "ask localhost:%d.".formatted(port)
                            : "ask %s, or bind %s://0.0.0.0:%d.".formatted(listener.bind(), listener.name(), port)));
        }
        Listener open = node.listeners().stream()
                .filter(listener -> listener.advertised().isPresent())
                .findFirst()
                .orElse(node.listeners().get(0));
        String ask =
                Hosts.isEveryAddress(open.bind().host()) ? host : open.bind().host();
        return Optional.of(new Fault(
                "Its health check asks %s:%d, and nothing in this container listens on that port, only on %s."
                        .formatted(
                                host,
                                port,
                                node.listeners().stream()
                                        .map(listener ->
                                                Integer.toString(listener.bind().port()))
                                        .distinct()
                                        .collect(Collectors.joining(", "))),
                "ask %s:%d.".formatted(ask, open.bind().port())));
    }

    private static List<Endpoint> targets(List<String> command) {
        String program = command.get(0).substring(command.get(0).lastIndexOf('/') + 1);
        if (program.equals("nc")) {
            List<String> words = command.stream()
                    .skip(1)
                    .filter(word -> !word.startsWith("-"))
                    .toList();
            int last = words.size() - 1;
            return last >= 1 && words.get(last).matches("\\d{1,5}")
                    ? List.of(new Endpoint(words.get(last - 1), Integer.parseInt(words.get(last))))
                    : List.of();
        }
        Stream<String> given = program.matches("kafka-[\\w-]+(\\.sh)?|cub")
                ? IntStream.range(1, command.size())
                        .mapToObj(i -> bootstrap(command, i))
                        .flatMap(Optional::stream)
                : Stream.empty();
        Stream<Matcher> kafka = given.flatMap(list -> Arrays.stream(list.split(",")))
                .map(endpoint -> ENDPOINT.matcher(endpoint.trim()))
                .filter(Matcher::matches);
        Stream<Matcher> devices = command.stream().map(DEVICE::matcher).filter(Matcher::find);
        return Stream.concat(kafka, devices)
                .map(found -> new Endpoint(found.group(1), Integer.parseInt(found.group(2))))
                .toList();
    }

    private static Optional<String> bootstrap(List<String> command, int i) {
        String word = command.get(i);
        if (BOOTSTRAP.contains(word) && i + 1 < command.size()) {
            return Optional.of(command.get(i + 1));
        }
        return word.startsWith("--bootstrap-") && word.contains("=")
                ? Optional.of(word.substring(word.indexOf('=') + 1))
                : Optional.empty();
    }

    private static boolean mayAnswer(Node node, Endpoint target, ServiceGraph graph) {
        return isOfAnother(node, target.port())
                || !(graph.reach().from(node, target) instanceof Closed closed
                        && closed.at().equals(node));
    }

    /**
     * JMX, plugins and Java agents listen, too: the port may be theirs where a variable names it that says nothing of
     * Kafka's own listeners. An agent may also have it from a file, or by default, as Jolokia has 8778; cp-server's
     * HTTP server has 8090 ({@code confluent.http.server.listeners}).
     */
    private static boolean isOfAnother(Node node, int port) {
        Pattern named = Pattern.compile("(?<!\\d)%d(?!\\d)".formatted(port));
        return port == CONFLUENTS_HTTP && node.image().name().equals("cp-server")
                || node.service().environment().stream()
                        .filter(variable -> !OF_KAFKA.matcher(variable.name()).matches())
                        .map(EnvironmentVariable::value)
                        .anyMatch(value -> value.contains("-javaagent")
                                || named.matcher(value).find());
    }

    /**
     * From 3.5.3 on ZooKeeper answers only the words on its whitelist, which has {@code srvr} on it by default
     * ({@code FourLetterCommands}); to {@code ruok} it then says that it is not executed, and never {@code imok}.
     */
    private static Optional<Fault> silentZooKeeper(Node node, String text, ServiceGraph graph) {
        if (!graph.zookeepers().contains(node)
                || !(node.program() instanceof Program.ZooKeeper zookeeper)
                || !text.contains("ruok")
                || !text.contains("imok")
                || text.replaceFirst("\\|\\|\\s*exit\\s+\\d+\\s*$", "").matches("(?s).*(\\|\\||;| -v).*")) {
            return Optional.empty();
        }
        List<String> allowed = Arrays.stream(
                        zookeeper.properties().getOrDefault(WHITELIST, "srvr").split(","))
                .map(String::trim)
                .toList();
        boolean elsewhere = node.service().environment().stream()
                .anyMatch(variable -> variable.value().contains("4lw"));
        if (!isAtLeast353(zookeeper.version()) || elsewhere || allowed.contains("ruok") || allowed.contains("*")) {
            return Optional.empty();
        }
        boolean confluent = node.image().name().startsWith("cp-");
        return Optional.of(new Fault(
                "Its health check waits for imok, and ZooKeeper %s answers ruok only if that is on its whitelist of commands."
                        .formatted(zookeeper.version()),
                confluent
                        ? "add KAFKA_OPTS: -Dzookeeper.4lw.commands.whitelist=ruok,srvr to its environment."
                        : "add ZOO_4LW_COMMANDS_WHITELIST: ruok,srvr to its environment."));
    }

    private static boolean isAtLeast353(String version) {
        int[] numbers = Arrays.stream(version.split("[.-]"))
                .mapToInt(part -> Numbers.integer(part).orElse(0))
                .toArray();
        return numbers.length > 2 && (numbers[1] > 5 || numbers[1] == 5 && numbers[2] >= 3) && numbers[0] >= 3;
    }
}
