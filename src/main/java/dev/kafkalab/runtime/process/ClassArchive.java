package dev.kafkalab.runtime.process;

import dev.kafkalab.settings.Host;
import dev.kafkalab.support.AtomicFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The archive of a program's loaded classes (AppCDS), which spares a JVM most of its start. A node that finds none
 * records one, and writes it as it ends politely; the next cluster then starts from it. It is renamed into place when
 * whole, so that no node ever sees half of one, and a JVM that cannot use it goes on without.
 */
final class ClassArchive {

    private static final String USED = "-XX:SharedArchiveFile=";
    private static final String RECORDED = "-XX:ArchiveClassesAtExit=";
    private static final String RECORDING = "-D" + ParentWatchdog.RECORDING + "=";

    /** How the options begin by which a JVM uses an archive, or records one. */
    static final List<String> OPTIONS = List.of(USED, RECORDED, RECORDING);

    private static final String PART = ".part";
    private static final long SMALLEST_WHOLE = 1024 * 1024;

    private final Path file;
    private final String family;

    /** @param family how the names of all archives of this program and JDK begin, whatever jars they were made from */
    private ClassArchive(Path file, String family) {
        this.file = file;
        this.family = family;
    }

    /**
     * The archive for a class path. Jars are told apart by size and time, as the JVM does: an archive made from others
     * would be refused for ever.
     */
    static ClassArchive of(Path cache, Software software, List<Path> classPath) {
        CRC32 jdk = new CRC32();
        jdk.update((Host.property("java.vm.version") + Host.property("java.home")).getBytes());
        CRC32 jars = new CRC32();
        classPath.forEach(jar -> jars.update(describe(jar).getBytes()));
        String family = "%s-%08x-".formatted(software.fileName(), jdk.getValue());
        return new ClassArchive(cache.resolve("cds").resolve("%s%08x.jsa".formatted(family, jars.getValue())), family);
    }

    private static String describe(Path jar) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(jar, BasicFileAttributes.class);
            return jar + " " + attributes.size() + " "
                    + attributes.lastModifiedTime().toMillis();
        } catch (IOException e) {
            return jar.toString();
        }
    }

    boolean exists() {
        return Files.isRegularFile(file);
    }

    /**
     * What a JVM is to be told: use it, or record one into {@code recording}. Silent either way: its log is the
     * program's.
     */
    List<String> options(Path recording) {
        return exists()
                ? List.of("-Xshare:auto", "-Xlog:disable", USED + file)
                : List.of("-Xlog:disable", RECORDED + recording, RECORDING + "true");
    }

    /** A name to record under, next to the archive itself so that it can be renamed. */
    Path recording(long unique) {
        try {
            Files.createDirectories(file.getParent());
            removeAbandoned(file.getParent());
        } catch (IOException e) {
            // Then the JVM cannot write it, and the next start is as slow as this one.
        }
        return file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + "-" + unique + PART);
    }

    /** A recording carries the number of the JVM that asked for it: once that is gone, nobody will take it. */
    private static void removeAbandoned(Path folder) throws IOException {
        try (DirectoryStream<Path> recordings = Files.newDirectoryStream(folder, "*" + PART)) {
            for (Path recording : recordings) {
                String name = recording.getFileName().toString();
                String launcher = name.replaceFirst(".*\\.(\\d+)-\\d+\\" + PART + "$", "$1");
                if (launcher.matches("\\d+")
                        && ProcessHandle.of(Long.parseLong(launcher)).isEmpty()) {
                    discard(recording);
                }
            }
        }
    }

    /** Takes what a JVM has recorded, once that JVM has ended by itself. */
    void accept(Path recording) {
        try {
            if (Files.isRegularFile(recording) && Files.size(recording) > SMALLEST_WHOLE && !exists()) {
                AtomicFile.replace(recording, file);
                removePredecessors();
            }
            Files.deleteIfExists(recording);
        } catch (IOException e) {
            // The next cluster records another.
        }
    }

    /** Archives are large, and one from other jars is of no more use. A JVM that has one open keeps it. */
    private void removePredecessors() throws IOException {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(file.getParent(), family + "*.jsa")) {
            for (Path other : others) {
                if (!other.equals(file)) {
                    Files.deleteIfExists(other);
                }
            }
        }
    }

    /** Throws away what a JVM that was killed may have begun. */
    static void discard(Path recording) {
        try {
            Files.deleteIfExists(recording);
        } catch (IOException e) {
            // It lies in the cache folder, and nothing reads it.
        }
    }
}
