package dev.kafkalab.evidence;

import java.util.List;

/**
 * Measured values of one scenario beside each other, each with what was done before and where its bound comes from.
 *
 * @param rows in the order of measuring
 */
public record Comparison(List<ComparedValue> rows) implements Evidence {

    public Comparison {
        rows = List.copyOf(rows);
    }

    /**
     * One measured value.
     *
     * @param cluster the Compose file of the cluster it was measured on
     * @param measurement the value and its bound
     */
    public record ComparedValue(String cluster, Measurement measurement) {}
}
