package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.support.AtomicFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A user to whom nothing on this machine belongs but the data of nodes. Only root can start processes as somebody else.
 *
 * @param setpriv the program of util-linux that does it
 */
record OtherUser(Path setpriv) {

    /**
     * Nobody's number, one of those that systemd leaves unused (its "Users, Groups, UIDs and GIDs"). It is another for
     * each of our programs: the kernel counts processes and threads by user, and those that are graded side by side
     * must not use up each other's, nor send each other signals.
     */
    static final int ID = ThreadLocalRandom.current().nextInt(60_578, 61_184);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Path SELF = Path.of("/proc/self");
    private static final String CLASS_PATH = "-cp";
    private static final String JAR = "-jar";
    private static final String JARS = ".jars";

    /** Everybody may make files there, and nobody may replace those of others: the settings that root has written. */
    private static final int STICKY = 01777;

    /**
     * Empty where we are not root, or are so in name only: in a user namespace of one user there is nobody else to
     * become, and a container may have taken the right from its root.
     */
    static Optional<OtherUser> by(Path setpriv) {
        OtherUser other = new OtherUser(setpriv);
        return isRoot() && other.isPossible() ? Optional.of(other) : Optional.empty();
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(SELF, "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    private boolean isPossible() {
        List<String> command = new ArrayList<>(prefix());
        command.add("true");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * The launch as that user's, with the node's folder handed over; as it is where he cannot enter that folder. The
     * archive of classes is shared with all who trust each other, so he has no part in it.
     */
    Launch take(Launch launch) {
        if (!isOpen(launch.folder())) {
            return launch;
        }
        try {
            handOver(launch.folder());
            List<String> command = new ArrayList<>(prefix());
            command.addAll(withReachableJars(launch.withoutArchive()));
            return launch.withoutArchive().with(command);
        } catch (IOException e) {
            throw LabFolders.unusable("hand over " + launch.folder(), e);
        }
    }

    private List<String> prefix() {
        return List.of(
                setpriv.toString(),
                "--reuid=" + ID,
                "--regid=" + ID,
                "--clear-groups",
                "--no-new-privs",
                "--inh-caps=-all",
                "--bounding-set=-all");
    }

    /** Whether others than its owner may enter a folder, and so what is open to others in it. */
    static boolean isOpen(Path folder) {
        for (Path each = folder.toAbsolutePath().normalize(); each != null; each = each.getParent()) {
            if (!allows(each, PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    private static boolean allows(Path file, PosixFilePermission permission) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            return permissions.contains(permission);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** The folders in it become his, and so does what he has left there; the files in it stay root's. */
    private static void handOver(Path folder) throws IOException {
        Files.setAttribute(folder, "unix:mode", STICKY);
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.skip(1).toList()) {
                boolean ours = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                        && path.getParent().equals(folder);
                if (!ours) {
                    Files.setAttribute(path, "unix:uid", ID, LinkOption.NOFOLLOW_LINKS);
                    Files.setAttribute(path, "unix:gid", ID, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }

    /** Jars that only root can reach are copied to where everybody can. */
    private static List<String> withReachableJars(Launch launch) throws IOException {
        List<String> command = new ArrayList<>(launch.command());
        int jar = command.indexOf(JAR);
        int at = Math.max(jar, command.indexOf(CLASS_PATH));
        if (at < 0) {
            return command;
        }
        String named = command.get(at + 1);
        List<String> entries = new ArrayList<>();
        for (String entry : at == jar ? List.of(named) : List.of(named.split(File.pathSeparator))) {
            entries.add(reachable(Path.of(entry), launch.folder().resolveSibling(JARS))
                    .toString());
        }
        command.set(at + 1, String.join(File.pathSeparator, entries));
        return command;
    }

    private static Path reachable(Path jar, Path folder) throws IOException {
        if (isOpen(jar.toAbsolutePath().getParent()) && allows(jar, PosixFilePermission.OTHERS_READ)) {
            return jar;
        }
        Files.createDirectories(folder);
        // Two jars of one name, of two versions of a program, are two.
        Path copy = folder.resolve("%08x-%s".formatted(jar.hashCode(), jar.getFileName()));
        if (!Files.exists(copy)) {
            Path part = Files.createTempFile(folder, "part", "");
            Files.write(part, Files.readAllBytes(jar));
            Files.setPosixFilePermissions(
                    part,
                    Set.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.GROUP_READ,
                            PosixFilePermission.OTHERS_READ));
            AtomicFile.replace(part, copy);
        }
        return copy.toAbsolutePath();
    }

    /** Whom nodes with data below that folder run as. */
    String inWords(Path folder) {
        return isOpen(folder)
                ? "user %d".formatted(ID)
                : "root, since no other user may enter %s (name another with -Dlab.work=DIR)".formatted(folder);
    }
}
