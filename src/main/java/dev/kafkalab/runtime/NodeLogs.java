package dev.kafkalab.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files that nodes log into, one for each node of a topology. What a run has logged stays until the next run: pages
 * link to it, and a topology can have several clusters in one run.
 */
public final class NodeLogs {

    private final Set<Path> ofThisRun = ConcurrentHashMap.newKeySet();

    /**
     * Makes a log ready for a new cluster: what an earlier run has left in it goes. @throws SetupException if it cannot
     * be written
     */
    public void begin(Path log) {
        try {
            Files.createDirectories(log.getParent());
            if (ofThisRun.add(log.toAbsolutePath().normalize()) || Files.notExists(log)) {
                Files.write(log, new byte[0]);
            }
        } catch (IOException e) {
            throw LabFolders.unusable("write the log " + log, e);
        }
    }

    /**
     * Marks where a node is started anew, unless it has logged nothing before. @throws SetupException if it cannot be
     * written
     */
    public static void mark(Path log) {
        try {
            if (Files.exists(log) && Files.size(log) > 0) {
                Files.writeString(log, NodeDeath.START + Instant.now() + "\n", StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw LabFolders.unusable("write the log " + log, e);
        }
    }
}
