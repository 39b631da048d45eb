package dev.kafkalab.catalogue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A change that some steps make and others look back on: promised times count from it, or a state is compared with the
 * one before it. Lint tells a step that looks back where there is nothing to look back on.
 */
public enum Change {
    /** Something was done to a node. */
    NODE("done", "When the leader of orders is killed"),
    /** Replicas are being moved. */
    REASSIGNMENT("reassigned", "When the partitions of orders are reassigned to:"),
    /** A consumer of a group has ended. */
    CONSUMER("done to a consumer", "When a consumer of group billing is killed");

    private final String pastTense;
    private final String example;

    Change(String pastTense, String example) {
        this.pastTense = pastTense;
        this.example = example;
    }

    /** As in "nothing was done to a node before". */
    String pastTense() {
        return pastTense;
    }

    /** A step that makes it. */
    String example() {
        return example;
    }

    /** Marks a step that makes such a change. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    public @interface Made {
        Change value();
    }

    /** Marks a step that looks back on one of these changes, whichever came last. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    public @interface LookedBackOn {
        Change[] value();
    }
}
