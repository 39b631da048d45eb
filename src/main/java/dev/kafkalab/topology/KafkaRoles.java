package dev.kafkalab.topology;

import dev.kafkalab.text.Spelling;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of {@code process.roles}, and what they make a node. */
public final class KafkaRoles {

    /** The property that says which roles a node has in KRaft mode. */
    public static final String PROPERTY = "process.roles";

    private static final Map<String, Role> ROLES = Map.of("broker", Role.BROKER, "controller", Role.CONTROLLER);

    /** Of {@code contoller}, {@code Broker} or {@code controllers}. */
    private static final int TYPING_ERROR = 2;

    private KafkaRoles() {}

    /** Whether Kafka knows the word; it distinguishes upper case from lower. */
    public static boolean isKnown(String word) {
        return ROLES.containsKey(word);
    }

    /** The word that is meant by a misspelt one; empty if none is near. */
    public static Optional<String> meant(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return Spelling.nearest(lower, ROLES.keySet()).filter(near -> Spelling.edits(lower, near) <= TYPING_ERROR);
    }

    /**
     * The roles of a node with these properties: those that are written, or meant by what is misspelt. Without any it
     * is a broker in ZooKeeper mode, or one that its image refuses to start.
     */
    public static Set<Role> of(Map<String, String> properties) {
        List<String> words =
                Arrays.asList(properties.getOrDefault(PROPERTY, "broker").split(","));
        Set<Role> roles = EnumSet.noneOf(Role.class);
        words.stream()
                .map(String::trim)
                .flatMap(word -> meant(word).stream())
                .map(ROLES::get)
                .forEach(roles::add);
        return roles.isEmpty() ? Set.of(Role.BROKER) : roles;
    }
}
