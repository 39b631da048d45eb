package dev.kafkalab.batch;

import dev.kafkalab.submission.Submission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lists what is to be graded. Each folder has a row, one that cannot be read too: no student is passed over. */
public final class Plan {

    private Plan() {}

    /**
     * The tasks of a folder of submissions, by their ids. Plain files, and what begins with a dot, are no submissions.
     *
     * @param labVersion of this program
     * @throws IOException if the folder of submissions cannot be read
     */
    public static List<PlannedTask> of(Path submissions, GradedBy by, String labVersion) throws IOException {
        List<PlannedTask> tasks = folders(submissions).stream()
                .map(folder -> task(folder, by, labVersion))
                .sorted(Comparator.comparing(PlannedTask::id))
                .toList();
        return IntStream.range(0, tasks.size())
                .mapToObj(index -> tasks.get(index).at(index))
                .toList();
    }

    private static List<Path> folders(Path submissions) throws IOException {
        try (Stream<Path> entries = Files.list(submissions.toAbsolutePath().normalize())) {
            return entries.filter(entry -> !name(entry).startsWith("."))
                    .filter(entry -> Files.isDirectory(entry) || Files.isSymbolicLink(entry))
                    .toList();
        }
    }

    private static String name(Path folder) {
        return folder.getFileName().toString();
    }

    private static PlannedTask task(Path folder, GradedBy by, String labVersion) {
        String id = Submission.id(name(folder));
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return bad(id, folder, by, labVersion, "The submission is a link. Fix: put the folder itself here.");
        }
        try {
            String sha256 = Submission.read(folder).sha256();
            return new PlannedTask(0, id, folder.toString(), sha256, labVersion, by, "");
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            return bad(
                    id,
                    folder,
                    by,
                    labVersion,
                    "The submission cannot be read: %s. Fix: look at its files.".formatted(told(e)));
        }
    }

    private static PlannedTask bad(String id, Path folder, GradedBy by, String labVersion, String problem) {
        return new PlannedTask(0, id, folder.toString(), "", labVersion, by, problem);
    }

    /** A failure of the file system has the file as its message, and says by its kind what is wrong. */
    static String told(Exception failure) {
        Exception told = failure instanceof UncheckedIOException unchecked ? unchecked.getCause() : failure;
        return told.getClass() == IOException.class
                ? told.getMessage()
                : "%s %s".formatted(told.getClass().getSimpleName(), told.getMessage());
    }
}
