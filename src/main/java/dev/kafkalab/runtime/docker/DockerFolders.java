package dev.kafkalab.runtime.docker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the Docker runtime keeps its files.
 *
 * @param locks who runs what: the user's own folder, so that {@code mvn clean} does not take it from under a run
 * @param work what is handed to Compose; it also tells one checkout from another
 * @param reports what a run leaves for people
 */
record DockerFolders(Path locks, Path work, Path reports) {

    /** As {@code -Dlab.cache}, {@code -Dlab.work} and {@code -Dlab.reports} say, or their defaults. */
    static DockerFolders ofThisJvm() {
        return new DockerFolders(
                property("lab.cache").orElseGet(DockerFolders::userCache).resolve("docker"),
                property("lab.work")
                        .orElseGet(() -> absolute("target/kafka-lab"))
                        .resolve("docker"),
                property("lab.reports").orElseGet(() -> absolute("reports")));
    }

    /** The log of one node. */
    Path log(String topology, String node) {
        return reports.resolve("logs").resolve(topology).resolve(node + ".log");
    }

    /** In a Maven project {@code mvn clean} is to remove it; elsewhere no folder is to appear where the user stands. */
    private static Path defaultWork(Path cache) {
        Path here = absolute("");
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
        return path(System.getenv(name)).filter(path -> Files.isDirectory(path) || name.equals("XDG_CACHE_HOME"));
    }

    private static Optional<Path> path(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank()).map(DockerFolders::absolute);
    }

    private static Path absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }
}
