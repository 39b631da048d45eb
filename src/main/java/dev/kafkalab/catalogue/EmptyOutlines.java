package dev.kafkalab.catalogue;

import dev.kafkalab.gherkin.FeatureReader;
import dev.kafkalab.gherkin.FeatureText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
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
     * What is wrong, in lint's words.
     *
     * @param seen the features that Cucumber has told of
     * @param named {@code cucumber.features}: paths, separated by commas; empty if it is not set. A path that ends in a line
     *     asks for that line only
     * @param askedFor whether the run asks for a scenario with these tags
     */
    public static List<String> of(Collection<URI> seen, String named, Predicate<List<String>> askedFor) {
        try {
            List<FeatureText> told = seen.stream().map(FeatureReader::read).toList();
            boolean all = named.isBlank()
                    && told.stream().anyMatch(feature -> feature.file().startsWith(ALL));
            List<Path> paths = (all
                            ? Stream.of(ALL)
                            : Arrays.stream(named.split(",")).flatMap(EmptyOutlines::path))
                    .filter(Files::exists)
                    .toList();
            return Stream.concat(told.stream(), Features.read(paths).stream())
                    .flatMap(feature -> feature.emptyOutlines().stream()
                            .filter(outline -> askedFor.test(outline.tags()))
                            .map(outline -> outline.problem().in(feature.file())))
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A feature on the class path is not left out: Cucumber tells of it or does not find it. */
    private static Stream<Path> path(String named) {
        String path = named.strip().replaceFirst("^file:(//)?", "");
        return path.isEmpty() || path.startsWith("classpath:") ? Stream.empty() : Stream.of(Path.of(path));
    }
}
