package dev.kafkalab.runtime.launcher;

import dev.kafkalab.compose.ComposeException;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.runtime.process.ProgramJars;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.topology.reader.Topologies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Fetches, while there is a network, what the Compose files of submissions run: they are graded without one. Nothing is
 * started, and a file that cannot be read is left to whoever grades it.
 */
public final class WarmUp {

    /** A submission has its Compose files at its top, or in a folder there. */
    private static final int DEPTH = 3;

    private static final int MOST_FILES = 20;

    private WarmUp() {}

    /**
     * Fetches what these folders' files need.
     *
     * @return what could not be had, a sentence each
     * @throws IOException if a folder cannot be read
     */
    public static List<String> of(Collection<Path> submissions, LabSettings settings, Progress progress)
            throws IOException {
        ProgramJars jars = new ProgramJars(LabFolders.of(settings));
        List<String> missing = new ArrayList<>();
        for (Path submission : submissions) {
            for (Path file : composeFiles(submission)) {
                try {
                    jars.fetch(Topologies.read(file, Map.of()), progress);
                } catch (SetupException e) {
                    missing.add(e.getMessage());
                } catch (ComposeException e) {
                    // The grade says so, with its reason.
                }
            }
        }
        return missing.stream().distinct().toList();
    }

    private static List<Path> composeFiles(Path submission) throws IOException {
        try (Stream<Path> files = Files.walk(submission, DEPTH)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
        }
    }
}
