package dev.kafkalab.catalogue;

import dev.kafkalab.gherkin.FeatureReader;
import dev.kafkalab.gherkin.FeatureText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Finds feature files and reads them. */
public final class Features {

    private Features() {}

    /**
     * The features that these paths name: files, and every {@code .feature} below a folder, in the paths' order.
     *
     * @throws IOException if one of them cannot be read
     */
    public static List<FeatureText> read(Collection<Path> paths) throws IOException {
        try {
            return paths.stream()
                    .flatMap(Features::files)
                    .distinct()
                    .map(Features::feature)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Stream<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return Stream.of(path);
        }
        try (Stream<Path> below = Files.walk(path)) {
            return below.filter(file -> file.toString().endsWith(".feature")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FeatureText feature(Path file) {
        try {
            return FeatureReader.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
