package dev.kafkalab.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The pages' one script: it filters and folds, and no page needs it. Each page allows this script by its hash and no
 * other, so that nothing in a record can ever run.
 */
public final class Script {

    /** Its text. */
    public static final String TEXT = read();

    /** Its hash, as a content security policy names it. */
    public static final String HASH = "sha256-" + sha256(TEXT);

    private Script() {}

    private static String read() {
        try (InputStream in = Script.class.getResourceAsStream("report.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
