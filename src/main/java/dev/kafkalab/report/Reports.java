package dev.kafkalab.report;

import dev.kafkalab.results.Results;
import dev.kafkalab.results.Run;
import dev.kafkalab.results.WholeFile;
import java.io.IOException;
import java.nio.file.Path;

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
        return write(Results.read(messages), folder);
    }

    /** Makes the pages of a run that has been read. */
    static Path write(Run run, Path folder) throws IOException {
        return WholeFile.write(folder.resolve(INDEX), ReportPage.of(run));
    }
}
