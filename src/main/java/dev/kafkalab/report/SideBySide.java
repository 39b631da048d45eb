package dev.kafkalab.report;

import dev.kafkalab.evidence.Cause.Applied;
import dev.kafkalab.evidence.Comparison;
import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Measurement;
import java.util.List;

/**
 * What a scenario has laid side by side, as one table: a row for each thing that was measured after each thing that was
 * done, a column for each cluster.
 *
 * @param clusters the Compose files, in the order of measuring
 * @param rows in the order of measuring
 */
public record SideBySide(List<String> clusters, List<ComparedRow> rows) {

    /**
     * One thing that was measured.
     *
     * @param what what was measured
     * @param done what was done before, without who it was: {@code killed}; empty if nothing was
     * @param cells of each cluster the measured values; none where it was not measured there
     */
    public record ComparedRow(String what, String done, List<List<Measurement>> cells) {}

    /** Of all that its steps have compared; what two of them have compared stands there once. */
    static SideBySide of(List<Comparison> comparisons) {
        List<Comparison.ComparedValue> measured = comparisons.stream()
                .flatMap(comparison -> comparison.rows().stream())
                .distinct()
                .toList();
        List<String> clusters = measured.stream()
                .map(Comparison.ComparedValue::cluster)
                .distinct()
                .toList();
        return new SideBySide(
                clusters,
                measured.stream()
                        .map(Comparison.ComparedValue::measurement)
                        .map(measurement -> List.of(EvidenceText.what(measurement), done(measurement)))
                        .distinct()
                        .map(row -> new ComparedRow(
                                row.get(0),
                                row.get(1),
                                clusters.stream()
                                        .map(cluster -> cell(measured, cluster, row))
                                        .toList()))
                        .toList());
    }

    private static List<Measurement> cell(List<Comparison.ComparedValue> measured, String cluster, List<String> row) {
        return measured.stream()
                .filter(one -> one.cluster().equals(cluster))
                .map(Comparison.ComparedValue::measurement)
                .filter(one -> List.of(EvidenceText.what(one), done(one)).equals(row))
                .toList();
    }

    private static String done(Measurement measurement) {
        return measurement.inSeconds()
                ? measurement.timing().after().map(Applied::operation).orElse("")
                : "";
    }
}
