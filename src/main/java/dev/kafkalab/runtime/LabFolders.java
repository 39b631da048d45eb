package dev.kafkalab.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a runtime keeps its files.
 *
 * @param cache the user's own, shared by all checkouts: class archives, class paths, claimed addresses
 * @param work what the nodes write while they run
 * @param reports what a run leaves for people
 */
public record LabFolders(Path cache, Path work, Path reports) {

    /** The folder of the logs in that of the reports. */
    public static final String LOGS = "logs";

    /** As {@code -Dlab.cache}, {@code -Dlab.work} and {@code -Dlab.reports} say, or their defaults. */
    public static LabFolders ofThisJvm() {
        Path here = Path.of("").toAbsolutePath();
        Path cache = property("lab.cache").orElseGet(LabFolders::userCache);
        Path work = property("lab.work").orElseGet(() -> defaultWork(here, cache));
        return new LabFolders(cache, work, property("lab.reports").orElse(here.resolve("reports")));
    }

    /** The log of one node of a topology. */
    public Path log(String topology, String node) {
        return reports.resolve(LOGS).resolve(topology).resolve(node + ".log");
    }

    /** The same folders, with a part of cache and work to itself. */
    public LabFolders within(String name) {
        return new LabFolders(cache.resolve(name), work.resolve(name), reports);
    }

    /** In a Maven project {@code mvn clean} is to remove it; elsewhere no folder is to appear where the user stands. */
    private static Path defaultWork(Path here, Path cache) {
        return Files.exists(here.resolve("pom.xml"))
                ? here.resolve("target/kafka-lab")
                : cache.resolve("work").resolve(Integer.toHexString(here.hashCode()));
    }

    private static Path userCache() {
        return environment("XDG_CACHE_HOME")
                .or(() -> environment("LOCALAPPDATA"))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("kafka-lab");
    }

    private static Optional<Path> property(String name) {
        return path(System.getProperty(name));
    }

    private static Optional<Path> environment(String name) {
        return path(System.getenv(name));
    }

    private static Optional<Path> path(String value) {
        return Optional.ofNullable(value)
                .filter(text -> !text.isBlank())
                .map(text -> Path.of(text).toAbsolutePath().normalize());
    }
}
