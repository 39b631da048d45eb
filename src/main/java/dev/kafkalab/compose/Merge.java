package dev.kafkalab.compose;

import dev.kafkalab.compose.Yaml.Mapping;
import dev.kafkalab.compose.Yaml.Mapping.Entry;
import dev.kafkalab.compose.Yaml.Scalar;
import dev.kafkalab.compose.Yaml.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lays one part of a model over another, by the Compose specification's section "Merge": mappings key by key, lists one
 * after the other, single values by the later one, with exceptions for a few attributes.
 */
final class Merge {

    private static final Set<String> REPLACED = Set.of("command", "entrypoint");
    private static final Set<String> AS_LISTS = Set.of(
            "environment",
            "env_file",
            "labels",
            "annotations",
            "sysctls",
            "extra_hosts",
            "dns",
            "dns_opt",
            "dns_search",
            "tmpfs",
            "label_file");
    private static final Set<String> AS_MAPPINGS = Set.of("depends_on", "networks");

    private Merge() {}

    /** A whole file over another one. */
    static Mapping files(Mapping base, Mapping over) {
        var merged = new LinkedHashMap<>(base.entries());
        over.entries().forEach((key, entry) -> {
            Entry below = base.entries().get(key);
            if (key.equals("services")
                    && below != null
                    && below.value() instanceof Mapping baseServices
                    && entry.value() instanceof Mapping services) {
                merged.put(key, new Entry(below.position(), services(baseServices, services)));
            } else {
                merged.put(key, below == null ? entry : generic(key, below, entry));
            }
        });
        return new Mapping(base.position(), merged);
    }

    private static Mapping services(Mapping base, Mapping over) {
        var merged = new LinkedHashMap<>(base.entries());
        over.entries().forEach((name, entry) -> {
            Entry below = base.entries().get(name);
            boolean both = below != null && below.value() instanceof Mapping && entry.value() instanceof Mapping;
            merged.put(
                    name,
                    both
                            ? new Entry(below.position(), service((Mapping) below.value(), (Mapping) entry.value()))
                            : entry);
        });
        return new Mapping(base.position(), merged);
    }

    /** A service over the one that it extends, or over its like in another document. */
    static Mapping service(Mapping base, Mapping over) {
        var merged = new LinkedHashMap<>(base.entries());
        over.entries().forEach((key, entry) -> {
            Entry below = base.entries().get(key);
            merged.put(key, below == null ? entry : attribute(key, below, entry));
        });
        return new Mapping(over.position(), merged);
    }

    private static Entry attribute(String key, Entry base, Entry over) {
        if (REPLACED.contains(key)) {
            return over;
        }
        if (AS_LISTS.contains(key)) {
            return new Entry(over.position(), joined(over.position(), asList(base.value()), asList(over.value())));
        }
        if (AS_MAPPINGS.contains(key)) {
            return generic(
                    key,
                    new Entry(base.position(), asMapping(key, base.value())),
                    new Entry(over.position(), asMapping(key, over.value())));
        }
        if (key.equals("build")) {
            return generic(key, new Entry(base.position(), asBuild(base)), new Entry(over.position(), asBuild(over)));
        }
        if (key.equals("healthcheck")
                && base.value() instanceof Mapping below
                && over.value() instanceof Mapping above
                && above.has("test")) {
            return generic(key, new Entry(base.position(), below.without("test")), over);
        }
        return generic(key, base, over);
    }

    private static Entry generic(String key, Entry base, Entry over) {
        if (over.value() instanceof Scalar scalar && scalar.isNull()) {
            return base;
        }
        if (base.value() instanceof Mapping below && over.value() instanceof Mapping above) {
            var merged = new LinkedHashMap<>(below.entries());
            above.entries().forEach((name, entry) -> {
                Entry earlier = below.entries().get(name);
                merged.put(name, earlier == null ? entry : generic(name, earlier, entry));
            });
            return new Entry(over.position(), new Mapping(above.position(), merged));
        }
        if (base.value() instanceof Sequence below && over.value() instanceof Sequence above) {
            return new Entry(over.position(), joined(above.position(), below.items(), above.items()));
        }
        boolean sameKind = base.value() instanceof Scalar && over.value() instanceof Scalar;
        if (!sameKind && !(base.value() instanceof Scalar scalar && scalar.isNull())) {
            throw new ComposeException(
                    over.position(),
                    "'%s' is %s here and %s where it comes from (%s)"
                            .formatted(
                                    key, over.value().described(), base.value().described(), base.position()),
                    "write both in the same form");
        }
        return over;
    }

    private static Sequence joined(Position position, List<Yaml> first, List<Yaml> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return new Sequence(position, all);
    }

    /** {@code NAME: value} pairs as {@code NAME=value}; a name without value stands for itself. */
    private static List<Yaml> asList(Yaml value) {
        if (value instanceof Sequence list) {
            return list.items();
        }
        if (!(value instanceof Mapping mapping)) {
            return List.of(value);
        }
        var items = new ArrayList<Yaml>();
        mapping.entries().forEach((name, entry) -> {
            if (entry.value() instanceof Scalar scalar) {
                String text = scalar.isNull() ? name : name + "=" + scalar.text();
                items.add(new Scalar(entry.position(), Yaml.Type.TEXT, text, scalar.written()));
            } else if (entry.value() instanceof Sequence list) {
                asList(list).stream()
                        .filter(Scalar.class::isInstance)
                        .map(Scalar.class::cast)
                        .forEach(item -> items.add(Scalar.text(item.position(), name + "=" + item.text())));
            } else {
                items.add(entry.value());
            }
        });
        return items;
    }

    private static Yaml asMapping(String key, Yaml value) {
        if (!(value instanceof Sequence list)) {
            return value;
        }
        var entries = new LinkedHashMap<String, Entry>();
        for (Yaml item : list.items()) {
            if (item instanceof Scalar name) {
                entries.put(name.text(), new Entry(name.position(), defaultFor(key, name.position())));
            }
        }
        return new Mapping(value.position(), entries);
    }

    private static Yaml defaultFor(String key, Position position) {
        return key.equals("depends_on")
                ? new Mapping(
                        position, Map.of("condition", new Entry(position, Scalar.text(position, "service_started"))))
                : new Scalar(position, Yaml.Type.NULL, "", "");
    }

    private static Yaml asBuild(Entry build) {
        return build.value() instanceof Scalar context
                ? new Mapping(context.position(), Map.of("context", new Entry(build.position(), context)))
                : build.value();
    }
}
