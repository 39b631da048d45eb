package dev.kafkalab.cli;

import dev.kafkalab.catalogue.Features;
import dev.kafkalab.gherkin.FeatureText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The features that a command is to look at. */
final class FeatureFiles {

    /** Where the features of this project are. */
    static final Path ALL = Path.of("features");

    private FeatureFiles() {}

    /** Those of this project, where it is in its own folder that a command is started; else none. */
    static List<FeatureText> ofThisProject() {
        return Files.isDirectory(ALL) ? read(List.of(ALL)) : List.of();
    }

    /** Reads files, and folders with all below them. @throws UsageException if one is not there, or holds no feature */
    static List<FeatureText> read(List<Path> paths) {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new UsageException("there is no %s".formatted(path)
                        + (path.equals(ALL) ? "/ here: run this in the project's folder, or name the features" : ""));
            }
        }
        try {
            List<FeatureText> features = Features.read(paths);
            if (features.isEmpty()) {
                throw new UsageException("there is no .feature file in " + paths.get(0));
            }
            return features;
        } catch (IOException e) {
            throw new UsageException("the features cannot be read", e);
        }
    }
}
