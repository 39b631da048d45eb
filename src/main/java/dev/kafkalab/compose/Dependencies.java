package dev.kafkalab.compose;

import dev.kafkalab.compose.Service.Dependency;
import dev.kafkalab.compose.Service.Link;
import dev.kafkalab.compose.Yaml.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which services a service needs: {@code depends_on}, and what implies it ({@code links}, {@code volumes_from} and
 * sharing another service's network), as Compose takes it.
 */
final class Dependencies {

    private static final String STARTED = "service_started";
    private static final Set<String> CONDITIONS = Set.of(STARTED, "service_healthy", "service_completed_successfully");
    private static final String SERVICE = "service:";

    private Dependencies() {}

    /** A service that is needed, and where that is written. */
    record Reference(Dependency dependency, Position position) {}

    /** The active services that it waits for. */
    static List<Dependency> of(Attributes service, Set<String> active) {
        return references(service).stream()
                .map(Reference::dependency)
                .filter(dependency -> active.contains(dependency.service()))
                .toList();
    }

    static List<Reference> references(Attributes service) {
        Map<String, Reference> references = new LinkedHashMap<>();
        service.texts("depends_on").forEach(name -> {
            Reference earlier = references.put(
                    name.text(), new Reference(new Dependency(name.text(), STARTED, true), name.position()));
            if (earlier != null) {
                throw new ComposeException(
                        name.position(), "'%s' is in depends_on twice".formatted(name.text()), "remove one of the two");
            }
        });
        Attributes conditional = service.mapping("depends_on");
        conditional.mapping().entries().forEach((name, entry) -> {
            Attributes attributes = conditional.mapping(name);
            Scalar condition = attributes.scalar("condition").orElseThrow();
            if (!CONDITIONS.contains(condition.text())) {
                throw new ComposeException(
                        condition.position(),
                        "there is no condition '%s'".formatted(condition.text()),
                        "write service_started, service_healthy or service_completed_successfully");
            }
            references.put(
                    name,
                    new Reference(
                            new Dependency(name, condition.text(), attributes.flag("required", true)),
                            entry.position()));
        });
        implied(service)
                .forEach(name -> references.putIfAbsent(
                        name.text(), new Reference(new Dependency(name.text(), STARTED, true), name.position())));
        return List.copyOf(references.values());
    }

    private static Stream<Scalar> implied(Attributes service) {
        Stream<Scalar> linked = service.texts("links").stream().map(link -> named(link, link.text()));
        Stream<Scalar> shared = Stream.of("network_mode", "ipc", "pid", "uts", "cgroup")
                .flatMap(key -> service.scalar(key).stream())
                .filter(value -> value.text().startsWith(SERVICE))
                .map(value -> named(value, value.text().substring(SERVICE.length())));
        Stream<Scalar> mounted = service.texts("volumes_from").stream()
                .filter(value -> !value.text().startsWith("container:"))
                .map(value -> named(value, value.text()));
        return Stream.of(linked, shared, mounted).flatMap(names -> names);
    }

    private static Scalar named(Scalar written, String reference) {
        return Scalar.text(written.position(), reference.split(":", 2)[0]);
    }

    static List<Link> links(Attributes service) {
        return service.texts("links").stream()
                .map(link -> link.text().split(":", 2))
                .map(parts -> new Link(parts[0], parts[parts.length - 1]))
                .toList();
    }

    /** The names by which it knows containers that other projects have started. */
    static List<String> externalLinks(Attributes service) {
        return service.texts("external_links").stream()
                .map(link -> link.text().split(":", 2))
                .map(parts -> parts[parts.length - 1])
                .toList();
    }
}
