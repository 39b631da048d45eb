package dev.kafkalab.bound;

/** What the rest of a cluster notices when something is done to a node: bounds follow from it. */
public enum Effect {
    /** The node says nothing any longer, or goes on after having said nothing: a timeout has to run out. */
    SILENCE,
    /** The node says that it is going, and hands its duties over first. */
    GOODBYE,
    /** The node is launched: what waited for it goes on once it has started. */
    LAUNCH
}
