package dev.kafkalab.report;

import dev.kafkalab.evidence.ClusterStart;
import dev.kafkalab.evidence.Comparison;
import dev.kafkalab.evidence.Evidence;
import dev.kafkalab.evidence.LogExcerpt;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Statement;
import dev.kafkalab.evidence.Timeline;
import dev.kafkalab.evidence.Traffic;
import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.results.Scenario;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A scenario's evidence as its page arranges it: beside the steps, by what it is.
 *
 * @param starts how its clusters were come by
 * @param statements what the guide says, held against what was seen
 * @param measurements what was measured, in order, but for the waits
 * @param waits how long the scenario waited for something that no step promises a time for, and that came
 * @param comparison measured values side by side
 * @param episodes what happened to each cluster that something was done to
 * @param transcripts what one would type, with the step that it shows
 * @param logs lines of logs
 * @param snapshots what the cluster said of itself, in order
 */
public record ScenarioEvidence(
        List<ClusterStart> starts,
        List<Statement> statements,
        List<Measurement> measurements,
        List<Measurement> waits,
        Optional<SideBySide> comparison,
        List<ClusterEpisode> episodes,
        List<LeftBy<Transcript>> transcripts,
        List<LogExcerpt> logs,
        List<LeftBy<Snapshot>> snapshots) {

    /**
     * A segment of evidence with the words of the step that left it.
     *
     * @param step those words
     * @param evidence the evidence
     */
    public record LeftBy<E>(String step, E evidence) {}

    /**
     * What happened to one cluster of a scenario.
     *
     * @param timeline every change that was seen
     * @param traffic what went through its topics meanwhile
     * @param measurements what was measured on it
     * @param moments before the fault, when things had changed, and at the end, as far as they differ; may be empty
     */
    public record ClusterEpisode(
            Timeline timeline, List<Traffic> traffic, List<Measurement> measurements, List<Snapshot> moments) {

        /** What became of the cluster from each of the moments to the next. */
        public List<ClusterChange> changes() {
            return IntStream.range(1, moments.size())
                    .mapToObj(i -> new ClusterChange(moments.get(i - 1), moments.get(i)))
                    .toList();
        }
    }

    /** Two moments of a cluster. */
    public record ClusterChange(Snapshot before, Snapshot after) {}

    static ScenarioEvidence of(Scenario scenario) {
        return new ScenarioEvidence(
                scenario.evidence(ClusterStart.class).toList(),
                scenario.evidence(Statement.class).toList(),
                scenario.evidence(Measurement.class)
                        .filter(Predicate.not(ScenarioEvidence::waited))
                        .toList(),
                scenario.evidence(Measurement.class)
                        .filter(ScenarioEvidence::waited)
                        .toList(),
                comparison(scenario),
                episodes(scenario),
                withSteps(scenario, Transcript.class),
                scenario.evidence(LogExcerpt.class).toList(),
                withSteps(scenario, Snapshot.class));
    }

    private static Optional<SideBySide> comparison(Scenario scenario) {
        List<Comparison> compared = scenario.evidence(Comparison.class).toList();
        return compared.isEmpty() ? Optional.empty() : Optional.of(SideBySide.of(compared));
    }

    /** Whether there is any. */
    public boolean isEmpty() {
        return starts.isEmpty()
                && statements.isEmpty()
                && measurements.isEmpty()
                && waits.isEmpty()
                && comparison.isEmpty()
                && episodes.isEmpty()
                && transcripts.isEmpty()
                && logs.isEmpty()
                && snapshots.isEmpty();
    }

    private static boolean waited(Measurement measurement) {
        return measurement.kind().isWait() && measurement.holds();
    }

    private static <E extends Evidence> List<LeftBy<E>> withSteps(Scenario scenario, Class<E> kind) {
        return scenario.steps().stream()
                .flatMap(step -> step.evidence().stream()
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .map(evidence -> new LeftBy<>(step.text(), evidence)))
                .toList();
    }

    /**
     * A scenario that goes from one cluster to the next leaves a timeline for each: what comes after one begins is its
     * own.
     */
    private static List<ClusterEpisode> episodes(Scenario scenario) {
        List<Timeline> timelines = scenario.evidence(Timeline.class)
                .filter(timeline -> !timeline.events().isEmpty())
                .sorted(Comparator.comparing(ScenarioEvidence::begin))
                .toList();
        List<ClusterEpisode> episodes = new ArrayList<>();
        for (int i = 0; i < timelines.size(); i++) {
            Instant from = i == 0 ? Instant.MIN : begin(timelines.get(i));
            Instant to = i + 1 < timelines.size() ? begin(timelines.get(i + 1)) : Instant.MAX;
            episodes.add(episode(scenario, timelines.get(i), at -> !at.isBefore(from) && at.isBefore(to)));
        }
        return List.copyOf(episodes);
    }

    private static ClusterEpisode episode(Scenario scenario, Timeline timeline, Predicate<Instant> meanwhile) {
        return new ClusterEpisode(
                timeline,
                scenario.evidence(Traffic.class)
                        .filter(traffic -> !traffic.intervals().isEmpty()
                                && meanwhile.test(traffic.intervals().get(0).from()))
                        .toList(),
                scenario.evidence(Measurement.class)
                        .filter(measurement ->
                                meanwhile.test(measurement.timing().from()))
                        .toList(),
                KeySnapshots.of(
                        scenario.evidence(Snapshot.class)
                                .filter(snapshot -> meanwhile.test(snapshot.at()))
                                .toList(),
                        timeline.origin()));
    }

    private static Instant begin(Timeline timeline) {
        return timeline.events().get(0).at();
    }
}
