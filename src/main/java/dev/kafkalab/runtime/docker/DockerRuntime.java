package dev.kafkalab.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.HostPorts;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.NodeLogs;
import dev.kafkalab.runtime.OpenFiles;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.Runtime;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Has Docker Compose create what the Compose file says, and operates its containers through the engine's API. */
public final class DockerRuntime implements Runtime {

    static final String NAME = "docker";

    private final LabFolders folders;
    private final NodeLogs logs;

    /**
     * Whether Docker could run a topology right now.
     *
     * @param problem why it cannot be used at all, in half a sentence; empty where an engine and a Compose answer
     * @param missingImages the images that would have to be pulled or built first
     */
    public record Availability(Optional<String> problem, List<String> missingImages) {

        public Availability {
            missingImages = List.copyOf(missingImages);
        }
    }

    /** @param logs what this run's nodes have logged so far */
    public DockerRuntime(LabFolders folders, NodeLogs logs) {
        this.folders = folders;
        this.logs = logs;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Looks whether an engine answers and what it lacks, within ten seconds in all. Starts and pulls nothing. */
    public static Availability availability(Topology topology) {
        return Timeouts.within(Timeouts.DECISION, () -> look(topology))
                .orElseGet(() -> new Availability(
                        Optional.of("Docker did not answer within %d s".formatted(Timeouts.DECISION.toSeconds())),
                        List.of()));
    }

    private static Availability look(Topology topology) {
        Optional<String> problem = problem();
        if (problem.isPresent()) {
            return new Availability(problem, List.of());
        }
        try {
            List<String> missing =
                    new ArrayList<>(new Images(DockerEngine.ofThisJvm().client()).missing(topology));
            builtOnly(topology).forEach(node -> missing.add("that of " + node.name() + ", to be built"));
            return new Availability(Optional.empty(), missing);
        } catch (RuntimeException e) {
            return new Availability(Optional.of("the Docker engine fails: " + e.getMessage()), List.of());
        }
    }

    private static Optional<String> problem() {
        return DockerEngine.ofThisJvm().problem().or(() -> Compose.problem()
                .map(words -> "Docker is here, but " + words));
    }

    @Override
    public Cluster prepare(Topology topology, Progress progress) {
        OpenFiles.requireEnough();
        problem().ifPresent(words -> {
            throw new SetupException(
                    ("The Docker runtime was asked for, but %s.%n  Fix: start Docker (or point DOCKER_HOST at it) and have"
                                    + " 'docker compose version' show 2.20 or newer; or run without Docker (-Dlab.runtime=process).")
                            .formatted(words));
        });
        DockerEngine engine = DockerEngine.ofThisJvm();
        DockerClient client = engine.client();
        sweep(client, progress);
        Project project = Project.of(topology, folders.work(), client);
        ProjectLease lease = new ProjectLease(project, folders.cache());
        HostPorts ports = new HostPorts(topology, engine::holder);
        lease.acquire(topology.composeFile(), progress);
        try {
            ports.claim(topology.nodes());
            BiFunction<Topology, Progress, Compose> reader = (read, told) -> {
                Compose compose = new Compose(project, read, folders.work(), engine, project::freeSubnets);
                fetchImages(read, compose.built(), client, told);
                return compose;
            };
            Compose compose = reader.apply(topology, progress);
            Containers containers = new Containers(project);
            List<DockerNode> nodes = topology.nodes().stream()
                    .map(node -> new DockerNode(
                            node,
                            client,
                            containers,
                            new ContainerLog(folders.log(topology.name(), node.name()), logs, client)))
                    .toList();
            return new DockerCluster(topology, nodes, ports, project, lease, compose, reader, containers);
        } catch (RuntimeException e) {
            ports.close();
            lease.close();
            throw e;
        }
    }

    /** Removes what killed runs of this checkout have left, of whatever topology. Whoever still runs holds a lease. */
    private void sweep(DockerClient client, Progress progress) {
        for (Project project : Project.all(client, folders.work())) {
            int removed = new ProjectLease(project, folders.cache()).sweep();
            if (removed > 0) {
                progress.report("removed %d containers, networks and volumes that a killed run had left (%s)"
                        .formatted(removed, project.name()));
            }
        }
    }

    private static void fetchImages(Topology topology, Set<String> built, DockerClient client, Progress progress) {
        Images images = new Images(client);
        images.missing(topology).stream()
                .filter(image -> topology.nodes().stream()
                        .noneMatch(node -> built.contains(node.name())
                                && node.service().image().equals(Optional.of(image))))
                .forEach(image -> images.pull(image, progress));
        if (!built.isEmpty()) {
            progress.report("docker compose builds the images of %s where they are not there yet"
                    .formatted(String.join(", ", built)));
        }
    }

    private static List<Node> builtOnly(Topology topology) {
        return topology.nodes().stream()
                .filter(node -> node.service().image().isEmpty())
                .toList();
    }
}
