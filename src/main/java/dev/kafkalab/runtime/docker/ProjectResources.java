package dev.kafkalab.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import dev.kafkalab.runtime.SetupException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** What the engine has of one Compose project: containers, networks, volumes, found by the label that Compose gives them. */
final class ProjectResources {

    static final String PROJECT_LABEL = "com.docker.compose.project";
    static final String SERVICE_LABEL = "com.docker.compose.service";

    private static final Duration LETTING_GO = Duration.ofSeconds(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final DockerClient client;
    private final String project;

    ProjectResources(DockerClient client, String project) {
        this.client = client;
        this.project = project;
    }

    /** Every project that the engine has anything of, and whose name begins so. */
    static Set<String> projects(DockerClient client, String prefix) {
        Set<String> names = new TreeSet<>();
        Stream.of(
                        client
                                .listContainersCmd()
                                .withShowAll(true)
                                .withLabelFilter(List.of(PROJECT_LABEL))
                                .exec()
                                .stream()
                                .map(Container::getLabels),
                        client.listNetworksCmd().withFilter("label", List.of(PROJECT_LABEL)).exec().stream()
                                .map(Network::getLabels),
                        volumes(client, PROJECT_LABEL).stream().map(InspectVolumeResponse::getLabels))
                .flatMap(labels -> labels)
                .map(labels -> labels.get(PROJECT_LABEL))
                .filter(name -> name.startsWith(prefix))
                .forEach(names::add);
        return names;
    }

    List<Container> containers() {
        return client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(PROJECT_LABEL, project))
                .exec();
    }

    /** Kills and removes all of it; named volumes only if asked to. Anonymous ones go with their containers. */
    void remove(boolean withVolumes) {
        ComposeProcesses.end(project);
        // While a container is on its way out, the engine refuses to remove what it still uses; and a compose process
        // that has just been ended may have had one last request under way.
        long deadline = System.nanoTime() + LETTING_GO.toNanos();
        while (!isGone(withVolumes)) {
            if (System.nanoTime() > deadline) {
                throw new SetupException("Docker does not let go of %s. Fix: docker compose -p %s down --volumes"
                        .formatted(lines(), project));
            }
            try {
                Side.bySide(containers(), this::remove);
                networks().forEach(this::remove);
                if (withVolumes) {
                    volumes().forEach(this::removeVolume);
                }
            } catch (DockerException e) {
                // The next look tells whether it has sorted itself out.
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private boolean isGone(boolean withVolumes) {
        return containers().isEmpty()
                && networks().isEmpty()
                && (!withVolumes || volumes().isEmpty());
    }

    /** A line for each thing that is there. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        containers().forEach(container -> lines.add("container " + container.getNames()[0].substring(1)));
        networks().forEach(network -> lines.add("network " + network.getName()));
        volumes().forEach(volume -> lines.add("volume " + volume));
        return lines;
    }

    private List<Network> networks() {
        return client.listNetworksCmd()
                .withFilter("label", List.of(PROJECT_LABEL + "=" + project))
                .exec();
    }

    private List<String> volumes() {
        return volumes(client, PROJECT_LABEL + "=" + project).stream()
                .map(InspectVolumeResponse::getName)
                .toList();
    }

    private static List<InspectVolumeResponse> volumes(DockerClient client, String label) {
        List<InspectVolumeResponse> volumes = client.listVolumesCmd()
                .withFilter("label", List.of(label))
                .exec()
                .getVolumes();
        return volumes == null ? List.of() : volumes;
    }

    private void remove(Container container) {
        try {
            client.removeContainerCmd(container.getId())
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException | ConflictException e) {
            // Gone, or on its way: 409 means that its removal is in progress already.
        }
    }

    private void remove(Network network) {
        try {
            client.removeNetworkCmd(network.getId()).exec();
        } catch (NotFoundException e) {
            // Gone.
        }
    }

    private void removeVolume(String volume) {
        try {
            client.removeVolumeCmd(volume).exec();
        } catch (NotFoundException e) {
            // Gone.
        }
    }
}
