package dev.kafkalab.report.drawing;

import java.util.List;

/**
 * A series, drawn.
 *
 * @param label whose it is
 * @param segments its values
 */
public record DrawnSeries(Label label, List<DrawnSegment> segments) {

    public DrawnSeries {
        segments = List.copyOf(segments);
    }
}
