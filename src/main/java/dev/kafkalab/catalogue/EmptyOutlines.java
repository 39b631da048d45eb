package dev.kafkalab.catalogue;

import static java.util.stream.Collectors.toSet;

import dev.kafkalab.gherkin.FeatureText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Outlines without examples in the features of a run. Cucumber makes no scenario of them, and on the JUnit platform a
 * feature that has nothing else is left out altogether: they would vanish, and their points with them.
 */
public final class EmptyOutlines {

    /** What the suite runs if nobody names features. */
    private static final Path ALL = Path.of("features");

    private EmptyOutlines() {}

    /**
     * What is wrong in these features, in lint's words. @param askedFor whether the run asks for a scenario with these
     * tags
     */
    public static List<String> of(Collection<FeatureText> features, Predicate<List<String>> askedFor) {
        return features.stream()
                .flatMap(feature -> feature.emptyOutlines().stream()
                        .filter(outline -> askedFor.test(outline.tags()))
                        .map(outline -> outline.problem().in(feature.file())))
                .toList();
    }

    /**
     * The features that the run was to run, and of which Cucumber has not told although they have such an outline.
     *
     * @param told the features that Cucumber has told of
     * @param named {@code cucumber.features}: paths, separated by commas; empty if it is not set. A path that ends in a
     *     line asks for that line only
     */
    public static List<FeatureText> leftOut(Collection<URI> told, String named) {
        try {
            Set<Path> known = told.stream()
                    .filter(uri -> "file".equals(uri.getScheme()))
                    .map(uri -> absolute(Path.of(uri)))
                    .collect(toSet());
            boolean all = named.isBlank() && known.stream().anyMatch(file -> file.startsWith(absolute(ALL)));
            List<Path> paths = (all
                            ? Stream.of(ALL)
                            : Arrays.stream(named.split(",")).flatMap(EmptyOutlines::path))
                    .filter(Files::exists)
                    .toList();
            return Features.read(paths).stream()
                    .filter(feature -> !feature.emptyOutlines().isEmpty() && !known.contains(absolute(feature.file())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }

    /** A feature on the class path is not left out: Cucumber tells of it or does not find it. */
    private static Stream<Path> path(String named) {
        String path = named.strip().replaceFirst("^file:(//)?", "");
        return path.isEmpty() || path.startsWith("classpath:") ? Stream.empty() : Stream.of(Path.of(path));
    }
}
