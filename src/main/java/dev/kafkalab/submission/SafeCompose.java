package dev.kafkalab.submission;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kafkalab.compose.ComposeFile;
import dev.kafkalab.compose.ComposeReader;
import dev.kafkalab.compose.ReadingGuard;
import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.Attachment;
import dev.kafkalab.compose.Service.PublishedPort;
import dev.kafkalab.compose.Service.Restart;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.ServiceAddresses;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.reader.Topologies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the Compose file that is run in place of a submission's own: the same cluster, in a file of ours, with limits
 * and without anything that was not understood. Both runtimes run this file, so what is not in it is done by neither.
 *
 * <p>Every network of the cluster is an internal one, from which nothing leads out. Docker publishes no port of such a
 * network, so nodes that publish ports are on one more, which is not internal: there only the way back is closed, since
 * no address of it is translated ({@code enable_ip_masquerade}). Ports are bound to 127.0.0.1.
 */
public final class SafeCompose {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final String PUBLISHED = "published";
    private static final String LOCALHOST = "127.0.0.1";
    private static final long LONGEST_GRACE_SECONDS = 60;

    /** It starts as root, to change to this user by itself; without capabilities it could not. */
    private static final Map<String, String> USERS = Map.of("zookeeper", "1000:1000", "library/zookeeper", "1000:1000");

    private final Topology topology;
    private final Limits limits;
    private final List<Node> nodes;
    private final Set<String> names;
    private final String published;
    private final ObjectNode file = JsonNodeFactory.instance.objectNode();

    private SafeCompose(Topology checked, Limits limits) {
        // A subnet of the submission's choice could cover a network that this machine is on.
        this.topology = ServiceAddresses.named(checked);
        this.limits = limits;
        this.nodes = topology.nodes().stream()
                .filter(node -> ImageRules.isRun(node, limits))
                .toList();
        this.names = nodes.stream().map(Node::name).collect(Collectors.toSet());
        this.published = freeName();
    }

    /**
     * Writes the file, and reads it again.
     *
     * @param topology of a submission that has been checked
     * @return the cluster of the written file: its nodes are those of the topology, but for tools that are not run
     * @throws UnwritableException if a node's settings cannot be given to its image by variables alone
     */
    public static Topology write(Topology topology, Limits limits, Path target) throws IOException {
        SafeCompose written = new SafeCompose(topology, limits);
        written.write();
        Files.writeString(target, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(written.file) + "\n");
        ComposeFile read = ComposeReader.read(target, ReadingGuard.NONE);
        Topology again = Topologies.of(read, Map.of());
        written.requireSame(again);
        return again;
    }

    private void requireSame(Topology again) {
        for (Node node : nodes) {
            boolean same = again.node(node.name())
                    .filter(other -> other.roles().equals(node.roles())
                            && SafeEnvironment.essence(other.program()).equals(SafeEnvironment.essence(node.program()))
                            && other.id().equals(node.id())
                            && other.listeners().equals(node.listeners())
                            && other.hostEndpoint().equals(node.hostEndpoint()))
                    .isPresent();
            if (!same) {
                throw new UnwritableException(
                        "%s would be another node in a file that is written anew. Fix: keep to what the image's environment can say"
                                .formatted(node.name()));
            }
        }
    }

    private void write() {
        nodes.forEach(node -> write(node, file.withObjectProperty("services").putObject(node.name())));
        Map<String, Attachment> networks = new LinkedHashMap<>();
        nodes.forEach(node -> networks(node.service()).forEach(network -> networks.put(network.key(), network)));
        networks.forEach((key, network) -> {
            file.withObjectProperty("networks").putObject(key).put("internal", true);
        });
        if (nodes.stream().anyMatch(SafeCompose::publishes)) {
            file.withObjectProperty("networks")
                    .putObject(published)
                    .putObject("driver_opts")
                    .put("com.docker.network.bridge.enable_ip_masquerade", "false");
        }
    }

    private void write(Node node, ObjectNode written) {
        Service service = node.service();
        SafeEnvironment environment = new SafeEnvironment(node, limits);
        written.put("image", literal(service.image().orElseThrow()));
        service.hostname().ifPresent(name -> written.put("hostname", literal(name)));
        ObjectNode variables = written.putObject("environment");
        environment.variables().forEach((name, value) -> variables.put(name, literal(value)));
        if (!service.ports().isEmpty()) {
            ArrayNode ports = written.putArray("ports");
            service.ports().forEach(port -> ports.add(port(port)));
        }
        network(node, written);
        list(
                written,
                "depends_on",
                service.dependsOn().stream()
                        .map(Service.Dependency::service)
                        .filter(names::contains)
                        .distinct()
                        .toList());
        list(
                written,
                "links",
                service.links().stream()
                        .filter(link -> names.contains(link.service()))
                        .map(link -> link.service() + ":" + link.alias())
                        .toList());
        volumes(service, written);
        restart(service.restart()).ifPresent(word -> written.put("restart", word));
        written.put("stop_grace_period", Math.min(service.stopGracePeriod().toSeconds(), LONGEST_GRACE_SECONDS) + "s");
        confine(node, environment.heapMegabytes(), written);
    }

    private void confine(Node node, int heap, ObjectNode written) {
        String memory = limits.memoryMegabytes(heap) + "m";
        written.put("mem_limit", memory);
        written.put("memswap_limit", memory);
        written.put("cpus", limits.cpus());
        written.put("pids_limit", limits.pids());
        written.putArray("cap_drop").add("ALL");
        written.putArray("security_opt").add("no-new-privileges:true");
        ObjectNode logging = written.putObject("logging");
        logging.put("driver", "json-file");
        logging.putObject("options").put("max-size", "50m").put("max-file", "2");
        String user = USERS.get(node.image().repository().replaceFirst("^docker\\.io/", ""));
        if (user != null) {
            written.put("user", user);
        }
    }

    private void network(Node node, ObjectNode written) {
        Service service = node.service();
        if (service.networkMode()
                .filter(mode -> mode.startsWith("service:") || mode.equals("none"))
                .isPresent()) {
            written.put("network_mode", service.networkMode().get());
            return;
        }
        ObjectNode networks = written.putObject("networks");
        networks(service).forEach(network -> {
            ObjectNode attachment = networks.putObject(network.key());
            ArrayNode aliases = JsonNodeFactory.instance.arrayNode();
            network.aliases().forEach(alias -> aliases.add(literal(alias)));
            service.containerName()
                    .filter(name -> !network.aliases().contains(name))
                    .ifPresent(name -> aliases.add(literal(name)));
            if (!aliases.isEmpty()) {
                attachment.set("aliases", aliases);
            }
        });
        if (publishes(node)) {
            networks.putObject(published);
        }
    }

    private static boolean publishes(Node node) {
        return !node.service().ports().isEmpty() && !networks(node.service()).isEmpty();
    }

    /** Docker's own bridge, which containers of others are on too, becomes a network of this cluster. */
    private static List<Attachment> networks(Service service) {
        return service.networkMode()
                        .filter(mode -> mode.equals("bridge") || mode.equals("default"))
                        .isPresent()
                ? List.of(new Attachment("default", "default", false, List.of(), List.of(), List.of()))
                : service.networks();
    }

    /** A named volume stays one, for two nodes that share one are another cluster than two that do not. */
    private void volumes(Service service, ObjectNode written) {
        List<Service.Volume> named = service.volumes().stream()
                .filter(volume -> !volume.isOfThisMachine() && volume.content().isEmpty())
                .filter(volume -> volume.subpath().isEmpty() && !volume.source().isEmpty())
                .toList();
        if (!named.isEmpty()) {
            ArrayNode volumes = written.putArray("volumes");
            named.forEach(volume -> {
                volumes.add(literal(volume.source() + ":" + volume.target()));
                file.withObjectProperty("volumes").putObject(volume.source());
            });
        }
    }

    private static Optional<String> restart(Restart restart) {
        if (restart.afterSuccess()) {
            return Optional.of("always");
        }
        return restart.afterFailure()
                ? Optional.of("on-failure" + (restart.attempts() == 0 ? "" : ":" + restart.attempts()))
                : Optional.empty();
    }

    private static String port(PublishedPort port) {
        String host = port.hostPort() == 0
                ? ""
                : port.lastHostPort() == port.hostPort()
                        ? String.valueOf(port.hostPort())
                        : port.hostPort() + "-" + port.lastHostPort();
        return "%s:%s:%d".formatted(LOCALHOST, host, port.containerPort());
    }

    private static void list(ObjectNode written, String key, List<String> items) {
        if (!items.isEmpty()) {
            ArrayNode list = written.putArray(key);
            items.forEach(item -> list.add(literal(item)));
        }
    }

    /** Nothing is filled in once more. */
    private static String literal(String value) {
        return value.replace("$", "$$");
    }

    private String freeName() {
        Set<String> taken = topology.nodes().stream()
                .flatMap(node -> node.service().networks().stream())
                .map(Attachment::key)
                .collect(Collectors.toSet());
        String name = PUBLISHED;
        while (taken.contains(name)) {
            name += "-too";
        }
        return name;
    }
}
