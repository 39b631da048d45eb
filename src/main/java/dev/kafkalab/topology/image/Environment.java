package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Position;
import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.EnvironmentVariable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A service's environment as a start script asks for it. Most take an empty variable for an unset one ({@code [[ -n
 * "$X" ]]}, {@code ${X:-default}}); some copy what is written, were it nothing.
 */
record Environment(Service service) {

    private static final Set<String> YES = Set.of("1", "yes", "true");

    /**
     * A property that a start script writes from a variable.
     *
     * @param otherwise its value when the variable is unset; empty if the property is left out then
     */
    record Setting(String property, String variable, Optional<String> otherwise) {

        Setting(String property, String variable, String otherwise) {
            this(property, variable, Optional.of(otherwise));
        }

        Setting(String property, String variable) {
            this(property, variable, Optional.empty());
        }
    }

    /** What a table of settings makes of this environment, where an empty variable counts as unset. */
    Map<String, String> properties(List<Setting> settings) {
        return properties(settings, this::value);
    }

    /** What a table of settings makes of this environment, where an empty variable makes an empty property. */
    Map<String, String> propertiesAsWritten(List<Setting> settings) {
        return properties(settings, this::written);
    }

    private static Map<String, String> properties(
            List<Setting> settings, Function<String, Optional<String>> variables) {
        Map<String, String> properties = new TreeMap<>();
        settings.forEach(setting -> variables
                .apply(setting.variable())
                .or(setting::otherwise)
                .ifPresent(value -> properties.put(setting.property(), value)));
        return properties;
    }

    /** The variable's value, which may be empty. */
    Optional<String> written(String name) {
        return service.variable(name).map(EnvironmentVariable::value);
    }

    Optional<String> value(String name) {
        return variable(name).map(EnvironmentVariable::value);
    }

    String valueOr(String name, String otherwise) {
        return value(name).orElse(otherwise);
    }

    boolean has(String name) {
        return variable(name).isPresent();
    }

    /** Whether the variable is what Bitnami's scripts take for true. */
    boolean isYes(String name) {
        return isYesValue(valueOr(name, ""));
    }

    static boolean isYesValue(String value) {
        return YES.contains(value.toLowerCase(Locale.ROOT));
    }

    boolean hasAny(String... names) {
        return Arrays.stream(names).anyMatch(this::has);
    }

    Stream<EnvironmentVariable> startingWith(String prefix) {
        return service.environment().stream().filter(variable -> variable.name().startsWith(prefix));
    }

    /** Where the first of these variables is written; the service itself if it has none of them. */
    Position where(String... names) {
        return Arrays.stream(names)
                .flatMap(name -> service.variable(name).stream())
                .map(EnvironmentVariable::position)
                .findFirst()
                .orElse(service.position());
    }

    private Optional<EnvironmentVariable> variable(String name) {
        return service.variable(name).filter(variable -> !variable.value().isEmpty());
    }
}
