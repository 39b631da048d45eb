package dev.kafkalab.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The records kept as test data. All but {@code repeated} were written by real runs, on steps that only pretend. */
public final class Records {

    private static final Path FOLDER = Path.of("src/test/resources/results");

    private Records() {}

    /** The file of that record. */
    public static Path file(String name) {
        return FOLDER.resolve(name + ".ndjson");
    }

    /** That record, read. */
    public static Run run(String name) {
        try {
            return Results.read(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its scenario that shows that id. */
    public static Scenario scenario(Run run, String id) {
        return run.scenarios()
                .filter(scenario -> scenario.ids().contains(id))
                .findFirst()
                .orElseThrow();
    }
}
