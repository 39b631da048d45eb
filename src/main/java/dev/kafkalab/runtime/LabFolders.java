package dev.kafkalab.runtime;

import dev.kafkalab.settings.Host;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.support.AtomicFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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

    private static final Set<PosixFilePermission> OWNER_ONLY = Set.copyOf(PosixFilePermissions.fromString("rwx------"));

    private static final String CACHE = "lab.cache";
    private static final String WORK = "lab.work";
    private static final String REPORTS = "lab.reports";

    /**
     * As these settings say, or their defaults.
     *
     * @throws SetupException if Java cannot use one of these folders, or finds no folder for a cache
     */
    public static LabFolders of(LabSettings settings) {
        return of(settings, Host::property, Host::variable);
    }

    /** With these system properties and this environment; both give null for what is not set. */
    static LabFolders of(LabSettings settings, UnaryOperator<String> properties, UnaryOperator<String> environment) {
        Path here = absolute("");
        Path cache = settings.cache().map(here::resolve).orElseGet(() -> userCache(properties, environment));
        Path work = settings.work().map(here::resolve).orElseGet(() -> defaultWork(here, cache));
        return new LabFolders(
                cache.normalize(),
                work.normalize(),
                here.resolve(settings.reports()).normalize());
    }

    /** The log of one node of a topology. */
    public Path log(String topology, String node) {
        return reports.resolve(LOGS).resolve(topology).resolve(node + ".log");
    }

    /** The same folders, with a part of cache and work to itself. */
    public LabFolders within(String name) {
        return new LabFolders(cache.resolve(name), work.resolve(name), reports);
    }

    /**
     * Makes those folders that are missing.
     *
     * @throws SetupException if one cannot be made or written to, naming the option that chooses another
     */
    public void requireWritable() {
        new TreeMap<>(Map.of(CACHE, cache, WORK, work, REPORTS, reports)).forEach(LabFolders::requireWritable);
    }

    private static void requireWritable(String property, Path folder) {
        String reason = "permission denied";
        try {
            if (Files.isWritable(Files.createDirectories(folder))) {
                return;
            }
        } catch (IOException e) {
            reason = reason(e);
        }
        throw new SetupException("Cannot write to the folder %s: %s. Fix: name another folder with -D%s=DIR."
                .formatted(folder, reason, property));
    }

    /**
     * Writes a file into one of these folders, whole or not at all.
     *
     * @throws SetupException if it cannot be written
     */
    public static void write(Path file, String text) {
        try {
            AtomicFile.write(file, text);
        } catch (IOException e) {
            throw unusable("write " + file, e);
        }
    }

    /** What to throw when a file in one of these folders cannot be used: {@code unusable("write FILE", e)}. */
    public static SetupException unusable(String attempt, IOException e) {
        return new SetupException(
                "Cannot %s: %s. Fix: make room or give write access there, or name other folders with -D%s=DIR, -D%s=DIR and -D%s=DIR."
                        .formatted(attempt, reason(e), CACHE, WORK, REPORTS),
                e);
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : e.getClass().getSimpleName() + " " + e.getMessage();
    }

    /** In a Maven project {@code mvn clean} is to remove it; elsewhere no folder is to appear where the user stands. */
    private static Path defaultWork(Path here, Path cache) {
        return Files.exists(here.resolve("pom.xml"))
                ? here.resolve("target/kafka-lab")
                : cache.resolve("work").resolve(Integer.toHexString(here.hashCode()));
    }

    /**
     * The user's own cache folder, or one in the temporary folder for a user whose home cannot be written or who has
     * none: Java then calls it "?".
     */
    private static Path userCache(UnaryOperator<String> properties, UnaryOperator<String> environment) {
        Stream<Path> named =
                Stream.of("XDG_CACHE_HOME", "LOCALAPPDATA").flatMap(name -> path(environment.apply(name)).stream());
        Stream<Path> home = path(properties.apply("user.home")).map(folder -> folder.resolve(".cache")).stream();
        return Stream.concat(named, home)
                .map(folder -> folder.resolve("kafka-lab"))
                .filter(LabFolders::canBeWritten)
                .findFirst()
                .orElseGet(() -> ownTemporaryFolder(absolute(properties.apply("java.io.tmpdir"))
                        .resolve("kafka-lab-" + properties.apply("user.name").replaceAll("\\W", "_"))));
    }

    /** Whether it is there and can be written, or could be made. */
    private static boolean canBeWritten(Path folder) {
        Path existing = folder;
        while (Files.notExists(existing)) {
            existing = existing.getParent();
        }
        return Files.isDirectory(existing) && Files.isWritable(existing);
    }

    /**
     * Jars are run from the cache, and in the temporary folder anybody may have made a folder of that name: so it must
     * be this user's, and closed to others.
     */
    private static Path ownTemporaryFolder(Path folder) {
        try {
            if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                return Files.createDirectories(folder);
            }
            if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            Path probe = Files.createTempFile(folder, "owner", "");
            boolean own = Files.getOwner(probe).equals(Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS))
                    && Files.getPosixFilePermissions(folder).equals(OWNER_ONLY);
            Files.delete(probe);
            if (own) {
                return folder;
            }
        } catch (IOException e) {
            // It is somebody else's, or this user can write nowhere.
        }
        throw new SetupException(
                "This user's home cannot be written, and %s is not this user's alone. Fix: name a folder for the cache with -D%s=DIR."
                        .formatted(folder, CACHE));
    }

    private static Optional<Path> path(String value) {
        return Optional.ofNullable(value)
                .filter(text -> !text.isBlank() && !text.equals("?"))
                .map(LabFolders::absolute);
    }

    /**
     * @throws SetupException if the locale's character set lacks a character of the name: Java cannot use such a file
     */
    private static Path absolute(String name) {
        Path here = Path.of("").toAbsolutePath();
        try {
            if (Files.isDirectory(here)) {
                return here.resolve(name).normalize();
            }
        } catch (InvalidPathException e) {
            // The name is not the running folder's, but the trouble is the same.
        }
        throw new SetupException(
                "Java cannot use the folder %s: its name has characters that the character set of this locale (%s) lacks. Fix: set the environment variable LC_ALL to C.UTF-8."
                        .formatted(name.isEmpty() ? here : name, Host.property("sun.jnu.encoding")));
    }
}
