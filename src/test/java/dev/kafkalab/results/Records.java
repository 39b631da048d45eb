package dev.kafkalab.results;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;

/**
 * The records kept as test data. {@code six-labs} is a whole run on Docker, and {@code not-verified} a part of it, as
 * it is where nothing runs Kafdrop; both have short ids, and none of the messages that are not read. {@code repeated}
 * was written by hand, the others by real runs, on steps that only pretend; but {@code connections} was one of the
 * failover lab's first stage, and what its second scenario says of listeners was made up.
 */
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

    /** That record as {@code messages.ndjson} in that folder, as a run leaves it. The large one is kept compressed. */
    public static Path copy(String name, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path compressed = FOLDER.resolve(name + ".ndjson.gz");
        Path copy = folder.resolve("messages.ndjson");
        try (InputStream record = Files.exists(compressed)
                ? new GZIPInputStream(Files.newInputStream(compressed))
                : Files.newInputStream(file(name))) {
            Files.copy(record, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
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
