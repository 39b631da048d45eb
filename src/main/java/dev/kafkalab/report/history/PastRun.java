package dev.kafkalab.report.history;

import dev.kafkalab.results.Run;
import dev.kafkalab.results.Totals;
import dev.kafkalab.results.UsedRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A run as the history keeps it: a line of its file.
 *
 * @param started when it began
 * @param runtimes the runtimes of its clusters
 * @param seconds how long it took; 0 if it was cut off
 * @param cutOff whether its record has no end
 * @param totals how many of its scenarios ended how
 * @param times what it measured of elections and recoveries
 */
public record PastRun(
        Instant started,
        List<String> runtimes,
        double seconds,
        boolean cutOff,
        Totals totals,
        List<MeasuredTime> times) {

    private static final double MILLIS_A_SECOND = 1000.0;

    public PastRun {
        runtimes = runtimes == null ? List.of() : List.copyOf(runtimes);
        times = times == null ? List.of() : List.copyOf(times);
    }

    /** What the history keeps of a run. */
    static PastRun of(Run run) {
        return new PastRun(
                run.started().orElse(Instant.EPOCH),
                run.runtimes().stream().map(UsedRuntime::name).distinct().toList(),
                run.duration().map(Duration::toMillis).orElse(0L) / MILLIS_A_SECOND,
                run.cutOff(),
                run.totals(),
                MeasuredTimes.of(run));
    }
}
