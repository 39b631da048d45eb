package dev.kafkalab.grading;

import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.GradeJson;
import dev.kafkalab.submission.Submission;
import dev.kafkalab.support.AtomicFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * All that a grade was made from, in one file: the submission, the records and logs of every attempt, the grade, and
 * the SHA-256 of each. It shows the same grade on another machine, and can be graded again there.
 */
public final class EvidenceArchive {

    /** Its name in the folder of the grade. */
    public static final String FILE = "evidence.zip";

    private static final String SUBMISSION = "submission/";
    private static final String ASSIGNMENT = "assignment.yml";
    private static final String CHECKSUMS = "SHA256SUMS";

    /** More than any grading leaves; an archive may come from a stranger. */
    private static final long MOST_BYTES = 2L << 30;

    private static final int MOST_FILES = 20_000;

    private EvidenceArchive() {}

    /**
     * Packs a grade's folder and the submission's files. Of a submission whose folder was refused as it is, such as one
     * that is too large, nothing is packed but what was found.
     *
     * @param out the folder with the grade and the attempts
     * @param assignment the file of the assignment, if there is one
     */
    public static Path pack(Path out, Submission submission, Optional<Path> assignment) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        files.put(GradeJson.FILE, out.resolve(GradeJson.FILE));
        add(files, out.resolve(SubmissionGrading.ATTEMPTS), SubmissionGrading.ATTEMPTS + "/");
        if (submission.refusals().isEmpty()) {
            // What lies beside these, such as the history of a repository, nobody has looked at. Links stay within the
            // folder.
            submission.files().stream()
                    .filter(name -> Files.isRegularFile(submission.folder().resolve(name)))
                    .forEach(name ->
                            files.put(SUBMISSION + name, submission.folder().resolve(name)));
        }
        assignment.ifPresent(file -> files.put(ASSIGNMENT, file));
        Path part = out.resolve(FILE + ".part");
        Map<String, String> sums = new LinkedHashMap<>();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
            for (Map.Entry<String, Path> file : files.entrySet()) {
                zip.putNextEntry(entry(file.getKey()));
                try (InputStream in = Files.newInputStream(file.getValue())) {
                    sums.put(file.getKey(), copy(in, zip));
                }
                zip.closeEntry();
            }
            zip.putNextEntry(entry(CHECKSUMS));
            zip.write(sums.entrySet().stream()
                    .map(sum -> "%s  %s\n".formatted(sum.getValue(), sum.getKey()))
                    .collect(Collectors.joining())
                    .getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return AtomicFile.replace(part, out.resolve(FILE));
    }

    /**
     * Unpacks one into an empty folder, after checking every file against its SHA-256.
     *
     * @return the grade in it
     * @throws IOException if it is no such archive, or a file of it is not what was packed
     */
    public static Grade unpack(Path archive, Path into) throws IOException {
        Map<String, String> sums = new LinkedHashMap<>();
        long left = MOST_BYTES;
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            if (zip.size() > MOST_FILES) {
                throw new IOException("%s has more than %d files".formatted(archive, MOST_FILES));
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                Path file = into.resolve(entry.getName()).normalize();
                if (entry.isDirectory() || !file.startsWith(into.normalize())) {
                    throw new IOException(
                            "%s has an entry that is no file of it: %s".formatted(archive, entry.getName()));
                }
                Files.createDirectories(file.getParent());
                try (InputStream in = new Bounded(zip.getInputStream(entry), left);
                        OutputStream out = Files.newOutputStream(file)) {
                    sums.put(entry.getName(), copy(in, out));
                }
                left -= Files.size(file);
            }
        }
        check(archive, into, sums);
        return GradeJson.read(into.resolve(GradeJson.FILE));
    }

    /**
     * The folder of the submission in an unpacked archive, under its own name again.
     *
     * @throws IOException if it was refused as it is, so that it was not packed
     */
    public static Path submission(Path unpacked, Grade grade) throws IOException {
        Path packed = unpacked.resolve(SUBMISSION);
        if (!Files.isDirectory(packed)) {
            throw new IOException("the archive has no submission: it was refused as it lay there");
        }
        // The name is the archive's, which may come from a stranger.
        Path folder = Files.createDirectories(unpacked.resolve("named"))
                .resolve(Submission.id(grade.submission().id()));
        return Files.move(packed, folder);
    }

    /** The assignment in an unpacked archive; empty if it was graded without one. */
    public static Optional<Path> assignment(Path unpacked) {
        return Optional.of(unpacked.resolve(ASSIGNMENT)).filter(Files::isRegularFile);
    }

    private static void check(Path archive, Path into, Map<String, String> sums) throws IOException {
        Path list = into.resolve(CHECKSUMS);
        if (!Files.isRegularFile(list)) {
            throw new IOException("%s is no evidence of a grade: it has no %s".formatted(archive, CHECKSUMS));
        }
        List<String> expected = Files.readAllLines(list);
        sums.remove(CHECKSUMS);
        List<String> found = new ArrayList<>();
        sums.forEach((name, sum) -> found.add(sum + "  " + name));
        if (!expected.equals(found)) {
            found.removeAll(expected);
            throw new IOException("%s is not as it was packed: %s"
                    .formatted(archive, found.isEmpty() ? "files are missing" : String.join(", ", found)));
        }
    }

    private static void add(Map<String, Path> files, Path folder, String prefix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.isReadable(file))
                    .forEach(file -> files.put(
                            prefix + folder.relativize(file).toString().replace('\\', '/'), file));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The same files make the same bytes. */
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        return entry;
    }

    private static String copy(InputStream in, OutputStream out) throws IOException {
        try {
            DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
            digested.transferTo(out);
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A few bytes can be unpacked to more than a disk holds. */
    private static final class Bounded extends FilterInputStream {

        private long left;

        private Bounded(InputStream in, long most) {
            super(in);
            this.left = most;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            left -= Math.max(0, count);
            if (left < 0) {
                throw new IOException("It is larger than %d bytes".formatted(MOST_BYTES));
            }
            return count;
        }
    }
}
