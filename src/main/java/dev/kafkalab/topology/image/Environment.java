package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Position;
import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.EnvironmentVariable;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** A service's environment as a start script asks for it: {@code [[ -n "$X" ]]} takes an empty variable for an unset one. */
record Environment(Service service) {

    Optional<String> value(String name) {
        return variable(name).map(EnvironmentVariable::value);
    }

    String valueOr(String name, String otherwise) {
        return value(name).orElse(otherwise);
    }

    boolean has(String name) {
        return variable(name).isPresent();
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
