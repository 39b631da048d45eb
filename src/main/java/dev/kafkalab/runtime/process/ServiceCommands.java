package dev.kafkalab.runtime.process;

import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.Healthcheck;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.image.ToolBox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The commands that a Compose file brings along, and what of them runs on this machine: what a service runs instead of
 * its image's program, and health checks. The one place where it is decided whether any of them does.
 */
final class ServiceCommands {

    private static final String HEALTHY = "service_healthy";

    private final Topology topology;
    private final boolean allowed;
    private final Path work;
    private final MavenJars jars;
    private final ClusterClaims claims;
    private final NodeLaunches launches;

    ServiceCommands(
            Topology topology,
            boolean allowed,
            Path work,
            MavenJars jars,
            ClusterClaims claims,
            NodeLaunches launches) {
        this.topology = topology;
        this.allowed = allowed;
        this.work = work;
        this.jars = jars;
        this.claims = claims;
        this.launches = launches;
    }

    /** Whether that service's command runs here. */
    boolean run(Node node) {
        return isCommand(node) && whyNot(node).isEmpty();
    }

    /** Why the command of a service does not run here; empty if it does, or if there is none. */
    Optional<String> whyNot(Node node) {
        return isCommand(node)
                ? objection(node, words(node.service())).map(why -> "%s (%s): its command does not run here, because %s"
                        .formatted(node.name(), node.image(), why))
                : Optional.empty();
    }

    /** A tool of an image whose tools are known. */
    private static boolean isCommand(Node node) {
        return node.is(Role.TOOL)
                && node.service().image().isPresent()
                && ToolBox.of(node.image()).isPresent()
                && !words(node.service()).isEmpty();
    }

    private Optional<String> objection(Node node, List<String> words) {
        if (!allowed) {
            return Optional.of("-Dlab.commands=never forbids commands of the file's own.");
        }
        return ServiceShell.problem(work).or(() -> ServiceShell.hiddenTools(node.service())
                .or(() -> new CommandReview(node.service()).objection(words))
                .map(why -> why + ". Fix: use -Dlab.runtime=docker for this file."));
    }

    /** As Docker puts them together; the images' own entry points hand over to any command that is not theirs. */
    static List<String> words(Service service) {
        return Stream.of(service.entrypoint(), service.command())
                .flatMap(Optional::stream)
                .flatMap(List::stream)
                .toList();
    }

    /** Gets the jars of the tools that will be run. */
    void fetchTools(Progress progress) {
        topology.nodes().stream()
                .filter(node -> run(node) || isAwaited(node) && check(node).isPresent())
                .flatMap(node -> ToolBox.of(node.image()).stream())
                .filter(box -> !box.folders().isEmpty())
                .map(ServiceCommands::software)
                .distinct()
                .forEach(software -> jars.of(software, progress));
    }

    private boolean isAwaited(Node node) {
        return topology.nodes().stream()
                .flatMap(other -> other.service().dependsOn().stream())
                .anyMatch(dependency -> dependency.service().equals(node.name())
                        && dependency.condition().equals(HEALTHY));
    }

    /** All it takes to start that service's command. */
    Launch launch(Node node) {
        LaunchContext context = claims.of(node);
        return launches.of(node, shell(node, context), words(node.service()), context);
    }

    private ServiceShell shell(Node node, LaunchContext context) {
        ToolBox box = ToolBox.of(node.image()).orElseThrow();
        List<Path> classPath = box.folders().isEmpty() ? List.of() : jars.of(software(box), line -> {});
        return launches.shell(node, box, classPath, context);
    }

    private static Software software(ToolBox box) {
        return new Software(Software.Kind.KAFKA_TOOLS, box.version());
    }

    /**
     * The node's health check, which begins now; where its command cannot be run, whether it listens stands for it.
     * Without a check there is nothing to wait for, unless an image that is not known here has one.
     */
    HealthCheck healthCheck(Node node) {
        Healthcheck rule = node.service().healthcheck().orElseGet(() -> unnamed(node));
        if (rule.test().isEmpty() && (ToolBox.of(node.image()).isPresent() || node.is(Role.ZOOKEEPER))) {
            return HealthCheck.failed(
                    "It has no health check.%n  Fix: give it one, or wait for service_started.".formatted());
        }
        LaunchContext context = claims.of(node);
        Supplier<Optional<String>> listens = HealthCheck.ports(context.own().address(), NodePorts.serving(node));
        Optional<Supplier<Optional<String>>> asks = check(node)
                .map(words -> HealthCheck.command(shell(node, context), words, context.folder(), rule.timeout()));
        return new HealthCheck(rule, () -> listens.get().or(() -> asks.flatMap(Supplier::get)));
    }

    private static Healthcheck unnamed(Node node) {
        Duration halfMinute = Duration.ofSeconds(30);
        return new Healthcheck(
                List.of(),
                halfMinute,
                halfMinute,
                3,
                Duration.ZERO,
                node.service().position());
    }

    /** The command of its health check, if it has one that runs here. */
    private Optional<List<String>> check(Node node) {
        return node.service()
                .healthcheck()
                .filter(check ->
                        check.test().size() > 1 && ToolBox.of(node.image()).isPresent())
                .map(ServiceCommands::words)
                .filter(words -> objection(node, words).isEmpty());
    }

    private static List<String> words(Healthcheck check) {
        List<String> test = check.test().subList(1, check.test().size());
        return check.test().get(0).equals("CMD-SHELL") ? List.of("/bin/sh", "-c", String.join(" ", test)) : test;
    }
}
