package dev.kafkalab.report.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the times of one kind spread over runs.
 *
 * @param kind what all of them have in common; its seconds are 0
 * @param runs in how many runs it was measured
 * @param seconds every time, in the order of the runs; never empty
 */
public record TimeDistribution(MeasuredTime kind, int runs, List<Double> seconds) {

    public TimeDistribution {
        seconds = List.copyOf(seconds);
    }

    /** The one in the middle, or the mean of the two there. */
    public double median() {
        List<Double> sorted = seconds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The shortest. */
    public double least() {
        return seconds.stream().min(Comparator.naturalOrder()).orElseThrow();
    }

    /** The longest. */
    public double most() {
        return seconds.stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    /**
     * The times of these runs by kind: what, after what, promised what; below that by mode and runtime, to compare
     * them.
     */
    static List<TimeDistribution> of(List<PastRun> runs) {
        Map<MeasuredTime, List<Double>> seconds = new LinkedHashMap<>();
        Map<MeasuredTime, Integer> counts = new LinkedHashMap<>();
        for (PastRun run : runs) {
            run.times().stream()
                    .map(TimeDistribution::kind)
                    .distinct()
                    .forEach(kind -> counts.merge(kind, 1, Integer::sum));
            run.times().forEach(time -> seconds.computeIfAbsent(kind(time), k -> new ArrayList<>())
                    .add(time.seconds()));
        }
        return seconds.entrySet().stream()
                .map(entry -> new TimeDistribution(entry.getKey(), counts.get(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparing((TimeDistribution distribution) ->
                                distribution.kind().what())
                        .thenComparing(distribution -> distribution.kind().after())
                        .thenComparing(distribution -> distribution.kind().mode())
                        .thenComparing(distribution -> distribution.kind().promised())
                        .thenComparing(distribution -> distribution.kind().runtime()))
                .toList();
    }

    private static MeasuredTime kind(MeasuredTime time) {
        return new MeasuredTime(time.what(), time.after(), time.mode(), time.runtime(), time.promised(), 0);
    }
}
