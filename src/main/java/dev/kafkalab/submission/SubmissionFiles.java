package dev.kafkalab.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** The files of a submission as they lie there: links are seen and not followed, and the count is bounded. */
final class SubmissionFiles {

    /**
     * What version control and desktops leave behind says nothing of the work, and changes by itself. Nobody has looked
     * at what lies there, so nothing may lead there either.
     */
    private static final List<String> LEFT_OUT = List.of(".git", ".svn", ".hg", "__MACOSX", ".DS_Store");

    private enum Kind {
        FILE,
        LINK,
        SPECIAL,
        /** Its name has bytes that are no letters in the encoding of this machine. */
        UNNAMED
    }

    private final Path root;
    private final Limits limits;
    private final Map<String, Kind> found = new TreeMap<>();
    private int entries;
    private long bytes;

    private SubmissionFiles(Path root, Limits limits) {
        this.root = root;
        this.limits = limits;
    }

    static SubmissionFiles of(Path root, Limits limits) throws IOException {
        if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(
                    "%s is no folder. Fix: name the folder that has the Compose file in it".formatted(root));
        }
        SubmissionFiles files = new SubmissionFiles(root, limits);
        files.walk();
        return files;
    }

    private void walk() throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (isLeftOut(folder)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (!isNamed(folder)) {
                    found.put(root.relativize(folder).toString(), Kind.UNNAMED);
                    counted();
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return counted();
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (isLeftOut(file) && !attributes.isSymbolicLink()) {
                    return FileVisitResult.CONTINUE;
                }
                Kind kind = isNamed(file) ? kind(file, attributes) : Kind.UNNAMED;
                bytes += kind == Kind.FILE ? attributes.size() : 0;
                found.put(root.relativize(file).toString(), kind);
                return counted();
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
                if (file.equals(root)) {
                    throw why;
                }
                found.put(root.relativize(file).toString(), Kind.SPECIAL);
                return counted();
            }
        });
    }

    private static Kind kind(Path file, BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return Kind.LINK;
        }
        return attributes.isRegularFile() && Files.isReadable(file) ? Kind.FILE : Kind.SPECIAL;
    }

    private boolean isNamed(Path file) {
        try {
            return root.resolve(root.relativize(file).toString()).equals(file);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private FileVisitResult counted() {
        entries++;
        return areTooMany() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    /** Whether a path leads through what nobody has looked at. */
    static boolean leadsThroughLeftOut(Path path) {
        return StreamSupport.stream(path.spliterator(), false).anyMatch(SubmissionFiles::isLeftOut);
    }

    private static boolean isLeftOut(Path file) {
        return file.getFileName() != null
                && LEFT_OUT.stream().anyMatch(file.getFileName().toString()::equalsIgnoreCase);
    }

    /** Whether the limits are passed; then the rest has not been looked at. */
    boolean areTooMany() {
        return entries > limits.files() || bytes > limits.bytes();
    }

    /** The names of its files and links, seen from the folder, in order. */
    List<String> names() {
        return List.copyOf(found.keySet());
    }

    void refuse(RefusalCollector refusals) throws IOException {
        if (areTooMany()) {
            refusals.refuse(
                    SafetyRule.TOO_LARGE,
                    root,
                    0,
                    "the folder has more than %d files and folders, or more than %d bytes"
                            .formatted(limits.files(), limits.bytes()));
        }
        for (Map.Entry<String, Kind> entry : found.entrySet()) {
            if (entry.getValue() == Kind.UNNAMED) {
                refusals.refuse(
                        SafetyRule.SPECIAL_FILE,
                        root,
                        0,
                        "the name %s cannot be read here: name the file in letters and digits"
                                .formatted(entry.getKey()));
                continue;
            }
            Path file = root.resolve(entry.getKey());
            if (entry.getValue() == Kind.SPECIAL) {
                refusals.refuse(
                        SafetyRule.SPECIAL_FILE,
                        file,
                        0,
                        "this is a pipe, a socket or a device, or nobody may read it");
            } else if (entry.getValue() == Kind.LINK && couldLeave(Files.readSymbolicLink(file))) {
                refusals.refuse(
                        SafetyRule.LINK_OUTSIDE,
                        file,
                        0,
                        "this is a link to %s, which could lead out of the folder"
                                .formatted(Files.readSymbolicLink(file)));
            }
        }
    }

    /**
     * A relative link without {@code ..} stays in the folder, through however many others it goes. What one with
     * {@code ..} means depends on the links on its way, so none is taken.
     */
    private static boolean couldLeave(Path target) {
        if (target.isAbsolute() || leadsThroughLeftOut(target)) {
            return true;
        }
        for (Path part : target) {
            if (part.toString().equals("..")) {
                return true;
            }
        }
        return false;
    }

    /** Of every file's name and content, and of every link's name and target. */
    String sha256() throws IOException {
        MessageDigest whole = digest();
        if (!areTooMany()) {
            for (Map.Entry<String, Kind> entry : found.entrySet()) {
                String name = entry.getKey();
                String line = "%s %s %d %s\n".formatted(entry.getValue(), sha256(entry), name.length(), name);
                whole.update(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        return HexFormat.of().formatHex(whole.digest());
    }

    private String sha256(Map.Entry<String, Kind> entry) throws IOException {
        return switch (entry.getValue()) {
            case FILE -> sha256(root.resolve(entry.getKey()));
            case LINK ->
                sha256(Files.readSymbolicLink(root.resolve(entry.getKey()))
                        .toString()
                        .getBytes(StandardCharsets.UTF_8));
            case SPECIAL, UNNAMED -> "-";
        };
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream stream =
                new DigestInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), digest)) {
            stream.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
