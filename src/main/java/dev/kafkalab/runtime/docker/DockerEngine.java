package dev.kafkalab.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import dev.kafkalab.compose.Service.PublishedPort;
import dev.kafkalab.runtime.HostPorts;
import dev.kafkalab.runtime.PortHolders;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;
import org.testcontainers.shaded.com.github.dockerjava.core.LocalDirectorySSLConfig;

/**
 * The Docker engine, if one answers. Looked for once in a JVM, and within a bound also where a socket accepts the
 * connection and then keeps silent.
 */
final class DockerEngine {

    private static final String WORKING_DIR_LABEL = "com.docker.compose.project.working_dir";

    private final Optional<String> problem;
    private final DockerClient client;
    private final Map<String, String> environment;
    private final boolean local;

    private DockerEngine(
            Optional<String> problem, DockerClient client, Map<String, String> environment, boolean local) {
        this.problem = problem;
        this.client = client;
        this.environment = environment;
        this.local = local;
    }

    /** What was found in this JVM. */
    static DockerEngine ofThisJvm() {
        return Found.ENGINE;
    }

    /** Why none can be used, in half a sentence; empty if one answers. */
    Optional<String> problem() {
        return problem;
    }

    /** Its client. Only where there is no problem. */
    DockerClient client() {
        return client;
    }

    /** By which variables the {@code docker} command finds the same engine. */
    Map<String, String> environment() {
        return environment;
    }

    /**
     * Who holds a port of the engine's machine, in words. The engine is asked first: it can forward a port without a
     * listener.
     */
    Optional<String> holder(PublishedPort port) {
        return client.listContainersCmd().exec().stream()
                .filter(container -> Stream.of(container.getPorts())
                        .anyMatch(its -> Objects.equals(its.getPublicPort(), port.hostPort())))
                .map(DockerEngine::describe)
                .findFirst()
                .or(() -> local && !HostPorts.isFree(port.hostAddress(), port.hostPort())
                        ? Optional.of(new PortHolders(pid -> Optional.empty()).describe(port.hostPort()))
                        : Optional.empty());
    }

    private static String describe(Container container) {
        String folder = container.getLabels().get(WORKING_DIR_LABEL);
        return "the container %s%s"
                .formatted(
                        container.getNames()[0].substring(1),
                        folder == null ? "" : " of the Compose project in " + folder);
    }

    static DockerEngine lookFor(List<EngineAddress> addresses, Duration patience) {
        return Timeouts.within(patience, () -> search(addresses))
                .orElseGet(() -> none("the Docker engine did not answer within %d s (%s)"
                        .formatted(patience.toSeconds(), addresses.get(0).uri())));
    }

    private static DockerEngine search(List<EngineAddress> addresses) {
        String problem = "no Docker engine answers here";
        for (EngineAddress address : addresses) {
            try {
                address.knock();
                return connect(address.isLocal());
            } catch (IOException | RuntimeException e) {
                problem = "no Docker engine can be used here (%s: %s)".formatted(address.uri(), e.getMessage());
            }
        }
        return none(problem);
    }

    /**
     * Through what Testcontainers has found, but not through its factory's own client: that one would start Ryuk, an
     * image that is not there on a machine without a registry. What a run leaves is cleared here by project label and
     * lease.
     */
    private static DockerEngine connect(boolean local) {
        TransportConfig found = DockerClientFactory.instance().getTransportConfig();
        DockerClient client = DockerClientProviderStrategy.getClientForConfig(found);
        client.pingCmd().exec();
        Map<String, String> environment = new TreeMap<>();
        environment.put("DOCKER_HOST", found.getDockerHost().toString());
        if (found.getSslConfig() instanceof LocalDirectorySSLConfig certificates) {
            environment.put("DOCKER_CERT_PATH", certificates.getDockerCertPath());
            environment.put("DOCKER_TLS_VERIFY", "true");
        }
        return new DockerEngine(Optional.empty(), client, environment, local);
    }

    private static DockerEngine none(String problem) {
        return new DockerEngine(Optional.of(problem), null, Map.of(), false);
    }

    private static final class Found {
        private static final DockerEngine ENGINE = look();

        private static DockerEngine look() {
            try {
                return lookFor(EngineAddress.candidates(), Timeouts.ENGINE);
            } catch (IllegalArgumentException e) {
                return none("DOCKER_HOST is not an address: " + e.getMessage());
            }
        }
    }
}
