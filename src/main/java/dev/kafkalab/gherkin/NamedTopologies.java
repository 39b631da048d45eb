package dev.kafkalab.gherkin;

import dev.kafkalab.gherkin.FeatureText.ScenarioText;
import dev.kafkalab.gherkin.FeatureText.StepText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which topologies a scenario names, as its text says before any of its steps has run. */
public final class NamedTopologies {

    /** As the steps have it: {@code the cluster of compose/zookeeper-ensemble.yml}. */
    private static final Pattern CLUSTER = Pattern.compile("\\bthe cluster of ([\\w./-]+\\.ya?ml)");

    private static final String FILE = "file";

    private final Map<URI, List<ScenarioText>> features = new ConcurrentHashMap<>();

    /** Empty if it names none, if it is tagged as one that needs none, or if its feature is no file. */
    public Set<Path> of(URI feature, int line) {
        return features.computeIfAbsent(feature, NamedTopologies::read).stream()
                .filter(scenario -> scenario.line() == line)
                .filter(ScenarioText::mayTakeCluster)
                .flatMap(scenario -> scenario.steps().stream())
                .map(StepText::text)
                .flatMap(text -> CLUSTER.matcher(text).results())
                .map((MatchResult named) -> Path.of(named.group(1)).normalize())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<ScenarioText> read(URI feature) {
        if (!FILE.equals(feature.getScheme())) {
            return List.of();
        }
        try {
            return FeatureReader.read(Path.of(feature)).scenarios();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
