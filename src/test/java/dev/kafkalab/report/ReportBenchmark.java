package dev.kafkalab.report;

import dev.kafkalab.results.ManyScenarios;
import dev.kafkalab.results.Records;
import dev.kafkalab.results.Results;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long it takes to make the report of a run of six labs, reading its record included, and of runs of 2, 4 and 8
 * times as many scenarios, and how large its largest page is. Run with {@code mvn -Pbench test -Dtest=ReportBenchmark};
 * {@code -Dbench.rounds=N} sets the number of rounds, of which the median is told.
 */
class ReportBenchmark {

    private static final List<Integer> TIMES = List.of(1, 2, 4, 8);
    private static final double NANOS_A_MILLI = 1e6;
    private static final double KILO = 1024.0;

    @TempDir
    private Path folder;

    @Test
    void of_six_labs_and_of_more() throws IOException {
        int rounds = Integer.getInteger("bench.rounds", 5);
        Path sixLabs = Records.copy("six-labs", folder);
        // The first report is made by a JVM that has not seen any of this code yet, as a run's own is.
        System.out.printf(
                "%n%9s  %10s  %8s  %9s  %16s%n", "scenarios", "record, KB", "read, ms", "made, ms", "largest page, KB");
        tell("first", sixLabs, 1);
        for (int times : TIMES) {
            Path record = ManyScenarios.of(sixLabs, times, folder.resolve(times + ".ndjson"));
            tell(String.valueOf(Results.read(record).totals().all()), record, rounds);
        }
    }

    private void tell(String scenarios, Path record, int rounds) throws IOException {
        Path pages = folder.resolve(scenarios);
        double read = median(rounds, () -> Results.read(record));
        double made = median(rounds, () -> Reports.write(record, pages));
        System.out.printf(
                Locale.ROOT,
                "%9s  %10.0f  %8.0f  %9.0f  %16.0f%n",
                scenarios,
                Files.size(record) / KILO,
                read,
                made,
                largest(pages) / KILO);
    }

    /** In milliseconds. */
    private static double median(int rounds, Work work) throws IOException {
        double[] took = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            work.run();
            took[round] = (System.nanoTime() - start) / NANOS_A_MILLI;
        }
        Arrays.sort(took);
        return took[rounds / 2];
    }

    private static long largest(Path pages) throws IOException {
        try (Stream<Path> files = Files.walk(pages)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .mapToLong(ReportBenchmark::size)
                    .max()
                    .orElse(0);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Work {
        void run() throws IOException;
    }
}
