package dev.kafkalab.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * This very program, as {@code grade run}, in a JVM of its own with this one's class path and settings.
 *
 * @param runtime {@code process} or {@code docker}
 */
public record LabGrader(String runtime) implements Grader {

    /** Beside it run the JVM of the lab and those of its nodes. */
    private static final String HEAP = "-Xmx512m";

    @Override
    public List<String> command(PlannedTask task, Path out) {
        List<String> command = new ArrayList<>(ThisProgram.command(List.of(
                HEAP, "-Dlab.work=" + out.resolveSibling("nodes"), "-Dlab.reports=" + out.resolveSibling("reports"))));
        command.addAll(List.of("grade", "run", task.path(), "--out", out.toString(), "--runtime", runtime));
        if (!task.by().assignment().isEmpty()) {
            command.addAll(List.of("--assignment", task.by().assignment()));
        }
        return command;
    }
}
