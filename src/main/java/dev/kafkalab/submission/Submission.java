package dev.kafkalab.submission;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;

/**
 * What somebody has handed in.
 *
 * @param folder the folder, by its real path
 * @param id the folder's name, made safe for file names, tables and shells, and the same for the same name only
 * @param composeFile the Compose file directly in it; empty where it is not clear which it is
 * @param files the names of its files and links within the folder, in order: what was looked at, and is hashed
 * @param sha256 of its files with their names, in hexadecimal; the same wherever the folder lies. Where the folder is
 *     refused as too large, of none
 * @param refusals what is wrong with the folder itself
 */
public record Submission(
        Path folder, String id, Optional<Path> composeFile, List<String> files, String sha256, List<Refusal> refusals) {

    private static final int LONGEST_ID = 60;
    private static final int LETTERS_OF_HASH = 8;

    /** In the order in which Compose looks for them. */
    private static final List<String> NAMES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

    public Submission {
        files = List.copyOf(files);
        refusals = List.copyOf(refusals);
    }

    /** Reads a folder, with {@link Limits#DEFAULT}. */
    public static Submission read(Path folder) throws IOException {
        return read(folder, Limits.DEFAULT);
    }

    /**
     * Reads a folder. No link in it is followed.
     *
     * @throws IOException if it is no folder, or cannot be read
     */
    public static Submission read(Path folder, Limits limits) throws IOException {
        Path root = folder.toRealPath();
        SubmissionFiles files = SubmissionFiles.of(root, limits);
        RefusalCollector refusals = new RefusalCollector(root);
        files.refuse(refusals);
        Optional<Path> composeFile = composeFile(root, files, refusals);
        // A folder can be named by a link, such as "latest": its own name is meant.
        String name =
                Optional.ofNullable(root.getFileName()).map(Path::toString).orElse("submission");
        return new Submission(root, id(name), composeFile, files.names(), files.sha256(), refusals.refusals());
    }

    private static Optional<Path> composeFile(Path root, SubmissionFiles files, RefusalCollector refusals) {
        List<String> yaml = files.names().stream()
                .filter(name -> !name.contains("/") && name.matches("(?i).*\\.ya?ml"))
                .toList();
        Optional<String> known = NAMES.stream().filter(yaml::contains).findFirst();
        Optional<Path> only = known.or(() -> yaml.size() == 1 ? Optional.of(yaml.get(0)) : Optional.empty())
                .map(root::resolve);
        if (!refusals.isEmpty()) {
            return only;
        }
        if (only.isEmpty()) {
            refusals.refuse(
                    SafetyRule.NO_COMPOSE_FILE,
                    root,
                    0,
                    yaml.isEmpty()
                            ? "there is no Compose file directly in the folder"
                            : "any of %s could be the Compose file".formatted(String.join(", ", yaml)));
        } else if (!Files.isRegularFile(only.get())) {
            refusals.refuse(SafetyRule.NO_COMPOSE_FILE, only.get(), 0, "this link leads to no file");
            return Optional.empty();
        }
        return only;
    }

    /**
     * Letters, digits, dot, hyphen and underscore, beginning with a letter or a digit. A name that had to be changed
     * ends in part of a hash, so that no two names become one.
     */
    public static String id(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9._-]", "_")
                .replaceFirst("^[^A-Za-z0-9]+", "");
        if (plain.equals(name) && plain.length() <= LONGEST_ID) {
            return plain;
        }
        String hash =
                SubmissionFiles.sha256(name.getBytes(StandardCharsets.UTF_8)).substring(0, LETTERS_OF_HASH);
        String start = plain.substring(0, Math.min(plain.length(), LONGEST_ID - LETTERS_OF_HASH - 1));
        return (start.isEmpty() ? "submission" : start) + "-" + hash;
    }
}
