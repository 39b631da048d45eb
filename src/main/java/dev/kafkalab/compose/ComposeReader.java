package dev.kafkalab.compose;

import dev.kafkalab.compose.Service.PublishedPort;
import dev.kafkalab.compose.Yaml.Mapping;
import dev.kafkalab.compose.Yaml.Mapping.Entry;
import dev.kafkalab.compose.Yaml.Scalar;
import dev.kafkalab.settings.Host;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads Compose files as Docker Compose does, by the <a href="https://compose-spec.io">Compose specification</a>: what
 * Compose reads is read to the same values, and what Compose refuses is refused, with line, reason and fix.
 *
 * <p>Stricter than Compose in a few places, each with a message of its own: a service that would become several
 * containers, tags ({@code !reset}), and some attributes of {@code include} and {@code env_file}.
 */
public final class ComposeReader {

    private static final Comparator<Notice> IN_ORDER = Comparator.comparing(
                    (Notice notice) -> notice.position().file().toString())
            .thenComparing(notice -> notice.position().line());

    private ComposeReader() {}

    /**
     * Reads a file and all that it draws in.
     *
     * @param file the file; paths in it are seen from its folder, and {@code .env} is looked for there
     * @param variables fill in the file's {@code ${...}}; they win over the machine's environment, which wins over
     *     {@code .env}. {@code COMPOSE_PROFILES} among them switches profiles on
     * @throws ComposeException if the file cannot be read as it stands
     */
    public static ComposeFile read(Path file, Map<String, String> variables) {
        return read(file, variables, Host.environment());
    }

    /**
     * Reads a file that is not trusted: nothing of this machine's environment is filled in, only what the file's own
     * {@code .env} sets.
     *
     * @param guard is told what stands in each file before anything that it names is opened, and ends the reading with
     *     whatever it throws
     * @throws ComposeException if the file cannot be read as it stands
     */
    public static ComposeFile read(Path file, ReadingGuard guard) {
        return read(file, Map.of(), Map.of(), new HashSet<>(), guard);
    }

    /**
     * The names of the variables that a file, and all that it draws in, asks for: what is given under another name has
     * no effect on it.
     *
     * @param variables as for {@link #read}: which values there are can decide which others are asked for
     * @throws ComposeException if the file cannot be read as it stands
     */
    public static Set<String> variables(Path file, Map<String, String> variables) {
        Set<String> asked = new HashSet<>();
        read(file, variables, Host.environment(), asked, ReadingGuard.NONE);
        return asked;
    }

    static ComposeFile read(Path file, Map<String, String> given, Map<String, String> machine) {
        return read(file, given, machine, new HashSet<>(), ReadingGuard.NONE);
    }

    private static ComposeFile read(
            Path file, Map<String, String> given, Map<String, String> machine, Set<String> asked, ReadingGuard guard) {
        var limits = new ReadingLimits();
        List<Yaml> documents = YamlReader.read(file, limits);
        Variables variables = Variables.of(given, machine, asked, Folder.of(file), limits)
                .withProjectName(file, projectName(documents), limits);
        var context = new ReadingContext(variables, new LinkedHashSet<>(), limits, guard);
        Mapping model = new ComposeLoader(context).load(file, documents);
        ComposeSchema.check(model);
        Mapping services = services(model);
        limits.checkServices(services);
        Map<String, Entry> active = Profiles.active(services, variables.profiles());
        if (active.isEmpty()) {
            throw new ComposeException(
                    services.position(),
                    "no service is active: each belongs to a profile that is not switched on",
                    "switch profiles on with the variable COMPOSE_PROFILES=%s".formatted(Profiles.all(services)));
        }
        Consistency.check(model, active);
        var reader = new ServiceReader(context, model);
        Map<String, Attributes> started = new LinkedHashMap<>();
        Map<String, List<PublishedPort>> written = new LinkedHashMap<>();
        active.forEach((name, entry) -> {
            var attributes = new Attributes((Mapping) entry.value());
            // What is to run no times is not started either.
            if (Replicas.of(attributes) > 0) {
                started.put(name, attributes);
                written.put(name, reader.ports(attributes));
            }
        });
        Map<String, List<PublishedPort>> ports = Ports.settled(written);
        List<Service> read = new ArrayList<>();
        started.forEach((name, attributes) ->
                read.add(reader.read(name, active.get(name).position(), attributes, ports.get(name), active.keySet())));
        ExternalNetworks.notices(new Networks(model), started).forEach(context.notices()::add);
        OverrideFile.notices(file).forEach(context.notices()::add);
        return new ComposeFile(
                file,
                read,
                new Attributes(model).mapping("volumes").mapping().entries().keySet(),
                context.notices().stream().sorted(IN_ORDER).toList());
    }

    /** The name is needed before the file is read in earnest: its values may refer to it. */
    private static Optional<Scalar> projectName(List<Yaml> documents) {
        return documents.stream()
                .filter(Mapping.class::isInstance)
                .flatMap(document -> new Attributes((Mapping) document).scalar("name").stream())
                .reduce((earlier, later) -> later);
    }

    private static Mapping services(Mapping model) {
        Mapping services = new Attributes(model).mapping("services").mapping();
        if (services.entries().isEmpty()) {
            throw new ComposeException(
                    model.position(),
                    "the file has no services",
                    "write services: and below it, indented, a name for each service with its image:");
        }
        return services;
    }
}
