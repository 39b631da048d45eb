package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service.EnvironmentVariable;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** How the images turn names of variables into names of properties. */
final class PropertyNames {

    private PropertyNames() {}

    /**
     * Confluent's images and Apache's: {@code A_B} is {@code a.b}, {@code A__B} is {@code a_b}, {@code A___B} is {@code a-b}.
     * Sources: {@code KafkaDockerWrapper.getServerConfigsFromEnv} in Apache Kafka, and {@code envToProps} of the
     * {@code ub} tool in Confluent's images.
     */
    static String escaped(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replace('_', '.')
                .replace("...", "-")
                .replace("..", "_");
    }

    /** Bitnami's and wurstmeister's: every underscore is a dot. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** The properties that the variables with this prefix stand for, but for those that are not properties. */
    static Map<String, String> of(
            Environment environment, String prefix, Set<String> notProperties, UnaryOperator<String> naming) {
        Map<String, String> properties = new TreeMap<>();
        environment
                .startingWith(prefix)
                .filter(variable -> !notProperties.contains(variable.name()))
                .forEach(variable -> properties.put(propertyOf(variable, prefix, naming), variable.value()));
        return properties;
    }

    private static String propertyOf(EnvironmentVariable variable, String prefix, UnaryOperator<String> naming) {
        return naming.apply(variable.name().substring(prefix.length()));
    }
}
