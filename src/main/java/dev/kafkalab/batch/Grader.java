package dev.kafkalab.batch;

import java.nio.file.Path;
import java.util.List;

/**
 * The program that grades one submission. It leaves {@code grade.json} in the folder that it is given, and ends with 0
 * if the submission is graded, with {@value #WITHHELD} if it cannot be graded on this machine at all, and with
 * {@value #TROUBLE} if something of ours went wrong, so that it is to be tried again.
 */
@FunctionalInterface
public interface Grader {

    /** A submission is graded: one that was refused too. */
    int GRADED = 0;

    /** The grade says that it is not gradable here, and another attempt would say the same. */
    int WITHHELD = 1;

    /** Our trouble: try again. {@code EX_TEMPFAIL} of sysexits.h. */
    int TROUBLE = 75;

    /**
     * The command that grades it.
     *
     * @param out where its files go; not there yet
     */
    List<String> command(PlannedTask task, Path out);

    /** A program that is given the submission's folder and the folder for its files. */
    static Grader program(Path program) {
        return (task, out) -> List.of(program.toAbsolutePath().toString(), task.path(), "--out", out.toString());
    }
}
