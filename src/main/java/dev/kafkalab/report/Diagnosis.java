package dev.kafkalab.report;

import dev.kafkalab.evidence.ClusterStart;
import dev.kafkalab.evidence.LogExcerpt;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Timeline;
import dev.kafkalab.results.Figures;
import dev.kafkalab.results.Scenario;
import dev.kafkalab.results.Step;
import dev.kafkalab.results.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What went wrong in a scenario, for whoever has to find out why: drawn from its evidence alone.
 *
 * @param promised the step that does not hold, as it stands in the feature
 * @param seen what was seen instead
 * @param causes what the evidence suggests, a sentence each; may be empty
 * @param logs whole logs to look at, beside the page
 */
public record Diagnosis(String promised, String seen, List<String> causes, List<String> logs) {

    private static final String LEADER = "leader of ";
    private static final String NODE = "node ";

    /** Of a scenario that failed, or in which the lab itself went wrong. */
    static Diagnosis of(Scenario scenario) {
        Optional<Step> broken = scenario.steps().stream()
                .filter(step -> step.verdict() == scenario.verdict())
                .findFirst();
        return new Diagnosis(
                broken.map(step -> (step.keyword() + " " + step.text()).strip()).orElse(""),
                scenario.reason(),
                Stream.of(
                                aboutTheLab(scenario.verdict()),
                                broken.stream().flatMap(Diagnosis::aboutMeasurements),
                                aboutTheCluster(scenario))
                        .flatMap(causes -> causes)
                        .toList(),
                logs(scenario));
    }

    private static Stream<String> aboutTheLab(Verdict verdict) {
        return switch (verdict) {
            case ERROR ->
                Stream.of("The lab itself went wrong before the cluster could be judged: nothing is said about it.");
            case UNDEFINED ->
                Stream.of("The feature says something that no step of the vocabulary says: see the page of the steps.");
            default -> Stream.empty();
        };
    }

    private static Stream<String> aboutMeasurements(Step step) {
        return step.evidence().stream()
                .filter(Measurement.class::isInstance)
                .map(Measurement.class::cast)
                .filter(measurement -> !measurement.holds())
                .flatMap(Diagnosis::about);
    }

    private static Stream<String> about(Measurement missed) {
        List<String> causes = new ArrayList<>();
        if (!missed.origin().isEmpty()) {
            causes.add("%s: %s, promised %s. Where the bound comes from: %s"
                    .formatted(missed.what(), Figures.value(missed), Figures.bound(missed), missed.origin()));
        }
        if (missed.atLeast().filter(least -> missed.value() < least).isPresent()) {
            causes.add(
                    "It came sooner than it can if the cluster had to find out by itself: did the node say goodbye?");
        }
        if (!Figures.lateness(missed).isEmpty()) {
            causes.add("Note: %s. Run it again with nothing else on the machine.".formatted(Figures.lateness(missed)));
        }
        return causes.stream();
    }

    /** What the cluster looked like when it was last seen. */
    private static Stream<String> aboutTheCluster(Scenario scenario) {
        Stream<String> withoutLeader = ScenarioEvidence.all(scenario, Timeline.class)
                .flatMap(timeline -> last(timeline)
                        .filter(event ->
                                event.lane().startsWith(LEADER) && event.value().equals("none")))
                .map(event ->
                        "When last looked at, %s had no leader: none of its in-sync replicas was alive, or the controller had not noticed yet."
                                .formatted(event.lane().substring(LEADER.length())));
        Stream<String> outOfSync =
                ScenarioEvidence.all(scenario, Snapshot.class).reduce((first, second) -> second).stream()
                        .flatMap(seen -> seen.partitions().stream())
                        .filter(partition -> !Words.outOfSync(partition).isEmpty())
                        .map(partition -> "When last looked at, %s-%d was not in sync on %s."
                                .formatted(
                                        partition.topic(),
                                        partition.partition(),
                                        Words.list(Words.outOfSync(partition))));
        return Stream.concat(withoutLeader, outOfSync);
    }

    /** Each lane's last event. */
    private static Stream<Timeline.Event> last(Timeline timeline) {
        return timeline.events().stream()
                .collect(Collectors.toMap(
                        Timeline.Event::lane, event -> event, (first, second) -> second, LinkedHashMap::new))
                .values()
                .stream();
    }

    /** Of the nodes to which something was done, then those that a step has looked into. */
    private static List<String> logs(Scenario scenario) {
        Set<String> logs = new LinkedHashSet<>();
        Optional<String> topology = ScenarioEvidence.all(scenario, ClusterStart.class)
                .reduce((first, second) -> second)
                .map(start -> Words.fileName(start.composeFile()));
        topology.ifPresent(name -> ScenarioEvidence.all(scenario, Timeline.class)
                .flatMap(timeline -> timeline.events().stream())
                .filter(event -> event.fault() && event.lane().startsWith(NODE))
                .forEach(event ->
                        logs.add("logs/%s/%s.log".formatted(name, event.lane().substring(NODE.length())))));
        ScenarioEvidence.all(scenario, LogExcerpt.class).map(LogExcerpt::log).forEach(logs::add);
        return logs.stream().filter(Words::besideThePage).toList();
    }
}
