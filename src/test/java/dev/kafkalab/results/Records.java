package dev.kafkalab.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

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

    /** That record, with tags before those that its scenarios with an id have: {@code "A4.1", "@points:10"}. */
    public static Run tagged(String name, Map<String, String> tags) {
        return edited(name, record -> {
            String edited = record;
            for (Map.Entry<String, String> tag : tags.entrySet()) {
                String before = "\"tags\":[{\"name\":\"@" + tag.getKey() + "\"";
                String added = "\"tags\":[{\"name\":\"%s\",\"astNodeId\":\"\"},".formatted(tag.getValue());
                edited = edited.replace(before, added + before.substring("\"tags\":[".length()));
            }
            return edited;
        });
    }

    /** That record, read after its text was edited. */
    public static Run edited(String name, UnaryOperator<String> edit) {
        try {
            Path edited = Files.createTempFile(name, ".ndjson");
            try {
                return Results.read(Files.writeString(edited, edit.apply(Files.readString(file(name)))));
            } finally {
                Files.delete(edited);
            }
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
