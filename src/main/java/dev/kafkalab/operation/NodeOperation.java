package dev.kafkalab.operation;

import dev.kafkalab.bound.Effect;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.ClusterNode.State;
import java.time.Instant;
import java.util.Set;

/** What can be done to a node. */
public enum NodeOperation {
    KILL("killed", Effect.SILENCE, State.RUNNING, State.PAUSED),
    STOP("stopped", Effect.GOODBYE, State.RUNNING),
    PAUSE("paused", Effect.SILENCE, State.RUNNING),
    RESUME("resumed", Effect.SILENCE, State.PAUSED),
    START("started", Effect.LAUNCH, State.DOWN);

    private final String pastTense;
    private final Effect effect;
    private final Set<State> possibleIn;

    NodeOperation(String pastTense, Effect effect, State... possibleIn) {
        this.pastTense = pastTense;
        this.effect = effect;
        this.possibleIn = Set.of(possibleIn);
    }

    /** As in "broker 1 is killed". */
    public String pastTense() {
        return pastTense;
    }

    /** What the rest of the cluster notices of it. */
    public Effect effect() {
        return effect;
    }

    /** The states of a node in which it can be done. */
    public Set<State> possibleIn() {
        return possibleIn;
    }

    /** Does it. @return the moment at which it took effect */
    public Instant to(ClusterNode node) {
        return switch (this) {
            case KILL -> node.kill();
            case STOP -> node.stop();
            case PAUSE -> node.pause();
            case RESUME -> node.resume();
            case START -> node.start();
        };
    }
}
