package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.State;
import dev.kafkalab.evidence.Traffic;
import java.util.Locale;

/**
 * How a stretch of a series is drawn. Each differs from the others by its pattern or its word, not only by its colour.
 */
public enum SegmentStyle {
    /** As it was when the fault came. */
    SAME("as at the beginning"),
    /** Something else than then. */
    CHANGED("changed since"),
    /** There is none, or it does not answer. */
    GONE("gone, frozen or nobody"),
    /** More changes than are drawn. */
    MANY("more changes than are drawn"),
    /** Messages that were acknowledged. */
    ACKNOWLEDGED("acknowledged"),
    /** Messages that failed. */
    FAILED("failed"),
    /** Messages that were read. */
    READ("read"),
    /** No message at all. */
    SILENT("no message");

    private final String words;

    SegmentStyle(String words) {
        this.words = words;
    }

    /** Of a state that is, or is not, as it was when the fault came. */
    static SegmentStyle of(State state, boolean asAtTheFault) {
        if (state.absent()) {
            return GONE;
        }
        return asAtTheFault ? SAME : CHANGED;
    }

    /** Of messages that ended so. */
    static SegmentStyle of(Traffic.Outcome outcome) {
        return switch (outcome) {
            case ACKNOWLEDGED -> ACKNOWLEDGED;
            case FAILED -> FAILED;
            case READ -> READ;
        };
    }

    /** What it stands for, for the drawing's key. */
    public String words() {
        return words;
    }

    /** Its name in style sheets. */
    public String css() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A small sample of it for the drawing's key, as the data of a path. */
    public String sample() {
        return this == SILENT ? Shapes.level(2, 12, 26) : Shapes.box(2, 3, 24, 18);
    }

    /** Whether it is that of messages. */
    boolean messages() {
        return this == ACKNOWLEDGED || this == FAILED || this == READ;
    }

    /** Whether it is striped. */
    public boolean striped() {
        return this == GONE || this == MANY || this == FAILED;
    }
}
