package dev.kafkalab.compose;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code ${NAME}} can stand for: the variables given by the caller, then the machine's environment, then the file
 * {@code .env} beside the Compose file, as in the Compose documentation's section on the precedence of variables.
 */
final class Variables implements Template.Lookup {

    private static final String PROJECT_NAME = "COMPOSE_PROJECT_NAME";

    private final Map<String, String> values;
    private final Set<String> asked;

    private Variables(Map<String, String> values, Set<String> asked) {
        this.values = values;
        this.asked = asked;
    }

    /** Every name that is asked for is added to {@code asked}. */
    static Variables of(
            Map<String, String> given,
            Map<String, String> machine,
            Set<String> asked,
            Path folder,
            ReadingLimits limits) {
        var values = new HashMap<>(machine);
        values.putAll(given);
        return new Variables(values, asked).withDefaultsFrom(folder, limits);
    }

    /** These variables, and below them those of another folder's {@code .env}. */
    Variables withDefaultsFrom(Path folder, ReadingLimits limits) {
        Path dotEnv = folder.resolve(".env");
        if (!Files.exists(dotEnv) || Files.isDirectory(dotEnv)) {
            return this;
        }
        var extended = new HashMap<>(values);
        new EnvFile(dotEnv, this, limits)
                .variables()
                .forEach(found -> extended.putIfAbsent(found.name(), found.value()));
        return new Variables(extended, asked);
    }

    /** These variables and the project's name: the one written in the file, else that of its folder. */
    Variables withProjectName(Path file, Optional<Yaml.Scalar> written, ReadingLimits limits) {
        var extended = new HashMap<>(values);
        String folder = Optional.ofNullable(
                        Folder.of(file).toAbsolutePath().normalize().getFileName())
                .map(Path::toString)
                .orElse("");
        String name = written.map(
                        scalar -> new Template(this, scalar.position(), limits, any -> {}).fill(scalar.text()))
                .map(Variables::projectName)
                .filter(text -> !text.isEmpty())
                .orElse(projectName(folder));
        extended.putIfAbsent(PROJECT_NAME, name);
        return new Variables(extended, asked);
    }

    private static String projectName(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "").replaceFirst("^[_-]+", "");
    }

    /** The profiles that are switched on. */
    Set<String> profiles() {
        return Arrays.stream(find("COMPOSE_PROFILES").orElse("").split(","))
                .map(String::strip)
                .filter(profile -> !profile.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<String> find(String name) {
        asked.add(name);
        return Optional.ofNullable(values.get(name));
    }
}
