package dev.kafkalab.report;

import dev.kafkalab.results.Results;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Makes the pages of a run from its record, and from nothing else. */
public final class Reports {

    /** The record's file in the reports folder. */
    public static final String RECORD = "messages.ndjson";

    /** The page to begin with. */
    public static final String INDEX = "index.html";

    private Reports() {}

    /**
     * Makes the pages; those that are there are replaced, never left half-written.
     *
     * @param messages the record, whole or cut off
     * @param folder where the pages go
     * @return the page to begin with
     */
    public static Path write(Path messages, Path folder) throws IOException {
        String html = ReportPage.of(Results.read(messages));
        Files.createDirectories(folder);
        Path whole = folder.resolve(INDEX + ".part");
        Files.writeString(whole, html, StandardCharsets.UTF_8);
        return Files.move(whole, folder.resolve(INDEX), StandardCopyOption.REPLACE_EXISTING);
    }
}
