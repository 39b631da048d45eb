package dev.kafkalab.runtime.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One more Compose file, about containers: each service has one, whatever its {@code scale}, so that a node is one
 * container; and it answers to the names that Compose would give to it in a project of another name, where the file's
 * settings use them.
 */
final class ContainerFile {

    /** On Docker's own networks there are no aliases. */
    private static final Set<String> PREDEFINED = Set.of("bridge", "host", "none");

    private ContainerFile() {}

    /**
     * For a file as Compose reads it.
     *
     * @param model what {@code docker compose config --format json} prints
     * @param names the further names of each service's container
     * @return the file, in JSON; empty where nothing is to be said
     */
    static Optional<String> of(JsonNode model, Map<String, Set<String>> names) {
        ObjectNode services = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> service : model.path("services").properties()) {
            once(service.getKey(), service.getValue(), services);
            for (Map.Entry<String, JsonNode> network :
                    service.getValue().path("networks").properties()) {
                Set<String> aliases = names.getOrDefault(service.getKey(), Set.of());
                String name = model.path("networks")
                        .path(network.getKey())
                        .path("name")
                        .asText();
                if (!aliases.isEmpty() && !PREDEFINED.contains(name)) {
                    ArrayNode all = services.withObjectProperty(service.getKey())
                            .withObjectProperty("networks")
                            .withObjectProperty(network.getKey())
                            .putArray("aliases");
                    aliases.forEach(all::add);
                }
            }
        }
        return services.isEmpty()
                ? Optional.empty()
                : Optional.of(JsonNodeFactory.instance
                        .objectNode()
                        .set("services", services)
                        .toPrettyString());
    }

    private static void once(String name, JsonNode service, ObjectNode services) {
        if (service.path("scale").asInt(1) > 1) {
            services.withObjectProperty(name).put("scale", 1);
        }
        if (service.path("deploy").path("replicas").asInt(1) > 1) {
            services.withObjectProperty(name).withObjectProperty("deploy").put("replicas", 1);
        }
    }
}
