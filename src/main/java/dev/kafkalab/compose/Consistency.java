package dev.kafkalab.compose;

import dev.kafkalab.compose.Dependencies.Reference;
import dev.kafkalab.compose.Yaml.Mapping;
import dev.kafkalab.compose.Yaml.Mapping.Entry;
import dev.kafkalab.compose.Yaml.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether the services of a file fit together: what one names must be there, once, and start before it. */
final class Consistency {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]+");

    private final Mapping file;
    private final Map<String, Entry> active;
    private final Set<String> all;
    private final Set<String> withoutCycle = new HashSet<>();

    private Consistency(Mapping file, Map<String, Entry> active) {
        this.file = file;
        this.active = active;
        this.all = new Attributes(file).mapping("services").mapping().entries().keySet();
    }

    /** Refuses a file whose active services do not fit together. */
    static void check(Mapping file, Map<String, Entry> active) {
        var consistency = new Consistency(file, active);
        active.forEach(consistency::checkService);
        active.keySet().forEach(name -> consistency.checkCycle(name, List.of()));
    }

    private void checkService(String name, Entry entry) {
        if (!NAME.matcher(name).matches()) {
            throw new ComposeException(
                    entry.position(),
                    "'%s' is no name for a service".formatted(name),
                    "use letters, digits, '.', '_' and '-' only");
        }
        var service = attributes(name);
        references(name).forEach(reference -> checkDependency(name, reference));
        checkNetworks(name, service);
        checkVolumes(name, service);
        checkFiles(name, service, "secrets");
        checkFiles(name, service, "configs");
        Replicas.check(name, service);
    }

    private Attributes attributes(String name) {
        return new Attributes((Mapping) active.get(name).value());
    }

    /** The services that it waits for, without optional ones that are not there. */
    private List<Reference> references(String name) {
        return Dependencies.references(attributes(name)).stream()
                .filter(reference -> active.containsKey(reference.dependency().service())
                        || reference.dependency().required()
                        || !all.contains(reference.dependency().service()))
                .toList();
    }

    private void checkDependency(String name, Reference reference) {
        String needed = reference.dependency().service();
        if (active.containsKey(needed)) {
            return;
        }
        throw all.contains(needed)
                ? new ComposeException(
                        reference.position(),
                        "'%s' needs '%s', whose profile is not active".formatted(name, needed),
                        "switch its profile on with the variable COMPOSE_PROFILES=%s, or give '%s' the same profiles"
                                .formatted(Profiles.of(file, needed), name))
                : new ComposeException(
                        reference.position(),
                        "'%s' needs '%s', and there is no such service".formatted(name, needed),
                        "name one of the services of this file: %s".formatted(String.join(", ", all)));
    }

    private void checkCycle(String name, List<String> path) {
        if (withoutCycle.contains(name)) {
            return;
        }
        var longer = new ArrayList<>(path);
        longer.add(name);
        for (Reference reference : references(name)) {
            String needed = reference.dependency().service();
            if (longer.contains(needed)) {
                throw new ComposeException(
                        reference.position(),
                        "services wait for each other: %s -> %s".formatted(String.join(" -> ", longer), needed),
                        "remove one of these dependencies");
            }
            if (active.containsKey(needed)) {
                checkCycle(needed, longer);
            }
        }
        withoutCycle.add(name);
    }

    private void checkNetworks(String name, Attributes service) {
        service.scalar("network_mode").ifPresent(mode -> {
            if (!service.texts("networks").isEmpty()
                    || !service.mapping("networks").mapping().entries().isEmpty()) {
                throw new ComposeException(
                        mode.position(),
                        "'%s' has both network_mode and networks".formatted(name),
                        "keep one of the two");
            }
        });
        Set<String> seen = new HashSet<>();
        service.texts("networks").forEach(network -> {
            checkNetwork(name, network.text(), network.position());
            if (!seen.add(network.text())) {
                throw new ComposeException(
                        network.position(),
                        "'%s' is in networks twice".formatted(network.text()),
                        "remove one of the two");
            }
        });
        service.mapping("networks")
                .mapping()
                .entries()
                .forEach((network, entry) -> checkNetwork(name, network, entry.position()));
    }

    private void checkNetwork(String name, String network, Position position) {
        if (!network.equals("default") && !declared("networks", network)) {
            throw undeclared(name, "network", network, position);
        }
    }

    private void checkVolumes(String name, Attributes service) {
        for (Yaml entry : service.list("volumes")) {
            String source = Volumes.parse(entry).source();
            boolean named = entry instanceof Scalar
                    ? !source.isEmpty() && !Volumes.isPath(source)
                    : new Attributes((Mapping) entry).text("type").orElse("").equals("volume") && !source.isEmpty();
            if (named && !declared("volumes", source)) {
                throw undeclared(name, "volume", source, entry.position());
            }
        }
    }

    private void checkFiles(String name, Attributes service, String kind) {
        for (Yaml entry : service.list(kind)) {
            Scalar source = entry instanceof Mapping mapping
                    ? new Attributes(mapping).scalar("source").orElse(Scalar.text(entry.position(), ""))
                    : (Scalar) entry;
            if (!declared(kind, source.text())) {
                throw undeclared(name, kind.substring(0, kind.length() - 1), source.text(), entry.position());
            }
        }
    }

    private boolean declared(String kind, String name) {
        return new Attributes(file).mapping(kind).mapping().has(name);
    }

    private static ComposeException undeclared(String service, String kind, String name, Position position) {
        return new ComposeException(
                position,
                "'%s' uses the %s '%s', which is not declared".formatted(service, kind, name),
                kind.equals("volume") || kind.equals("network")
                        ? "add %ss: at the top level, and below it, indented, the line %s:".formatted(kind, name)
                        : "declare it below a top-level %ss:".formatted(kind));
    }
}
