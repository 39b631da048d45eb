package dev.kafkalab.topology.finding;

import dev.kafkalab.compose.Position;
import dev.kafkalab.compose.Service.EnvironmentVariable;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.ListenerList;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Numbers;
import dev.kafkalab.topology.Program;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A node's effective settings, and where in the file each comes from. */
record Settings(Node node) {

    Map<String, String> properties() {
        if (node.program() instanceof Program.Kafka kafka) {
            return kafka.properties();
        }
        return node.program() instanceof Program.ZooKeeper zookeeper ? zookeeper.properties() : Map.of();
    }

    /** The property's value; an empty one counts as unset. */
    Optional<String> value(String property) {
        return Optional.ofNullable(properties().get(property)).map(String::trim).filter(value -> !value.isEmpty());
    }

    OptionalInt integer(String property) {
        return Numbers.integer(value(property).orElse(null));
    }

    List<String> list(String property) {
        return value(property).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::trim)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** The listeners of that property as written. */
    ListenerList listeners(String property) {
        return ListenerList.parse(value(property).orElse(""));
    }

    boolean isKraft() {
        return value("process.roles").isPresent();
    }

    /** The variable that sets the property: the one that does, else as the image's family calls it. */
    String variableName(String property) {
        String prefix = node.image().repository().contains("bitnami") ? "KAFKA_CFG_" : "KAFKA_";
        return variable(property)
                .map(EnvironmentVariable::name)
                .orElseGet(() -> prefix + property.toUpperCase(Locale.ROOT).replace('.', '_'));
    }

    /** Where the first of these properties is written; the service where none of them is. */
    Position where(String... properties) {
        return Arrays.stream(properties)
                .flatMap(property -> variable(property).stream())
                .map(EnvironmentVariable::position)
                .findFirst()
                .orElse(node.service().position());
    }

    Finding refused(String message, String remedy, String... where) {
        return finding(Severity.REFUSED, message, remedy, where);
    }

    Finding wrong(String message, String remedy, String... where) {
        return finding(Severity.WRONG, message, remedy, where);
    }

    Finding note(String message, String remedy, String... where) {
        return finding(Severity.NOTE, message, remedy, where);
    }

    Finding finding(Severity severity, String message, String remedy, String... where) {
        return new Finding(severity, node.name(), where(where), message, remedy);
    }

    private Optional<EnvironmentVariable> variable(String property) {
        return node.service().environment().stream()
                .filter(variable -> squeezed(variable.name()).endsWith(squeezed(property)))
                .filter(variable -> meansProperty(variable.name(), property))
                .findFirst();
    }

    /**
     * {@code KAFKA_BROKER_ID}, {@code KAFKA_CFG_BROKER_ID} and {@code ZOOKEEPER_TICK_TIME} alike, whatever the image's
     * escapes.
     */
    private static boolean meansProperty(String variable, String property) {
        String bare = variable.replaceFirst("^(KAFKA_CFG|KAFKA|ZOOKEEPER|ZOO_CFG|ZOO)_", "");
        return squeezed(bare).equals(squeezed(property));
    }

    private static String squeezed(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
    }
}
