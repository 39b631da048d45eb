package dev.kafkalab.runtime.docker;

import dev.kafkalab.topology.Topology;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The name under which Compose runs a topology. Its beginning is the checkout's, so that everything of a checkout can be
 * recognised by the project label, also when the run that made it was killed; two checkouts never share a name.
 *
 * @param name {@code kafkalab-CHECKOUT-FILE-TOPOLOGY}; Compose allows lower case letters, digits, - and _
 */
record Project(String name) {

    private static final int CHECKOUT_DIGITS = 8;
    private static final int FILE_DIGITS = 4;
    private static final int LONGEST_TOPOLOGY = 30;

    /** The project of that topology, run with that work folder. */
    static Project of(Topology topology, Path work) {
        Path file = topology.composeFile().toAbsolutePath().normalize();
        String readable = topology.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return new Project(prefix(work)
                + hash(file, FILE_DIGITS)
                + "-"
                + readable.substring(0, Math.min(readable.length(), LONGEST_TOPOLOGY)));
    }

    /** How the names of all of a checkout's projects begin. */
    static String prefix(Path work) {
        return "kafkalab-" + hash(work, CHECKOUT_DIGITS) + "-";
    }

    private static String hash(Path path, int digits) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(path.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, digits);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
