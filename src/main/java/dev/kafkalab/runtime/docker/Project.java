package dev.kafkalab.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.support.Parallel;
import dev.kafkalab.topology.Topology;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the engine has of one Compose project: containers, networks, volumes, found by the label that Compose gives
 * them.
 *
 * @param name {@code kafkalab-CHECKOUT-FILE-TOPOLOGY}; Compose allows lower case letters, digits, - and _. Its
 *     beginning is the checkout's, so that all that a killed run of a checkout has left can be recognised; two
 *     checkouts never share a name
 */
record Project(String name, DockerClient client) {

    static final String SERVICE_LABEL = "com.docker.compose.service";

    private static final String PROJECT_LABEL = "com.docker.compose.project";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final int CHECKOUT_DIGITS = 8;
    private static final int FILE_DIGITS = 4;
    private static final int LONGEST_TOPOLOGY = 30;

    /** The project of that topology, run with that work folder. */
    static Project of(Topology topology, Path work, DockerClient client) {
        Path file = topology.composeFile().toAbsolutePath().normalize();
        String readable = topology.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String name = prefix(work)
                + hash(file, FILE_DIGITS)
                + "-"
                + readable.substring(0, Math.min(readable.length(), LONGEST_TOPOLOGY));
        return new Project(name, client);
    }

    /** How the names of all of a checkout's projects begin. */
    static String prefix(Path work) {
        return "kafkalab-" + hash(work, CHECKOUT_DIGITS) + "-";
    }

    private static String hash(Path path, int digits) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(path.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, digits);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Every project of a checkout that the engine has anything of. */
    static List<Project> all(DockerClient client, Path work) {
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
                .filter(name -> name.startsWith(prefix(work)))
                .forEach(names::add);
        return names.stream().map(name -> new Project(name, client)).toList();
    }

    List<Container> containers() {
        return client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(PROJECT_LABEL, name))
                .exec();
    }

    /** Kills and removes all of it; named volumes only if asked to. Anonymous ones go with their containers. */
    void remove(boolean withVolumes) {
        Compose.endProcesses(this);
        // While a container is on its way out, the engine refuses to remove what it still uses; and a compose process
        // that has just been ended may have had one last request under way.
        long deadline = System.nanoTime() + Timeouts.REMOVAL.toNanos();
        while (!isGone(withVolumes)) {
            if (System.nanoTime() - deadline > 0) {
                throw new SetupException("Docker does not let go of %s. Fix: docker compose -p %s down --volumes"
                        .formatted(lines(), name));
            }
            try {
                Parallel.forEach(containers(), this::remove);
                networks().forEach(network -> removeNetwork(network.getId()));
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

    /**
     * Subnets that the engine would give to new networks now: it knows what this machine's routes and its own settings
     * leave free. Nothing keeps them free, so whoever uses one must be ready for it to be taken.
     */
    List<String> freeSubnets(int number) {
        List<String> probes = new ArrayList<>();
        try {
            IntStream.range(0, number)
                    .forEach(i -> probes.add(client.createNetworkCmd()
                            .withName("%s-probe-%d".formatted(name, i))
                            .withLabels(Map.of(PROJECT_LABEL, name))
                            .exec()
                            .getId()));
            return probes.stream()
                    .map(id -> client.inspectNetworkCmd().withNetworkId(id).exec())
                    .map(network -> network.getIpam().getConfig().get(0).getSubnet())
                    .toList();
        } finally {
            probes.forEach(this::removeNetwork);
        }
    }

    private List<Network> networks() {
        return client.listNetworksCmd()
                .withFilter("label", List.of(PROJECT_LABEL + "=" + name))
                .exec();
    }

    private List<String> volumes() {
        return volumes(client, PROJECT_LABEL + "=" + name).stream()
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

    private void removeNetwork(String id) {
        try {
            client.removeNetworkCmd(id).exec();
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
