package dev.kafkalab.assignment;

import dev.kafkalab.text.TextFile;
import dev.kafkalab.text.UnreadableFileException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an instructor asks of a submission. It is one small file, {@code assignment.yml}, as
 * {@code docs/grading/assignment.md} describes it.
 *
 * @param file the file; empty for {@link #DEFAULT}
 * @param title what the grade names it by
 * @param selection which stages count
 * @param points what scenarios are worth, by their ids, where that is not what their tags say; from 0 to 9999
 * @param hidden what a student is not to see
 * @param hints how much a student is told of what failed
 * @param limits how long what may take
 * @param retries how often what is tried again
 * @param strict whether nothing is graded where something could not be verified
 * @param runtime {@code auto}, {@code process} or {@code docker}
 * @param images repositories of images, without tags, that a submission may name beside the well-known ones
 */
public record Assignment(
        Optional<Path> file,
        String title,
        Selection selection,
        Map<String, Integer> points,
        HiddenPart hidden,
        HintLevel hints,
        Limits limits,
        RetryLimits retries,
        boolean strict,
        String runtime,
        List<String> images) {

    /** Where an instructor asks for nothing in particular. */
    public static final Assignment DEFAULT = new Assignment(
            Optional.empty(),
            "kafka-lab",
            Selection.EVERYTHING,
            Map.of(),
            HiddenPart.NONE,
            HintLevel.ALL,
            Limits.DEFAULT,
            RetryLimits.DEFAULT,
            false,
            "process",
            List.of());

    public Assignment {
        points = Map.copyOf(points);
        images = List.copyOf(images);
    }

    /**
     * Reads a file. The labs are looked for from the working folder, all other files from the assignment's.
     *
     * @throws AssignmentException naming the line and what to write instead, if it cannot be meant as it is written
     */
    public static Assignment read(Path file) {
        return AssignmentReader.read(file);
    }

    /**
     * The stages that count, as they are written now; of each, the scenarios that count. The labs' come first, in the
     * order in which they are read, and the hidden features after them.
     *
     * @throws AssignmentException if a feature cannot be read
     */
    public List<AssignedStage> stages() {
        return AssignedStages.of(this);
    }

    /** How verdicts become points, a sentence each, as it is printed with every grade. */
    public List<String> policy() {
        return Policy.of(this);
    }

    /** Over the file and every feature that counts, in hexadecimal digits: it changes whenever a grade might. */
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, String.join("\n", policy()).getBytes(StandardCharsets.UTF_8));
            if (file.isPresent()) {
                add(digest, TextFile.bytes(file.get()));
            }
            for (AssignedStage stage : stages()) {
                add(digest, AssignedStages.slashed(stage.path()).getBytes(StandardCharsets.UTF_8));
                add(digest, TextFile.bytes(stage.feature().file()));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (UnreadableFileException e) {
            throw new AssignmentException(e.getMessage());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** With its length, so that nothing moves unnoticed from one part to the next. */
    private static void add(MessageDigest digest, byte[] part) {
        digest.update((part.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(part);
    }
}
