package dev.kafkalab.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What {@code -Dlab.*} says, read once and as a whole: a word that nobody would read is a mistake, not a default.
 *
 * @param runtime {@code auto}, {@code docker} or {@code process}
 * @param parallel how many clusters may run at once; empty to go by memory and cores
 * @param strict whether a scenario that is not verified fails the run
 * @param topology the Compose file for scenarios that name none
 * @param reports the folder that a run leaves its pages and its record in
 */
public record LabSettings(String runtime, OptionalInt parallel, boolean strict, Path topology, Path reports) {

    private static final String PREFIX = "lab.";
    private static final String PROGRAM = "lab.program.";
    private static final Set<String> RUNTIMES = Set.of("auto", "docker", "process");
    private static final Set<String> COLORS = Set.of("auto", "always", "never");
    private static final int MOST_CLUSTERS = 9_999;

    /** Every setting but {@code lab.program.NAME}, each with what it means. */
    public static final Map<String, String> NAMES = new TreeMap<>(Map.of(
            "lab.runtime", "auto, docker or process",
            "lab.parallel", "how many clusters may run at once",
            "lab.strict", "true: a scenario that is not verified fails the run",
            "lab.topology", "the Compose file for scenarios that name none",
            "lab.color", "auto, always or never",
            "lab.reports", "the folder for pages and the record",
            "lab.work", "the folder for what nodes write while they run",
            "lab.cache", "the folder for what is shared by all checkouts"));

    /**
     * The settings of this JVM.
     *
     * @throws SettingsException with every mistake in them
     */
    public static LabSettings ofThisJvm() {
        return of(System.getProperties());
    }

    /**
     * These settings; all other properties are left alone.
     *
     * @throws SettingsException with every mistake in them
     */
    public static LabSettings of(Properties properties) {
        Reading reading = new Reading(properties);
        LabSettings settings = new LabSettings(
                reading.oneOf("lab.runtime", RUNTIMES, "auto"),
                reading.number("lab.parallel"),
                reading.truth("lab.strict"),
                reading.composeFile("lab.topology", "compose/zookeeper-ensemble.yml"),
                reading.path("lab.reports", "reports"));
        reading.oneOf("lab.color", COLORS, "auto");
        reading.unknown();
        if (!reading.mistakes.isEmpty()) {
            throw new SettingsException(reading.mistakes);
        }
        return settings;
    }

    private static final class Reading {

        private final Properties properties;
        private final List<String> mistakes = new ArrayList<>();

        Reading(Properties properties) {
            this.properties = properties;
        }

        private Optional<String> given(String name) {
            return Optional.ofNullable(properties.getProperty(name))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty());
        }

        String oneOf(String name, Set<String> allowed, String otherwise) {
            String value = given(name).orElse(otherwise);
            if (!allowed.contains(value)) {
                mistake(name, value, "write one of " + String.join(", ", new TreeSet<>(allowed)));
            }
            return value;
        }

        boolean truth(String name) {
            // As Maven users write it: a bare -Dlab.strict is true.
            String value =
                    properties.getProperty(name) == null ? "false" : given(name).orElse("true");
            if (!Set.of("true", "false").contains(value.toLowerCase(Locale.ROOT))) {
                mistake(name, value, "write true or false");
            }
            return Boolean.parseBoolean(value);
        }

        OptionalInt number(String name) {
            Optional<String> value = given(name);
            if (value.isEmpty()) {
                return OptionalInt.empty();
            }
            if (!value.get().matches("[1-9]\\d{0,3}")) {
                mistake(name, value.get(), "write a whole number from 1 to " + MOST_CLUSTERS);
                return OptionalInt.empty();
            }
            return OptionalInt.of(Integer.parseInt(value.get()));
        }

        Path path(String name, String otherwise) {
            String value = given(name).orElse(otherwise);
            try {
                return Path.of(value);
            } catch (InvalidPathException e) {
                mistake(name, value, "write the name of a folder");
                return Path.of(otherwise);
            }
        }

        /** Only one that somebody has named must be there: a course without our default names its own in each feature. */
        Path composeFile(String name, String otherwise) {
            Path file = path(name, otherwise);
            if (given(name).isPresent() && !Files.isRegularFile(file)) {
                mistake(name, file.toString(), "there is no such file; name a Compose file, from the project's folder");
            }
            return file;
        }

        void unknown() {
            new TreeSet<>(properties.stringPropertyNames())
                    .stream()
                            .filter(name ->
                                    name.startsWith(PREFIX) && !name.startsWith(PROGRAM) && !NAMES.containsKey(name))
                            .forEach(name -> mistakes.add("-D%s is no setting. Fix: write one of %s"
                                    .formatted(name, String.join(", ", NAMES.keySet()) + " or " + PROGRAM + "NAME")));
        }

        private void mistake(String name, String value, String fix) {
            mistakes.add("-D%s=%s (%s). Fix: %s".formatted(name, value, NAMES.get(name), fix));
        }
    }
}
