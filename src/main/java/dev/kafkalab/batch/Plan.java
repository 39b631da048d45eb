package dev.kafkalab.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lists what is to be graded. Each folder has a row, one that cannot be read too: no student is passed over. */
public final class Plan {

    private Plan() {}

    /**
     * The tasks of a folder of submissions, by their folders' names. Plain files, and what begins with a dot, are no
     * submissions.
     *
     * @param labVersion of this program
     * @throws IOException if the folder of submissions cannot be read
     */
    public static List<PlannedTask> of(Path submissions, GradedBy by, String labVersion) throws IOException {
        List<PlannedTask> tasks = new ArrayList<>();
        for (Path folder : folders(submissions)) {
            tasks.add(task(tasks.size(), folder, by, labVersion));
        }
        return tasks;
    }

    private static List<Path> folders(Path submissions) throws IOException {
        try (Stream<Path> entries = Files.list(submissions.toAbsolutePath().normalize())) {
            return entries.filter(entry -> !name(entry).startsWith("."))
                    .filter(entry -> Files.isDirectory(entry) || Files.isSymbolicLink(entry))
                    .sorted((one, other) -> name(one).compareTo(name(other)))
                    .toList();
        }
    }

    private static String name(Path folder) {
        return folder.getFileName().toString();
    }

    private static PlannedTask task(int index, Path folder, GradedBy by, String labVersion) {
        String sha256 = "";
        String problem = "";
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            problem = "The submission is a link. Fix: put the folder itself here.";
        } else {
            try {
                sha256 = FolderDigest.of(folder);
            } catch (IOException e) {
                problem = "The submission cannot be read: %s. Fix: look at its files.".formatted(told(e));
            }
        }
        return new PlannedTask(index, name(folder), folder.toString(), sha256, labVersion, by, problem);
    }

    /** A failure of the file system has the file as its message, and says by its kind what is wrong. */
    static String told(IOException failure) {
        return failure.getClass() == IOException.class
                ? failure.getMessage()
                : "%s %s".formatted(failure.getClass().getSimpleName(), failure.getMessage());
    }
}
