package dev.kafkalab.results;

import dev.kafkalab.evidence.ClusterStart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run, read back from its record.
 *
 * @param started when it began, if the record says so
 * @param finished when it ended; empty if it was cut off
 * @param machine what it ran on
 * @param filter the tag expression that chose its scenarios; empty if all were asked for
 * @param notSelected how many scenarios of the same files the run left out
 * @param labs the labs, by folder
 * @param failure what went wrong outside any scenario, if anything did
 */
public record Run(
        Optional<Instant> started,
        Optional<Instant> finished,
        Machine machine,
        String filter,
        int notSelected,
        List<Lab> labs,
        Optional<Failure> failure) {

    public Run {
        labs = List.copyOf(labs);
    }

    /** How many scenarios ended how. */
    public Totals totals() {
        return labs.stream().map(Lab::totals).reduce(Totals.NONE, Totals::plus);
    }

    /** The points of its labs, together. */
    public Points points() {
        return labs.stream().map(Lab::points).reduce(Points.NONE, Points::plus);
    }

    /** How long it took; empty if it was cut off. */
    public Optional<Duration> duration() {
        return started.flatMap(from -> finished.map(to -> Duration.between(from, to)));
    }

    /** Whether its end is missing from the record. */
    public boolean cutOff() {
        return finished.isEmpty();
    }

    /** Whether no scenario was part of it. */
    public boolean empty() {
        return totals().all() == 0;
    }

    /** The runtimes that its clusters ran on. */
    public List<UsedRuntime> runtimes() {
        return clusterStarts()
                .map(start -> new UsedRuntime(start.runtime(), start.runtimeReason()))
                .distinct()
                .toList();
    }

    /** The software that its clusters ran: {@code "Apache Kafka 3.9.2"}. */
    public List<String> software() {
        return clusterStarts()
                .flatMap(start -> start.nodes().stream())
                .map(ClusterStart.NodeLine::software)
                .filter(software -> !software.isBlank())
                .distinct()
                .sorted()
                .toList();
    }

    /** Which tags count for nothing although they are meant to say something, in lint's words, each with its place. */
    public List<String> problems() {
        return labs.stream()
                .flatMap(lab -> lab.stages().stream())
                .flatMap(stage -> stage.scenarios().stream()
                        .flatMap(scenario -> scenario.tags().problems(scenario.line()).stream())
                        .map(problem -> "%s:%d: %s: %s"
                                .formatted(stage.file(), problem.line(), problem.message(), problem.remedy())))
                .toList();
    }

    /** Every scenario, in the order of the page. */
    public Stream<Scenario> scenarios() {
        return labs.stream().flatMap(lab -> lab.stages().stream()).flatMap(stage -> stage.scenarios().stream());
    }

    private Stream<ClusterStart> clusterStarts() {
        return scenarios().flatMap(scenario -> scenario.evidence(ClusterStart.class));
    }
}
