package dev.kafkalab.compose;

import dev.kafkalab.compose.Yaml.Mapping;
import dev.kafkalab.compose.Yaml.Mapping.Entry;
import dev.kafkalab.compose.Yaml.Scalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolves {@code extends}, by the section of that name in the Compose specification. */
final class Extends {

    private final ComposeLoader loader;
    private final ReadingLimits limits;
    private final Map<String, Yaml> resolved = new HashMap<>();

    Extends(ComposeLoader loader, ReadingLimits limits) {
        this.loader = loader;
        this.limits = limits;
    }

    /** The document with every service laid over what it extends. */
    Mapping resolve(Path file, Mapping document) {
        if (!(document.get("services").orElse(null) instanceof Mapping services)) {
            return document;
        }
        var whole = new LinkedHashMap<String, Entry>();
        services.entries()
                .forEach((name, entry) -> whole.put(
                        name, new Entry(entry.position(), resolve(new Place(file, services), name, List.of()))));
        return document.with(
                "services",
                new Entry(document.entries().get("services").position(), new Mapping(services.position(), whole)));
    }

    /** Services, and the file that they are in. */
    private record Place(Path file, Mapping services) {}

    private Yaml resolve(Place place, String name, List<String> chain) {
        Yaml service = place.services().get(name).orElseThrow();
        if (!(service instanceof Mapping mapping) || !mapping.has("extends")) {
            return service;
        }
        Yaml reference = mapping.get("extends").orElseThrow();
        String step = "%s in %s".formatted(name, place.file().toAbsolutePath().normalize());
        if (chain.contains(step)) {
            throw new ComposeException(
                    reference.position(),
                    "'%s' extends itself, by way of the services that it extends".formatted(name),
                    "remove one of the extends");
        }
        if (resolved.containsKey(step)) {
            return resolved.get(step);
        }
        var longer = new ArrayList<>(chain);
        longer.add(step);
        Scalar target = target(reference);
        Place from = file(reference).map(this::open).orElse(place);
        if (!from.services().has(target.text())) {
            throw new ComposeException(
                    target.position(),
                    "'%s' extends '%s', but %s has no such service".formatted(name, target.text(), from.file()),
                    "name one of its services: %s"
                            .formatted(
                                    String.join(", ", from.services().entries().keySet())));
        }
        Yaml base = resolve(from, target.text(), longer);
        Mapping own = mapping.without("extends");
        Mapping whole = base instanceof Mapping below ? Merge.service(below, own) : own;
        limits.addValues(reference.position(), whole.values());
        resolved.put(step, whole);
        return whole;
    }

    private static Scalar target(Yaml reference) {
        Optional<Yaml> name = reference instanceof Mapping mapping ? mapping.get("service") : Optional.of(reference);
        if (name.orElse(null) instanceof Scalar scalar && scalar.type() == Yaml.Type.TEXT) {
            return scalar;
        }
        throw new ComposeException(
                reference.position(),
                "extends names no service",
                "write extends: and below it service: and the service's name, with file: if it is in another file");
    }

    private static Optional<Scalar> file(Yaml reference) {
        if (!(reference instanceof Mapping mapping) || !mapping.has("file")) {
            return Optional.empty();
        }
        if (mapping.get("file").orElseThrow() instanceof Scalar scalar && scalar.type() == Yaml.Type.TEXT) {
            return Optional.of(scalar);
        }
        throw new ComposeException(
                mapping.entries().get("file").position(), "file: of an extends must be text", "name the file");
    }

    private Place open(Scalar path) {
        Path file = Folder.existing(path);
        if (loader.extended(file).get("services").orElse(null) instanceof Mapping services) {
            return new Place(file, services);
        }
        throw new ComposeException(
                path.position(), "%s has no services to extend".formatted(file), "name a Compose file that has");
    }
}
