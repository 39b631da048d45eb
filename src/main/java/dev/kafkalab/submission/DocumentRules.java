package dev.kafkalab.submission;

import dev.kafkalab.compose.Position;
import dev.kafkalab.compose.ReadingGuard;
import dev.kafkalab.compose.Yaml;
import dev.kafkalab.compose.Yaml.Mapping;
import dev.kafkalab.compose.Yaml.Mapping.Entry;
import dev.kafkalab.compose.Yaml.Scalar;
import dev.kafkalab.compose.Yaml.Sequence;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What may stand in a submission's Compose files, as they are written: a list of what is allowed. Each document is
 * looked at before anything that it names is opened, and nothing is opened after the first that is refused.
 */
final class DocumentRules implements ReadingGuard {

    /** Ends the reading: what has been refused is in the collector. */
    static final class StopReadingException extends RuntimeException {
        StopReadingException() {
            super("a document was refused", null, false, false);
        }
    }

    private final RefusalCollector refusals;
    private final InsideFolder inside;
    private final ServiceRules services;
    private final ResourceRules resources;
    private final KeyTable keys = new KeyTable("a Compose file");

    DocumentRules(Path folder, RefusalCollector refusals, Limits limits) {
        this.refusals = refusals;
        this.inside = new InsideFolder(folder);
        this.services = new ServiceRules(refusals, inside, limits);
        this.resources = new ResourceRules(refusals, inside);
        keys.harmless("version name");
        keys.check("services", entry -> services.checkAll(entry.value()));
        keys.check("networks", entry -> each(entry, resources::network));
        keys.check("volumes", entry -> each(entry, resources::volume));
        keys.check("configs", entry -> each(entry, resources::config));
        keys.check("secrets", entry -> each(entry, resources::secret));
        keys.check("include", this::include);
        keys.refuse("models", SafetyRule.PROVIDER);
    }

    @Override
    public void document(Path file, Mapping document) {
        keys.check(document, refusals);
        if (!refusals.isEmpty()) {
            throw new StopReadingException();
        }
    }

    @Override
    public void unset(Position position, String variable) {
        refusals.refuse(
                SafetyRule.GRADER_VARIABLE,
                position,
                "%s is set nowhere in the submission: its value would come from the environment of whoever starts it"
                        .formatted(variable));
    }

    private static void each(Entry entry, BiConsumer<String, Mapping> rules) {
        if (entry.value() instanceof Mapping named) {
            named.entries().forEach((name, one) -> {
                if (one.value() instanceof Mapping mapping) {
                    rules.accept(name, mapping);
                }
            });
        }
    }

    private void include(Entry entry) {
        List<Yaml> includes = entry.value() instanceof Sequence list ? list.items() : List.of(entry.value());
        for (Yaml include : includes) {
            if (include instanceof Mapping mapping) {
                mapping.entries().forEach((key, part) -> paths(part.value()));
            } else {
                paths(include);
            }
        }
    }

    private void paths(Yaml value) {
        if (value instanceof Sequence list) {
            list.items().forEach(this::paths);
        } else if (value instanceof Scalar path && !inside.has(path)) {
            refusals.refuse(
                    SafetyRule.INCLUDE_OUTSIDE,
                    path.position(),
                    "it includes %s, which is not in the folder".formatted(path.text()));
        }
    }
}
