package dev.kafkalab.topology;

import dev.kafkalab.compose.ComposeFile;
import dev.kafkalab.compose.Position;
import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.EnvironmentVariable;
import dev.kafkalab.compose.Service.PublishedPort;
import dev.kafkalab.compose.Service.Volume;
import dev.kafkalab.topology.reader.Topologies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Services as a Compose file would have them, for tests. A service begins at line 1, its variables at line 11. */
public final class Services {

    private static final Path FILE = Path.of("lab.yml");

    private Services() {}

    /** A service with variables, each written as {@code NAME=value}. */
    public static Service service(String name, String image, String... variables) {
        List<EnvironmentVariable> environment = new ArrayList<>();
        for (String variable : variables) {
            String[] parts = variable.split("=", 2);
            environment.add(new EnvironmentVariable(parts[0], parts[1], line(11 + environment.size())));
        }
        return new Service(
                name,
                line(1),
                Optional.of(image),
                false,
                environment,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Duration.ofSeconds(10),
                Optional.empty(),
                List.of(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Service.Restart.NEVER,
                1);
    }

    /** The same service with one more port published on the host. */
    public static Service publishing(Service service, int hostPort, int containerPort) {
        List<PublishedPort> ports = new ArrayList<>(service.ports());
        ports.add(new PublishedPort("0.0.0.0", hostPort, containerPort, line(31)));
        return copy(service, ports, service.command(), service.volumes());
    }

    /** The same service with a command of its own. */
    public static Service running(Service service, String... command) {
        return copy(service, service.ports(), Optional.of(List.of(command)), service.volumes());
    }

    /** The same service with a volume. */
    public static Service mounting(Service service, String source, String target) {
        return copy(service, service.ports(), service.command(), List.of(new Volume(source, target, line(41))));
    }

    /** What the file with these services says. */
    public static Topology topology(Service... services) {
        return Topologies.of(new ComposeFile(FILE, List.of(services), Set.of(), List.of()), Map.of());
    }

    /** The only node of a file with this service. */
    public static Node node(Service service) {
        return topology(service).nodes().get(0);
    }

    /** The findings of that severity, each as {@code service: message}. */
    public static List<String> findings(Finding.Severity severity, Service... services) {
        return topology(services).findings().stream()
                .filter(finding -> finding.severity() == severity)
                .map(finding -> finding.node() + ": " + finding.message())
                .toList();
    }

    private static Service copy(
            Service service, List<PublishedPort> ports, Optional<List<String>> command, List<Volume> volumes) {
        return new Service(
                service.name(),
                service.position(),
                service.image(),
                service.built(),
                service.environment(),
                ports,
                service.dependsOn(),
                service.hostname(),
                service.containerName(),
                service.networks(),
                service.entrypoint(),
                command,
                volumes,
                service.healthcheck(),
                service.stopGracePeriod(),
                service.networkMode(),
                service.links(),
                service.extraHosts(),
                service.externalLinks(),
                service.memoryLimit(),
                service.restart(),
                service.replicas());
    }

    private static Position line(int number) {
        return new Position(FILE, number);
    }
}
