package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.ProcessLock;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * The folder of one topology, a folder a node in it. Locked while a cluster uses it, so that two JVMs never write into
 * the same data. It starts empty unless the cluster before was taken down with its data kept.
 */
final class WorkFolder {

    private static final String KEPT = "kept";
    private static final String LOCK = ".lock";

    private final Path path;
    private final ProcessLock lock;

    private WorkFolder(Path path, ProcessLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Locks it and empties it unless it was kept on purpose; empty if a running cluster uses it. */
    static Optional<WorkFolder> open(Path path) {
        return lock(path).map(folder -> {
            if (!Files.exists(path.resolve(KEPT))) {
                delete(path);
            }
            return folder;
        });
    }

    /** Removes what a killed run left, unless it is in use again or had been kept. */
    static void removeUnlessKept(Path path) {
        if (Files.isDirectory(path) && !Files.exists(path.resolve(KEPT))) {
            lock(path).ifPresent(WorkFolder::remove);
        }
    }

    private static Optional<WorkFolder> lock(Path path) {
        Path lock = path.resolveSibling(path.getFileName() + LOCK);
        try {
            Files.createDirectories(path.getParent());
            return ProcessLock.tryAcquire(lock).map(held -> new WorkFolder(path, held));
        } catch (IOException e) {
            throw LabFolders.unusable("use " + path + " for the nodes' data", e);
        }
    }

    Path path() {
        return path;
    }

    /** A node's folder, made if it is not there. */
    Path node(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw LabFolders.unusable("make the data folder " + path.resolve(name), e);
        }
    }

    /** From now on the data counts as a running cluster's: if that is killed, the next one starts empty. */
    void use() {
        try {
            Files.createDirectories(path);
            Files.deleteIfExists(path.resolve(KEPT));
        } catch (IOException e) {
            throw LabFolders.unusable("make the data folder " + path, e);
        }
    }

    /** Lets it go; the next cluster of this topology finds the data. */
    void keep() {
        LabFolders.write(path.resolve(KEPT), "Kept on purpose: the next start of this topology finds this data.\n");
        release();
    }

    /** Removes it and lets it go. The lock file stays: whoever deletes one can let two others hold it at once. */
    void remove() {
        delete(path);
        release();
    }

    /** Lets it go as it is. */
    void release() {
        lock.close();
    }

    /** Removes a tree. Links are removed, never followed. */
    static void delete(Path tree) {
        try {
            Files.walkFileTree(tree, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    if (e instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw e;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
                    Files.deleteIfExists(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw LabFolders.unusable("remove " + tree, e);
        }
    }
}
