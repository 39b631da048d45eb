package dev.kafkalab.topology;

import java.nio.file.Path;
import java.util.Map;

/** Reads Compose files into topologies. */
public final class Topologies {

    private Topologies() {}

    /**
     * Reads a Compose file and applies each image's conventions to its services.
     *
     * @param composeFile the file
     * @param variables fill in the file's {@code ${...}}; they win over the machine's environment and {@code .env}
     * @throws dev.kafkalab.compose.ComposeException if the file cannot be read as it stands
     */
    public static Topology read(Path composeFile, Map<String, String> variables) {
        throw new UnsupportedOperationException("being built");
    }
}
