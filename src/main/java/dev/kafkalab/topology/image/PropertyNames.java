package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service.EnvironmentVariable;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** How the images turn names of variables into names of properties. */
public final class PropertyNames {

    private static final Pattern SINGLE = Pattern.compile("(?<=[^_])_(?=[^_])");
    private static final Pattern SINGLE_WITH_ITS_NEIGHBOURS = Pattern.compile("([^_])_([^_])");

    private PropertyNames() {}

    /**
     * Apache's image: {@code A_B} is {@code a.b}, {@code A__B} is {@code a_b}, {@code A___B} is {@code a-b}
     * ({@code KafkaDockerWrapper.getServerConfigsFromEnv}).
     */
    static String escaped(String name) {
        return plain(name).replace("...", "-").replace("..", "_");
    }

    /**
     * The same escapes in Confluent's images, where {@code A____B} is {@code a-_b} and an underscore at either end
     * stays one ({@code env_to_props} in {@code dub} of confluent-docker-utils, since August 2019).
     */
    public static String escapedByDub(String name) {
        return withoutEscapes(SINGLE.matcher(name).replaceAll("."));
    }

    /**
     * The same in {@code ub}, which looks at a character only once: in {@code NAME_X_MAX}, the second underscore stays
     * one ({@code ConvertKey} in {@code ub.go} of confluentinc/common-docker, as in Confluent 8.1.0 to 8.3.0).
     */
    static String escapedByUb(String name) {
        return withoutEscapes(SINGLE_WITH_ITS_NEIGHBOURS.matcher(name).replaceAll("$1.$2"));
    }

    private static String withoutEscapes(String name) {
        return name.toLowerCase(Locale.ROOT).replace("___", "-").replace("__", "_");
    }

    /** Bitnami's, wurstmeister's, and Confluent's up to 5.3.3: every underscore is a dot. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** The variable that stands for a property without an escape in its name. */
    static String variable(String prefix, String property) {
        return prefix + property.toUpperCase(Locale.ROOT).replace('.', '_');
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
