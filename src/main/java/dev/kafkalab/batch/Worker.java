package dev.kafkalab.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The process that works on an attempt.
 *
 * @param machine the machine since it was booted, and the process's own view of process ids; empty where the system
 *     does not say
 * @param pid its process id there
 * @param started when it began, by that machine's clock ticks: ids are given out again
 */
record Worker(String machine, long pid, String started) {

    /** The start time among the fields of {@code /proc/PID/stat} after the command's name: see proc(5). */
    private static final int START_TIME = 19;

    /** This process. */
    static Worker self() {
        long pid = ProcessHandle.current().pid();
        return new Worker(thisMachine(), pid, started(pid).orElse(""));
    }

    /** Whether it is certain that it has ended. Of another machine's processes nothing is certain. */
    boolean hasEnded() {
        return !machine.isEmpty()
                && machine.equals(thisMachine())
                && !started(pid).filter(started::equals).isPresent();
    }

    private static String thisMachine() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip() + " "
                    + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException e) {
            return "";
        }
    }

    private static Optional<String> started(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
            // A zombie works on nothing any more.
            return Optional.of(fields[START_TIME]).filter(ticks -> !fields[0].equals("Z"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
