package dev.kafkalab.submission;

import dev.kafkalab.compose.Yaml;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Whether a path that is written in a file of a submission stays in its folder. Nothing is looked up: no link that
 * could lead out of the folder has been let in.
 */
record InsideFolder(Path folder) {

    /** Absolute paths, a user's home, addresses, paths of Git and of Windows. */
    private static final Pattern ELSEWHERE = Pattern.compile("(?s)[/~].*|.*://.*|git@.*|[A-Za-z]:.*|\\\\\\\\.*");

    boolean has(Yaml.Scalar written) {
        String text = written.text();
        if (ELSEWHERE.matcher(text).matches()) {
            return false;
        }
        try {
            Path parent = written.position().file().getParent();
            Path named = parent.resolve(text).normalize();
            return named.startsWith(folder) && !SubmissionFiles.leadsThroughLeftOut(folder.relativize(named));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
