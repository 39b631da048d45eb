package dev.kafkalab.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.kafkalab.support.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code tasks.ndjson}: a line of JSON for each submission, in the order of their indexes. */
public final class TaskList {

    /** Its name in the folder of a batch. */
    public static final String FILE = "tasks.ndjson";

    private TaskList() {}

    /** Writes it into the folder of a batch. Returns the file. */
    public static Path write(Path out, List<PlannedTask> tasks) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (PlannedTask task : tasks) {
            lines.append(BatchJson.line(task)).append('\n');
        }
        return AtomicFile.write(out.resolve(FILE), lines.toString());
    }

    /** @throws IOException if it cannot be read, or a line is no task or in the wrong place; the message names it */
    public static List<PlannedTask> read(Path list) throws IOException {
        List<PlannedTask> tasks = new ArrayList<>();
        for (String line : Files.readAllLines(list)) {
            PlannedTask task = task(list, tasks.size() + 1, line);
            if (task == null
                    || task.index() != tasks.size()
                    || task.id() == null
                    || task.path() == null
                    || task.by() == null) {
                throw new IOException(
                        "line %d of %s is not the task of index %d. Fix: make the list again with grade plan"
                                .formatted(tasks.size() + 1, list, tasks.size()));
            }
            tasks.add(task);
        }
        return tasks;
    }

    private static PlannedTask task(Path list, int number, String line) throws IOException {
        try {
            return BatchJson.read(line, PlannedTask.class);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "line %d of %s is no task. Fix: make the list again with grade plan".formatted(number, list), e);
        }
    }
}
