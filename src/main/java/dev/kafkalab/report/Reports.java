package dev.kafkalab.report;

import dev.kafkalab.report.history.History;
import dev.kafkalab.results.Results;
import dev.kafkalab.results.Run;
import dev.kafkalab.support.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Makes the pages of a run from its record, and from nothing else. */
public final class Reports {

    /** The record's file in the reports folder. */
    public static final String RECORD = "messages.ndjson";

    private Reports() {}

    /**
     * Makes the pages; those that are there are replaced, never left half-written.
     *
     * @param messages the record, whole or cut off
     * @param folder where the pages go; if it has a history of runs, the index shows it
     * @return the page to begin with
     */
    public static Path write(Path messages, Path folder) throws IOException {
        return write(Results.read(messages), folder);
    }

    /** Makes the pages of a run that has been read. */
    public static Path write(Run run, Path folder) throws IOException {
        delete(folder);
        for (Map.Entry<String, String> page :
                Pages.of(run, History.read(folder)).entrySet()) {
            AtomicFile.write(folder.resolve(page.getKey()), page.getValue());
        }
        return folder.resolve(PageNames.INDEX);
    }

    /** Takes away the pages of the run before: a lab that is no longer there is not to be found beside one that is. */
    public static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path lab : files.filter(PageNames::isLab).toList()) {
                    Files.delete(lab);
                }
            }
        }
        Files.deleteIfExists(folder.resolve(PageNames.INDEX));
        Files.deleteIfExists(folder.resolve(PageNames.STATEMENTS));
    }
}
