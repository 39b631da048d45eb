package dev.kafkalab.submission;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders of {@code src/test/resources/submissions}, laid out as somebody would hand them in. Links cannot lie
 * there, since a build follows them: a file {@code LINKS} says, a line each, what they are called and lead to.
 */
final class SubmissionFolders {

    private static final Path KEPT = ExpectedSubmission.KEPT;
    private static final String LINKS = "LINKS";
    private static final String SECRET = "SECRET=grades-of-all-students";

    private SubmissionFolders() {}

    /** A hostile folder: its name, and the rule that is meant for it. */
    record Hostile(String name, String rule) {}

    static List<Hostile> hostile() throws IOException {
        return Files.readAllLines(KEPT.resolve("hostile/rules.csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(cells -> new Hostile(cells[0], cells[1]))
                .toList();
    }

    /** Lays out one folder below {@code into}, beside a folder {@code outside} that nobody is to look into. */
    static Path layOut(String name, Path into) throws IOException {
        Path outside = Files.createDirectories(into.resolve("outside"));
        Files.writeString(outside.resolve("secret.env"), SECRET + "\n");
        Files.writeString(outside.resolve("server.properties"), "broker.rack=" + SECRET + "\n");
        Files.copy(KEPT.resolve("allowed/base/compose.yml"), outside.resolve("compose.yml"), REPLACE_EXISTING);
        Path source = KEPT.resolve(name);
        Path target = into.resolve(source.getFileName().toString());
        try (Stream<Path> files = Files.walk(source)) {
            files.filter(Files::isRegularFile).forEach(file -> copy(source, file, target));
        }
        return target;
    }

    private static void copy(Path source, Path file, Path target) {
        try {
            Path copy = target.resolve(source.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            if (!file.getFileName().toString().equals(LINKS)) {
                Files.copy(file, copy, REPLACE_EXISTING);
                return;
            }
            for (String line : Files.readAllLines(file)) {
                String[] words = line.split(" ");
                Files.createSymbolicLink(copy.resolveSibling(words[0]), Path.of(words[1]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
