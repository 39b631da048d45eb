package dev.kafkalab.results;

import java.net.URI;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Where a feature lies.
 *
 * @param folder the folders between {@code features/} and the file; empty if it lies there directly
 * @param path from {@code features/} on
 */
public record FeatureFile(String folder, String path) implements Comparable<FeatureFile> {

    private static final String ROOT = "features/";
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** Cucumber names a feature by its absolute URI, or relative to where it was started, as it was asked for. */
    public static FeatureFile of(String uri) {
        String path = "/" + pathOf(uri);
        int root = path.lastIndexOf("/" + ROOT);
        String below = root < 0 ? lastTwo(path) : path.substring(root + 1 + ROOT.length());
        int file = below.lastIndexOf('/');
        return new FeatureFile(file < 0 ? "" : below.substring(0, file), (root < 0 ? "" : ROOT) + below);
    }

    @Override
    public int compareTo(FeatureFile other) {
        return Comparator.comparing(FeatureFile::folder)
                .thenComparing(file -> file.inReadingOrder())
                .thenComparing(FeatureFile::path)
                .compare(this, other);
    }

    /** Features are numbered in the order in which they are read, and 9 comes before 10. */
    private String inReadingOrder() {
        return NUMBER.matcher(path)
                .replaceAll(number -> "0".repeat(Math.max(0, 9 - number.group().length())) + number.group());
    }

    private static String pathOf(String uri) {
        try {
            URI parsed = URI.create(uri);
            return parsed.getPath() != null ? parsed.getPath() : parsed.getSchemeSpecificPart();
        } catch (IllegalArgumentException notAUri) {
            return uri;
        }
    }

    private static String lastTwo(String path) {
        int file = path.lastIndexOf('/');
        return path.substring(path.lastIndexOf('/', file - 1) + 1);
    }
}
