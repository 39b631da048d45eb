package dev.kafkalab.report;

import dev.kafkalab.evidence.ClusterStart;
import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.LogExcerpt;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.evidence.Timeline;
import dev.kafkalab.report.text.PageText;
import dev.kafkalab.results.Scenario;
import dev.kafkalab.results.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What went wrong in a scenario, for whoever has to find out why: drawn from its evidence alone.
 *
 * @param promised the step that does not hold, as it stands in the feature
 * @param place where it stands: {@code features/failover/1-start.feature:31}; empty if what was seen begins with the
 *     place
 * @param seen what was seen instead
 * @param causes what the evidence suggests, a sentence each; may be empty
 * @param logs whole logs to look at, beside the page
 */
public record Diagnosis(String promised, String place, String seen, List<String> causes, List<String> logs) {

    /** Of a scenario that failed, or in which the lab itself went wrong. @param file the feature's */
    static Diagnosis of(Scenario scenario, String file) {
        Optional<Step> broken = scenario.decisive();
        return new Diagnosis(
                broken.map(step -> (step.keyword() + " " + step.text()).strip()).orElse(""),
                scenario.isAuthorsMistake() ? "" : file + ":" + scenario.decisiveLine(),
                scenario.reason(),
                Stream.of(
                                aboutTheLab(scenario),
                                broken.stream().flatMap(Diagnosis::aboutMeasurements),
                                aboutTheCluster(scenario))
                        .flatMap(causes -> causes)
                        .toList(),
                logs(scenario));
    }

    private static Stream<String> aboutTheLab(Scenario scenario) {
        return switch (scenario.verdict()) {
            case ERROR ->
                Stream.of(
                        scenario.isAuthorsMistake()
                                ? "This is a mistake in the feature: nothing was started, and nothing is said about the"
                                        + " cluster."
                                : "The lab itself went wrong before the cluster could be judged: nothing is said about"
                                        + " it.");
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
        if (!missed.bound().origin().isEmpty()) {
            causes.add("%s: %s, promised %s. Where the bound comes from: %s"
                    .formatted(
                            EvidenceText.what(missed),
                            EvidenceText.value(missed),
                            EvidenceText.bound(missed),
                            missed.bound().origin()));
        }
        if (missed.quantity().isTime()
                && missed.bound()
                        .atLeast()
                        .filter(least -> missed.quantity().value() < least)
                        .isPresent()) {
            causes.add(
                    "It came sooner than it can if the cluster had to find out by itself: did the node say goodbye?");
        }
        if (!EvidenceText.schedulingDelay(missed).isEmpty()) {
            causes.add("Note: %s. Run it again with nothing else on the machine."
                    .formatted(EvidenceText.schedulingDelay(missed)));
        }
        return causes.stream();
    }

    /** What the cluster looked like when it was last seen. */
    private static Stream<String> aboutTheCluster(Scenario scenario) {
        Stream<String> withoutLeader = scenario.evidence(Timeline.class)
                .flatMap(Diagnosis::leaderless)
                .map(leader -> ("When last looked at, %s-%d had no leader: none of its in-sync replicas was alive,"
                                + " or the controller had not noticed yet.")
                        .formatted(leader.topic(), leader.partition()));
        Stream<String> outOfSync = scenario.evidence(Snapshot.class).reduce((first, second) -> second).stream()
                .flatMap(seen -> seen.partitions().stream())
                .filter(partition -> !PageText.outOfSync(partition).isEmpty())
                .map(partition -> "When last looked at, %s-%d was not in sync on %s."
                        .formatted(
                                partition.topic(),
                                partition.partition(),
                                PageText.list(PageText.outOfSync(partition))));
        return Stream.concat(withoutLeader, outOfSync);
    }

    /** The partitions that had no leader at the end. */
    private static Stream<Subject.LeaderOf> leaderless(Timeline timeline) {
        Map<Subject, Timeline.Event> last = new LinkedHashMap<>();
        timeline.events().forEach(event -> last.put(event.subject(), event));
        return last.values().stream()
                .filter(event -> event.state().absent())
                .map(Timeline.Event::subject)
                .filter(Subject.LeaderOf.class::isInstance)
                .map(Subject.LeaderOf.class::cast);
    }

    /** Of the nodes to which something was done, then those that a step has looked into. */
    private static List<String> logs(Scenario scenario) {
        Set<String> logs = new LinkedHashSet<>();
        Optional<String> topology = scenario.evidence(ClusterStart.class)
                .reduce((first, second) -> second)
                .map(start -> PageText.fileName(start.composeFile()));
        topology.ifPresent(name -> scenario.evidence(Timeline.class)
                .flatMap(timeline -> timeline.events().stream())
                .filter(Timeline.Event::fault)
                .map(Timeline.Event::subject)
                .filter(Subject.Node.class::isInstance)
                .map(Subject.Node.class::cast)
                .forEach(node -> logs.add("logs/%s/%s.log".formatted(name, node.name()))));
        scenario.evidence(LogExcerpt.class).map(LogExcerpt::log).forEach(logs::add);
        return logs.stream().filter(PageText::besideThePage).toList();
    }
}
