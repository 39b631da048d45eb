package dev.kafkalab.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.PortHolders;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.Runtime;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Hands the Compose file, untouched, to Docker Compose, and operates its containers through the engine's API. */
public final class DockerRuntime implements Runtime {

    static final String NAME = "docker";

    private static final Duration DECIDING = Duration.ofSeconds(9);

    private final LabFolders folders;

    /** With the folders that {@code -Dlab.cache}, {@code -Dlab.work} and {@code -Dlab.reports} name. */
    public DockerRuntime() {
        this(LabFolders.ofThisJvm().within("docker"));
    }

    DockerRuntime(LabFolders folders) {
        this.folders = folders;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Looks whether an engine answers and what it lacks, within ten seconds in all. Starts and pulls nothing. */
    public static DockerAvailability availability(Topology topology) {
        return Bounded.ask(DECIDING, () -> look(topology))
                .orElseGet(() -> new DockerAvailability(
                        Optional.of("Docker did not answer within %d s".formatted(DECIDING.toSeconds())), List.of()));
    }

    private static DockerAvailability look(Topology topology) {
        Optional<String> problem = problem();
        if (problem.isPresent()) {
            return new DockerAvailability(problem, List.of());
        }
        try {
            List<String> missing =
                    new ArrayList<>(new Images(DockerEngine.ofThisJvm().client()).missing(topology));
            builtOnly(topology).forEach(node -> missing.add("that of " + node.name() + ", to be built"));
            return new DockerAvailability(Optional.empty(), missing);
        } catch (RuntimeException e) {
            return new DockerAvailability(Optional.of("the Docker engine fails: " + e.getMessage()), List.of());
        }
    }

    private static Optional<String> problem() {
        return DockerEngine.ofThisJvm().problem().or(() -> ComposeCli.problem()
                .map(words -> "Docker is here, but " + words));
    }

    @Override
    public Cluster prepare(Topology topology, Progress progress) {
        problem().ifPresent(words -> {
            throw new SetupException(
                    ("The Docker runtime was asked for, but %s.%n  Fix: start Docker (or point DOCKER_HOST at it) and have"
                                    + " 'docker compose version' show 2.20 or newer; or run without Docker (-Dlab.runtime=process).")
                            .formatted(words));
        });
        DockerEngine engine = DockerEngine.ofThisJvm();
        DockerClient client = engine.client();
        sweep(client, progress);
        String project = Project.of(topology, folders.work()).name();
        ProjectTenure tenure = new ProjectTenure(folders.cache(), project, topology.composeFile(), client);
        tenure.claim(progress);
        try {
            PortHolders holders = new PortHolders(pid -> Optional.empty());
            PublishedPorts ports = new PublishedPorts(client, engine.isLocal(), holders::describe);
            ports.check(topology.nodes());
            ComposeUp compose = new ComposeUp(project, topology.composeFile(), topology.variables(), folders.work());
            fetchImages(topology, compose, client, progress);
            return new DockerCluster(topology, tenure, compose, ports, client, folders);
        } catch (RuntimeException e) {
            tenure.end(Cluster.Data.REMOVE);
            throw e;
        }
    }

    /** Clears what killed runs of this checkout have left, of whatever topology. Whoever still runs holds a claim. */
    private void sweep(DockerClient client, Progress progress) {
        Set<String> left = ProjectResources.projects(client, Project.prefix(folders.work()));
        for (String project : left) {
            ProjectClaim.of(folders.cache(), project).ifPresent(claim -> {
                try (claim) {
                    ProjectResources resources = new ProjectResources(client, project);
                    int before = resources.lines().size();
                    resources.remove(!claim.hasKeptVolumes());
                    int removed = before - resources.lines().size();
                    if (removed > 0) {
                        progress.report("removed %d containers, networks and volumes that a killed run had left (%s)"
                                .formatted(removed, project));
                    }
                }
            });
        }
    }

    private static void fetchImages(Topology topology, ComposeUp compose, DockerClient client, Progress progress) {
        Set<String> built = ComposeCli.built(compose.wrapper(), topology.variables());
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
