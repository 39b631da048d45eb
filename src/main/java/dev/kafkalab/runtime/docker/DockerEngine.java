package dev.kafkalab.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;

/**
 * The Docker engine, if one answers. Looked for once in a JVM, and within a bound also where a socket accepts the
 * connection and then keeps silent.
 */
final class DockerEngine {

    static final Duration PATIENCE = Duration.ofSeconds(7);

    private final Optional<String> problem;
    private final DockerClient client;
    private final boolean local;

    private DockerEngine(Optional<String> problem, DockerClient client, boolean local) {
        this.problem = problem;
        this.client = client;
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

    /** Whether its published ports are this machine's. */
    boolean isLocal() {
        return local;
    }

    static DockerEngine lookFor(List<EngineAddress> addresses, Duration patience) {
        return Bounded.ask(patience, () -> search(addresses))
                .orElseGet(() -> none("the Docker engine did not answer within %d s (%s)"
                        .formatted(patience.toSeconds(), addresses.get(0).uri())));
    }

    private static DockerEngine search(List<EngineAddress> addresses) {
        String problem = "no Docker engine answers here";
        for (EngineAddress address : addresses) {
            try {
                address.knock();
                return new DockerEngine(Optional.empty(), connect(), address.isLocal());
            } catch (IOException | RuntimeException e) {
                problem = "no Docker engine can be used here (%s: %s)".formatted(address.uri(), e.getMessage());
            }
        }
        return none(problem);
    }

    private static DockerClient connect() {
        InertReaper.install();
        DockerClient client = DockerClientFactory.instance().client();
        client.pingCmd().exec();
        return client;
    }

    private static DockerEngine none(String problem) {
        return new DockerEngine(Optional.of(problem), null, false);
    }

    private static final class Found {
        private static final DockerEngine ENGINE = look();

        private static DockerEngine look() {
            try {
                return lookFor(EngineAddress.candidates(), PATIENCE);
            } catch (IllegalArgumentException e) {
                return none("DOCKER_HOST is not an address: " + e.getMessage());
            }
        }
    }
}
