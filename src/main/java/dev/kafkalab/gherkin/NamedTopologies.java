package dev.kafkalab.gherkin;

import dev.kafkalab.gherkin.FeatureText.ScenarioText;
import dev.kafkalab.gherkin.FeatureText.StepText;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Which topologies a scenario names, as its text says before any of its steps has run. */
public final class NamedTopologies {

    private final Map<URI, FeatureText> features = new ConcurrentHashMap<>();

    /** Empty if it names none, or if it is tagged as one that needs none. */
    public Set<Path> of(URI feature, int line) {
        return features.computeIfAbsent(feature, FeatureReader::read).scenarios().stream()
                .filter(scenario -> scenario.line() == line)
                .filter(ScenarioText::mayTakeCluster)
                .flatMap(scenario -> scenario.steps().stream())
                .map(StepText::text)
                .flatMap(ClusterWords::in)
                .map(file -> Path.of(file).normalize())
                .collect(Collectors.toUnmodifiableSet());
    }
}
