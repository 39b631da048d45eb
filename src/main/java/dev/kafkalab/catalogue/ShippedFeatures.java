package dev.kafkalab.catalogue;

import dev.kafkalab.gherkin.FeatureReader;
import dev.kafkalab.gherkin.FeatureText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The labs of this project, which are packaged as examples for those who have no copy of it. Their names do not end as
 * those of features do: else Cucumber might find them on a class path, and run them.
 */
final class ShippedFeatures {

    private static final String ROOT = "META-INF/kafka-lab/features";

    private static final String SUFFIX = ".txt";

    private ShippedFeatures() {}

    /** Each is named as in this project: {@code features/failover/2-a-topic.feature}. They are read once. */
    static List<FeatureText> read() {
        return Once.FEATURES;
    }

    private static List<FeatureText> fromClassPath() {
        List<FeatureText> features = new ArrayList<>();
        try {
            PackagedFiles.below(ROOT, ShippedFeatures.class.getClassLoader(), (name, file) -> {
                String original = name.substring(0, name.length() - SUFFIX.length());
                features.add(FeatureReader.read(Path.of("features", original), Files.readAllBytes(file)));
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The packaged features cannot be read", e);
        }
        return List.copyOf(features);
    }

    private static final class Once {
        private static final List<FeatureText> FEATURES = fromClassPath();
    }
}
