package dev.kafkalab.compose;

import dev.kafkalab.compose.ComposeException.Kind;
import dev.kafkalab.compose.Yaml.Mapping;
import dev.kafkalab.compose.Yaml.Mapping.Entry;
import dev.kafkalab.compose.Yaml.Scalar;
import dev.kafkalab.compose.Yaml.Sequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a Compose file and all that it draws in into one model: variables filled in, {@code extends} and
 * {@code include} resolved, several documents laid over each other in order.
 */
final class ComposeLoader {

    private static final List<String> RESOURCES = List.of("services", "volumes", "networks", "secrets", "configs");

    private static final int DEEPEST_INCLUDE = 50;

    private final ReadingContext context;
    private final List<Path> including;
    private final Map<Path, Mapping> extended = new HashMap<>();

    private ComposeLoader(ReadingContext context, List<Path> including) {
        this.context = context;
        this.including = including;
    }

    ComposeLoader(ReadingContext context) {
        this(context, List.of());
    }

    /** A file whose documents have been read. */
    Mapping load(Path file, List<Yaml> written) {
        Mapping model = null;
        for (Mapping document : filled(file, written)) {
            Mapping included = include(file, new Extends(this, context.limits()).resolve(file, document));
            model = model == null ? included : Merge.files(model, included);
        }
        return model;
    }

    /**
     * The file that a service of another extends: one document made of all, with variables filled in. It is read once.
     */
    Mapping extended(Path file) {
        return extended.computeIfAbsent(file, any -> filled(file, YamlReader.read(file, context.limits())).stream()
                .reduce(Merge::files)
                .orElseThrow());
    }

    private List<Mapping> filled(Path file, List<Yaml> documents) {
        if (documents.stream().allMatch(ComposeLoader::isEmpty)) {
            throw new ComposeException(
                    new Position(file, 1),
                    "the file is empty",
                    "write services: and below it, indented, a name for each service with its image:");
        }
        var filled = new ArrayList<Mapping>();
        for (Yaml written : documents) {
            if (isEmpty(written)) {
                throw new ComposeException(
                        written.position(), "nothing stands below this ---", "remove the line with ---");
            }
            if (!(written instanceof Mapping mapping)) {
                throw new ComposeException(
                        written.position(),
                        "a Compose file is a mapping, but this is %s".formatted(written.described()),
                        "begin with services: and below it, indented, a name for each service with its image:");
            }
            mapping.get("services")
                    .filter(Mapping.class::isInstance)
                    .map(Mapping.class::cast)
                    .ifPresent(context.limits()::checkServices);
            Mapping document = mapping.mapScalars(this::fill);
            context.guard().document(file, document);
            filled.add(document);
        }
        return filled;
    }

    private static boolean isEmpty(Yaml document) {
        return document instanceof Scalar scalar && scalar.isNull();
    }

    private Scalar fill(Scalar scalar) {
        if (scalar.type() != Yaml.Type.TEXT) {
            return scalar;
        }
        var template =
                new Template(context.variables(), scalar.position(), context.limits(), name -> unset(scalar, name));
        return new Scalar(scalar.position(), Yaml.Type.TEXT, template.fill(scalar.text()), scalar.written());
    }

    private void unset(Scalar scalar, String name) {
        context.guard().unset(scalar.position(), name);
        context.notices()
                .add(new Notice(
                        scalar.position(),
                        "the variable %s is not set, and nothing takes its place".formatted(name),
                        "set it, for example with a line %s=... in the file .env beside the Compose file, or write a default: ${%s:-...}"
                                .formatted(name, name)));
    }

    private Mapping include(Path file, Mapping document) {
        if (!(document.get("include").orElse(null) instanceof Sequence includes)) {
            return document;
        }
        ComposeSchema.check(new Mapping(
                document.position(),
                new LinkedHashMap<>(Map.of("include", document.entries().get("include")))));
        Mapping model = document.without("include");
        for (Yaml include : includes.items()) {
            model = addResources(model, included(file, include));
        }
        return model;
    }

    private Mapping included(Path file, Yaml include) {
        if (include instanceof Mapping mapping) {
            for (String key : List.of("env_file", "project_directory")) {
                if (mapping.has(key)) {
                    throw new ComposeException(
                            mapping.entries().get(key).position(),
                            "'%s' of an include is not read here".formatted(key),
                            "leave it out: an included file has the folder and the .env file that it lies beside");
                }
            }
        }
        Mapping model = null;
        Path first = null;
        for (Scalar path : paths(include)) {
            Path resolved = Folder.existing(path);
            first = first == null ? resolved : first;
            var chain = new LinkedHashSet<>(including);
            chain.add(file.toAbsolutePath().normalize());
            if (!chain.add(resolved.toAbsolutePath().normalize())) {
                throw new ComposeException(
                        path.position(),
                        "%s is already being read: the files include each other".formatted(path.text()),
                        "remove one of the includes");
            }
            if (chain.size() > DEEPEST_INCLUDE) {
                throw new ComposeException(
                        Kind.TOO_MUCH,
                        path.position(),
                        "includes are nested more than %d levels deep".formatted(DEEPEST_INCLUDE),
                        "include the files from one place");
            }
            var loader = new ComposeLoader(context.in(Folder.of(first)), List.copyOf(chain));
            Mapping next = loader.load(resolved, YamlReader.read(resolved, context.limits()));
            model = model == null ? next : Merge.files(model, next);
        }
        return model;
    }

    private static List<Scalar> paths(Yaml include) {
        Yaml path = include instanceof Mapping mapping
                ? mapping.get("path")
                        .orElseThrow(() -> new ComposeException(
                                include.position(), "this include has no path", "add path: and the file to include"))
                : include;
        return path instanceof Sequence list
                ? list.items().stream().map(Scalar.class::cast).toList()
                : List.of((Scalar) path);
    }

    private static Mapping addResources(Mapping model, Mapping included) {
        Mapping extended = model;
        for (String kind : RESOURCES) {
            if (included.get(kind).orElse(null) instanceof Mapping more) {
                Optional<Yaml> own = extended.get(kind);
                var entries = new LinkedHashMap<String, Entry>(
                        own.orElse(null) instanceof Mapping mapping ? mapping.entries() : Map.of());
                more.entries().forEach((name, entry) -> {
                    Entry earlier = entries.putIfAbsent(name, entry);
                    if (earlier != null && !earlier.equals(entry)) {
                        throw new ComposeException(
                                earlier.position(),
                                "'%s' is also defined in an included file (%s)".formatted(name, entry.position()),
                                "give one of the two another name");
                    }
                });
                extended = extended.with(kind, new Entry(more.position(), new Mapping(more.position(), entries)));
            }
        }
        return extended;
    }
}
