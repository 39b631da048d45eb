package dev.kafkalab.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What {@code -Dlab.*} says, read once and as a whole: a word that nobody would read is a mistake, not a default.
 *
 * @param runtime {@code auto}, {@code docker} or {@code process}
 * @param parallel how many clusters may run at once; empty to go by memory and cores
 * @param strict whether a scenario that is not verified fails the run
 * @param topology the Compose file for scenarios that name none
 * @param cluster the Compose file that stands in for each that the features name, where somebody has named one
 * @param submission the folder that is to be graded, where somebody has named one
 * @param assignment by what it is graded, where somebody has named a file
 * @param color whether the console has colours: {@code auto}, {@code always} or {@code never}
 * @param reports the folder that a run leaves its pages and its record in
 * @param work the folder for what nodes write while they run, where somebody has named one
 * @param cache the folder for what is shared by all checkouts, where somebody has named one
 * @param runsCommands whether commands of a Compose file's own, which are whatever its author wrote, may run as
 *     processes
 * @param confined whether processes run within limits, and as another user where this one is root: for clusters of
 *     somebody else
 * @param tools whether the programs of other tools may be downloaded
 * @param programs what is named with {@code lab.program.NAME}, by the settings' whole names
 * @param mistakes what cannot be meant as it is written, a line each with its fix; the default stands in its place
 */
public record LabSettings(
        String runtime,
        OptionalInt parallel,
        boolean strict,
        Path topology,
        Optional<Path> cluster,
        Optional<Path> submission,
        Optional<Path> assignment,
        String color,
        Path reports,
        Optional<Path> work,
        Optional<Path> cache,
        boolean runsCommands,
        boolean confined,
        Tools tools,
        Map<String, String> programs,
        List<String> mistakes) {

    private static final String PREFIX = "lab.";
    private static final String PROGRAM = "lab.program.";
    private static final String TOOLS = "lab.tools";
    private static final String MIRROR = "lab.tools.mirror";
    private static final String SHA_256 = "lab.tools.sha256";
    private static final String DOWNLOAD = "download";
    /** What {@code lab.runtime} can be, in the order in which they are told. */
    public static final List<String> RUNTIMES = List.of("auto", "docker", "process");

    private static final Set<String> COLORS = Set.of("auto", "always", "never");
    private static final int MOST_CLUSTERS = 9_999;
    private static final String INVALID_NAME =
            "write a name that files can have here; where it has letters beyond ASCII, set the environment variable LC_ALL to C.UTF-8";

    /** Every setting but {@code lab.program.NAME}, each with what it means. */
    public static final Map<String, String> NAMES = Collections.unmodifiableMap(new TreeMap<>(Map.ofEntries(
            Map.entry("lab.runtime", "auto, docker or process"),
            Map.entry("lab.parallel", "how many clusters may run at once"),
            Map.entry("lab.strict", "true: a scenario that is not verified fails the run"),
            Map.entry("lab.topology", "the Compose file for scenarios that name none"),
            Map.entry("lab.cluster", "the Compose file that stands in for each that the features name"),
            Map.entry("lab.submission", "the folder of a submission that is to be graded"),
            Map.entry("lab.assignment", "the assignment by which it is graded"),
            Map.entry("lab.color", "auto, always or never"),
            Map.entry("lab.reports", "the folder for pages and the record"),
            Map.entry("lab.work", "the folder for what nodes write while they run"),
            Map.entry("lab.cache", "the folder for what is shared by all checkouts"),
            Map.entry(
                    TOOLS, "download, or never: whether the programs of Kafdrop and the REST Proxy may be downloaded"),
            Map.entry(MIRROR, "the address of a mirror to download them from"),
            Map.entry(SHA_256, "the SHA-256 of Kafdrop's jar, without which it is not downloaded"),
            Map.entry("lab.confined", "true: processes run within limits, and as another user where this one is root"),
            Map.entry(
                    "lab.commands", "run, or never: whether commands of a Compose file's own may run as processes"))));

    /**
     * What may be downloaded to run tools whose programs nobody has named.
     *
     * @param download whether anything may
     * @param mirror what stands in for the vendors' hosts, with their paths; empty for the vendors themselves
     * @param sha256 that of Kafdrop's jar, in lower case, where somebody has given it
     */
    public record Tools(boolean download, Optional<URI> mirror, Optional<String> sha256) {

        /** Nothing is downloaded. */
        public static final Tools NONE = new Tools(false, Optional.empty(), Optional.empty());

        /** The same as settings, by their names. */
        public Map<String, String> byName() {
            Map<String, String> settings = new TreeMap<>();
            if (download) {
                settings.put(TOOLS, DOWNLOAD);
            }
            mirror.ifPresent(address -> settings.put(MIRROR, address.toString()));
            sha256.ifPresent(sum -> settings.put(SHA_256, sum));
            return settings;
        }
    }

    /** The settings of this JVM. */
    public static LabSettings read() {
        return read(System.getProperties());
    }

    /** These settings; all other properties are left alone. */
    static LabSettings read(Properties properties) {
        Reading reading = new Reading(properties);
        reading.unknown();
        return new LabSettings(
                reading.oneOf("lab.runtime", RUNTIMES, "auto"),
                reading.number("lab.parallel"),
                reading.truth("lab.strict"),
                reading.composeFile("lab.topology").orElse(Path.of("compose/zookeeper-ensemble.yml")),
                reading.composeFile("lab.cluster"),
                reading.folder("lab.submission"),
                reading.file("lab.assignment", "name the file of an assignment"),
                reading.oneOf("lab.color", COLORS, "auto"),
                reading.path("lab.reports").orElse(Path.of("reports")),
                reading.path("lab.work"),
                reading.path("lab.cache"),
                reading.oneOf("lab.commands", Set.of("run", "never"), "run").equals("run"),
                reading.truth("lab.confined"),
                reading.tools(),
                reading.programs(),
                reading.mistakes);
    }

    /** The same, on that runtime. */
    public LabSettings on(String otherRuntime) {
        return new LabSettings(
                otherRuntime,
                parallel,
                strict,
                topology,
                cluster,
                submission,
                assignment,
                color,
                reports,
                work,
                cache,
                runsCommands,
                confined,
                tools,
                programs,
                mistakes);
    }

    /** Whose cluster a scenario gets that asks for the cluster of this Compose file as it stands. */
    public Path clusterFor(Path composeFile) {
        return cluster.orElse(composeFile).normalize();
    }

    /** @throws SettingsException with every mistake, if there is one */
    public void requireValid() {
        if (!mistakes.isEmpty()) {
            throw new SettingsException(mistakes);
        }
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

        String oneOf(String name, Collection<String> allowed, String otherwise) {
            String value = given(name).orElse(otherwise);
            if (allowed.contains(value)) {
                return value;
            }
            mistake(name, value, "write one of " + String.join(", ", new TreeSet<>(allowed)));
            return otherwise;
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

        Optional<Path> path(String name) {
            try {
                return given(name).map(Path::of);
            } catch (InvalidPathException e) {
                mistake(name, e.getInput(), INVALID_NAME);
                return Optional.empty();
            }
        }

        /**
         * Only one that somebody has named must be there: a course without our default names its own in each feature.
         */
        Optional<Path> composeFile(String name) {
            return file(name, "name a Compose file, from the project's folder");
        }

        Optional<Path> file(String name, String fix) {
            Optional<Path> named = path(name);
            named.filter(file -> !Files.isRegularFile(file))
                    .ifPresent(file -> mistake(name, file.toString(), "there is no such file; " + fix));
            return named;
        }

        Optional<Path> folder(String name) {
            Optional<Path> named = path(name);
            named.filter(folder -> !Files.isDirectory(folder))
                    .ifPresent(folder -> mistake(
                            name, folder.toString(), "there is no such folder; name the one that was handed in"));
            return named;
        }

        Tools tools() {
            return new Tools(oneOf(TOOLS, Set.of(DOWNLOAD, "never"), "never").equals(DOWNLOAD), mirror(), sha256());
        }

        private Optional<URI> mirror() {
            Optional<String> value = given(MIRROR);
            Optional<URI> address = value.filter(text -> text.matches("https?://[^/].*"))
                    .flatMap(text -> {
                        try {
                            return Optional.of(new URI(text));
                        } catch (URISyntaxException e) {
                            return Optional.empty();
                        }
                    })
                    .filter(uri -> uri.getHost() != null);
            if (value.isPresent() && address.isEmpty()) {
                mistake(MIRROR, value.get(), "write an address such as https://mirror.example.org");
            }
            return address;
        }

        /** GitHub's button copies it with {@code sha256:} before it. */
        private Optional<String> sha256() {
            Optional<String> value = given(SHA_256);
            Optional<String> sum = value.map(
                            text -> text.toLowerCase(Locale.ROOT).replaceFirst("^sha256:", ""))
                    .filter(text -> text.matches("[0-9a-f]{64}"));
            if (value.isPresent() && sum.isEmpty()) {
                mistake(SHA_256, value.get(), "write its 64 hexadecimal digits");
            }
            return sum;
        }

        Map<String, String> programs() {
            return properties.stringPropertyNames().stream()
                    .filter(name -> name.startsWith(PROGRAM))
                    .collect(Collectors.toUnmodifiableMap(name -> name, properties::getProperty));
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
