package dev.kafkalab.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the grade of a planned submission is. */
public final class PublishedGrade {

    private PublishedGrade() {}

    /**
     * The folder of its grade; empty if it has none. A grade of other files, by another assignment or of another
     * version is none.
     */
    public static Optional<Path> folder(Path out, PlannedTask task) throws IOException {
        Path folder = TaskFolder.grade(out, task.id());
        return TaskFolder.mark(folder)
                .filter(mark -> mark.key().equals(task.key()))
                .map(mark -> folder);
    }
}
