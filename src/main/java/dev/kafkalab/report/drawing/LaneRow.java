package dev.kafkalab.report.drawing;

import java.util.List;

/**
 * A lane, drawn.
 *
 * @param label whose it is
 * @param pieces its values
 */
public record LaneRow(Label label, List<Piece> pieces) {

    public LaneRow {
        pieces = List.copyOf(pieces);
    }
}
