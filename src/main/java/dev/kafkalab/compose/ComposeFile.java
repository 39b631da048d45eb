package dev.kafkalab.compose;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a Compose file says, with variables, merges, {@code extends}, env files and profiles resolved: only services
 * that {@code docker compose up} would start are here, in the file's own order.
 *
 * @param path the file
 * @param services its active services
 * @param namedVolumes the names under the top-level {@code volumes}
 * @param notices what Compose accepts and the author may still want to know, in the file's order
 */
public record ComposeFile(Path path, List<Service> services, Set<String> namedVolumes, List<Notice> notices) {

    public ComposeFile {
        services = List.copyOf(services);
        namedVolumes = Set.copyOf(namedVolumes);
        notices = List.copyOf(notices);
    }

    /** The service of that name, if the file has it. */
    public Optional<Service> service(String name) {
        return services.stream().filter(s -> s.name().equals(name)).findFirst();
    }
}
