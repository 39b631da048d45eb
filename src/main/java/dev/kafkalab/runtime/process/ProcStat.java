package dev.kafkalab.runtime.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code /proc/PID/stat}, where there is one: the fields after the command's name, which may itself hold spaces. */
final class ProcStat {

    private final String[] fields;

    private ProcStat(String[] fields) {
        this.fields = fields;
    }

    static Optional<ProcStat> read(long pid) {
        return of(Path.of("/proc/" + pid + "/stat"));
    }

    private static Optional<ProcStat> of(Path stat) {
        try {
            String line = Files.readString(stat, StandardCharsets.ISO_8859_1);
            return Optional.of(new ProcStat(
                    line.substring(line.lastIndexOf(')') + 1).trim().split(" ")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether every thread of a process is stopped. The signal stops one of them, which then stops the others: on a busy machine
     * they go on for a while, and the process' own state, which is its first thread's, already says that it is stopped.
     * True where the system does not tell.
     */
    static boolean everyThreadIsStopped(long pid) {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (Path thread : threads) {
                if (!of(thread.resolve("stat")).map(ProcStat::isStopped).orElse(true)) {
                    return false;
                }
            }
            return true;
        } catch (IOException | DirectoryIteratorException e) {
            return true;
        }
    }

    /** Whether a signal has stopped it. */
    boolean isStopped() {
        return "T".equals(fields[0]);
    }

    /** A field by its place after the command's name, counted from 0: the state is 0, the start time 19. */
    String field(int index) {
        return fields[index];
    }
}
