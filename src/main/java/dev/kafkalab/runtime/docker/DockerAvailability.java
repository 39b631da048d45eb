package dev.kafkalab.runtime.docker;

import java.util.List;
import java.util.Optional;

/**
 * Whether Docker could run a topology right now.
 *
 * @param problem why it cannot be used at all, in half a sentence; empty where an engine and a Compose answer
 * @param missingImages the images that would have to be pulled or built first
 */
public record DockerAvailability(Optional<String> problem, List<String> missingImages) {

    public DockerAvailability {
        missingImages = List.copyOf(missingImages);
    }
}
