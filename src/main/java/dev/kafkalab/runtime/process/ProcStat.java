package dev.kafkalab.runtime.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        try {
            String line = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            return Optional.of(new ProcStat(
                    line.substring(line.lastIndexOf(')') + 1).trim().split(" ")));
        } catch (IOException e) {
            return Optional.empty();
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
