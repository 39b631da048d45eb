package dev.kafkalab.grade;

import dev.kafkalab.results.Run;
import dev.kafkalab.support.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that other programs read a run's verdicts from. */
public final class Gradebook {

    /** Everything, as {@code docs/results-json.md} describes it. */
    public static final String RESULTS_JSON = "results.json";

    /** The verdicts, in the XML that CI servers read test results from. */
    public static final String JUNIT_XML = "junit.xml";

    private Gradebook() {}

    /** Writes both; those that are there are replaced, never left half-written. */
    public static void write(Run run, Path folder) throws IOException {
        AtomicFile.write(folder.resolve(RESULTS_JSON), ResultsJson.of(run));
        AtomicFile.write(folder.resolve(JUNIT_XML), JunitXml.of(run));
    }

    /** Removes both, so that those of one run are never taken for those of the next. */
    public static void delete(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(RESULTS_JSON));
        Files.deleteIfExists(folder.resolve(JUNIT_XML));
    }
}
