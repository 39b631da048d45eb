package dev.kafkalab.compose;

import dev.kafkalab.compose.ComposeException.Kind;
import dev.kafkalab.compose.Yaml.Mapping.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads YAML with positions. Merge keys are no part of YAML 1.2, and Compose has them all the same: an explicit key
 * wins over a merged one, and an earlier mapping of a list over a later one.
 */
final class YamlReader {

    private static final int DEEPEST_NESTING = 100;
    private static final Set<String> KNOWN_TAGS =
            Set.of("str", "int", "float", "bool", "null", "map", "seq", "merge", "timestamp");

    private final Path file;
    private final ReadingLimits limits;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private YamlReader(Path file, ReadingLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    /** The documents of a file, in order; empty if it has nothing but comments. */
    static List<Yaml> read(Path file, ReadingLimits limits) {
        String text = limits.text(file);
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                // Whole: the parser copies what it has read of a long value with each new part of the file.
                .setBufferSize(text.length() + 1)
                // The limit on what aliases may grow to is kept here, with a message of its own.
                .setMaxAliasesForCollections(Integer.MAX_VALUE)
                .build();
        var reader = new YamlReader(file, limits);
        try {
            reader.checkNesting(new Parse(settings).parseString(text));
            var documents = new ArrayList<Yaml>();
            new Compose(settings).composeAllFromString(text).forEach(node -> documents.add(reader.convert(node)));
            return documents;
        } catch (YamlEngineException e) {
            throw YamlProblem.explain(file, text, e);
        }
    }

    private void checkNesting(Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
            if (depth > DEEPEST_NESTING) {
                throw tooDeep(new Position(
                        file, event.getStartMark().map(m -> m.getLine()).orElse(0) + 1));
            }
        }
    }

    private static ComposeException tooDeep(Position position) {
        return new ComposeException(
                Kind.TOO_MUCH,
                position,
                "values are nested more than %d levels deep".formatted(DEEPEST_NESTING),
                "close the brackets that are open, or undo the indentation that grows from line to line");
    }

    private Yaml convert(Node node) {
        Position position = position(node);
        limits.addValues(position, 1);
        checkTag(node, position);
        if (node instanceof ScalarNode scalar) {
            limits.addCharacters(position, scalar.getValue().length());
            return scalar(scalar, position);
        }
        if (open.size() > DEEPEST_NESTING) {
            throw tooDeep(position);
        }
        if (!open.add(node)) {
            throw new ComposeException(
                    Kind.TOO_MUCH,
                    position,
                    "the anchor &%s contains an alias of itself"
                            .formatted(node.getAnchor().map(Object::toString).orElse("")),
                    "remove the alias *name from inside what the anchor &name marks");
        }
        try {
            return node instanceof MappingNode mapping
                    ? mapping(mapping, position)
                    : new Yaml.Sequence(
                            position,
                            ((SequenceNode) node)
                                    .getValue().stream().map(this::convert).toList());
        } finally {
            open.remove(node);
        }
    }

    private Yaml.Scalar scalar(ScalarNode node, Position position) {
        boolean text = !node.isPlain() || (!node.isResolved() && tag(node).equals("str"));
        return text ? Yaml.Scalar.text(position, node.getValue()) : YamlScalars.plain(position, node.getValue());
    }

    private Yaml.Mapping mapping(MappingNode node, Position position) {
        var merged = new LinkedHashMap<String, Entry>();
        var explicit = new LinkedHashMap<String, Entry>();
        var seen = new HashMap<String, Position>();
        for (NodeTuple tuple : node.getValue()) {
            Position keyPosition = position(tuple.getKeyNode());
            String key = key(tuple.getKeyNode(), keyPosition);
            Position earlier = seen.putIfAbsent(key, keyPosition);
            boolean merge = isMerge(tuple.getKeyNode());
            if (earlier != null) {
                throw new ComposeException(
                        keyPosition,
                        "'%s' is already set in this mapping, on line %d".formatted(key, earlier.line()),
                        merge ? "merge several anchors at once: <<: [*first, *second]" : "keep one of the two lines");
            }
            if (merge) {
                mergeInto(merged, convert(tuple.getValueNode()));
            } else {
                explicit.put(key, new Entry(keyPosition, convert(tuple.getValueNode())));
            }
        }
        merged.putAll(explicit);
        return new Yaml.Mapping(position, merged);
    }

    private static void mergeInto(Map<String, Entry> target, Yaml value) {
        if (value instanceof Yaml.Mapping mapping) {
            mapping.entries().forEach(target::putIfAbsent);
        } else if (value instanceof Yaml.Sequence list
                && list.items().stream().allMatch(Yaml.Mapping.class::isInstance)) {
            list.items().forEach(item -> mergeInto(target, item));
        } else {
            throw new ComposeException(
                    value.position(),
                    "<< merges mappings, but this is %s".formatted(value.described()),
                    "write <<: *name, where &name marks a mapping, or <<: [*first, *second]");
        }
    }

    private String key(Node node, Position position) {
        if (!(node instanceof ScalarNode scalar)) {
            throw new ComposeException(
                    position,
                    "a key must be text, but this one is a list or a mapping",
                    "put text that begins with [, { or a space and ? in quotes");
        }
        Yaml.Scalar key = scalar(scalar, position);
        if (key.type() != Yaml.Type.TEXT) {
            throw new ComposeException(
                    position,
                    "a key must be text, but this one is %s".formatted(key.described()),
                    "put the key in quotes: \"%s\":".formatted(key.written()));
        }
        return key.text();
    }

    private static boolean isMerge(Node key) {
        return key instanceof ScalarNode scalar
                && scalar.isPlain()
                && scalar.getValue().equals("<<");
    }

    private static void checkTag(Node node, Position position) {
        if (node.isResolved() && node instanceof ScalarNode) {
            // The author wrote no tag; the library has one of its own for ${...}.
            return;
        }
        String full = node.getTag().getValue();
        boolean standard = full.startsWith("tag:yaml.org,2002:") && KNOWN_TAGS.contains(tag(node));
        if (!standard) {
            throw new ComposeException(
                    Kind.TAG,
                    position,
                    "the tag %s is not known here".formatted(full),
                    full.equals("!reset") || full.equals("!override")
                            ? "write the file as it should be: %s only serves files laid over another".formatted(full)
                            : "remove the tag, or put a value that begins with ! in quotes");
        }
    }

    private static String tag(Node node) {
        String full = node.getTag().getValue();
        return full.substring(full.lastIndexOf(':') + 1);
    }

    private Position position(Node node) {
        return new Position(
                file, node.getStartMark().map(mark -> mark.getLine()).orElse(0) + 1);
    }
}
