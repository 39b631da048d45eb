package dev.kafkalab.compose;

import dev.kafkalab.compose.Service.EnvironmentVariable;
import dev.kafkalab.compose.Yaml.Mapping;
import dev.kafkalab.compose.Yaml.Scalar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service's variables: {@code env_file}s one after the other, and {@code environment} over them, by the Compose
 * specification's sections of those names.
 */
final class Environment {

    private final ReadingContext context;
    private final Map<String, EnvironmentVariable> found = new LinkedHashMap<>();

    private Environment(ReadingContext context) {
        this.context = context;
    }

    static List<EnvironmentVariable> read(Attributes service, ReadingContext context) {
        var environment = new Environment(context);
        service.value("env_file").ifPresent(environment::addFiles);
        service.value("environment").ifPresent(environment::addOwn);
        return List.copyOf(environment.found.values());
    }

    private void addFiles(Yaml files) {
        List<Yaml> entries = files instanceof Yaml.Sequence list ? list.items() : List.of(files);
        for (Yaml entry : entries) {
            Attributes attributes = entry instanceof Mapping mapping ? new Attributes(mapping) : null;
            Scalar path = attributes == null
                    ? (Scalar) entry
                    : attributes.scalar("path").orElseThrow();
            if (attributes != null && attributes.text("format").isPresent()) {
                throw new ComposeException(
                        attributes.scalar("format").orElseThrow().position(),
                        "the format of an env_file cannot be chosen here",
                        "remove the line; put a value that is to stay as it is in single quotes");
            }
            addFile(path, attributes == null || attributes.flag("required", true));
        }
    }

    private void addFile(Scalar path, boolean required) {
        Path file = Folder.resolve(path);
        if (!Files.exists(file)) {
            if (required) {
                throw new ComposeException(
                        path.position(),
                        "the env_file %s is not there (looked for at %s)".formatted(path.text(), file),
                        "create it, or write it as path: %s with required: false below it".formatted(path.text()));
            }
            return;
        }
        Template.Lookup lookup = name -> Optional.ofNullable(found.get(name))
                .map(EnvironmentVariable::value)
                .or(() -> context.variables().find(name));
        new EnvFile(file, lookup, context.limits())
                .variables()
                .forEach(variable -> found.put(variable.name(), variable));
    }

    private void addOwn(Yaml own) {
        if (own instanceof Mapping mapping) {
            mapping.entries().forEach((name, entry) -> {
                Scalar value = (Scalar) entry.value();
                remarkOn(name, value);
                Optional<String> text = value.isNull() ? passedOn(name, entry.position()) : Optional.of(value.text());
                put(name, text, entry.position());
            });
            return;
        }
        for (Yaml item : ((Yaml.Sequence) own).items()) {
            String text = ((Scalar) item).text();
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            if (name.isEmpty()) {
                throw new ComposeException(
                        item.position(), "'%s' names no variable".formatted(text), "write NAME=value");
            }
            put(
                    name,
                    equals < 0 ? passedOn(name, item.position()) : Optional.of(text.substring(equals + 1)),
                    item.position());
        }
    }

    private Optional<String> passedOn(String name, Position position) {
        Optional<String> value = context.variables().find(name);
        if (value.isEmpty()) {
            context.guard().unset(position, name);
        }
        return value;
    }

    /** A name without a value takes away what an env_file gave it. */
    private void put(String name, Optional<String> value, Position position) {
        value.ifPresentOrElse(
                text -> found.put(name, new EnvironmentVariable(name, text, position)), () -> found.remove(name));
    }

    private void remarkOn(String name, Scalar value) {
        boolean changes = value.type() != Yaml.Type.TEXT
                && !value.isNull()
                && !value.text().equals(value.written());
        if (changes) {
            context.notices()
                    .add(new Notice(
                            value.position(),
                            "%s: %s is %s to YAML, and the service sees %s"
                                    .formatted(
                                            name,
                                            value.written(),
                                            value.type() == Yaml.Type.BOOLEAN ? "true or false" : "a number",
                                            value.text()),
                            "put it in quotes to keep it as written: \"%s\"".formatted(value.written())));
        }
    }
}
