package dev.kafkalab.operation;

import static dev.kafkalab.runtime.ClusterNode.State.DOWN;
import static dev.kafkalab.runtime.ClusterNode.State.PAUSED;
import static dev.kafkalab.runtime.ClusterNode.State.RUNNING;

import dev.kafkalab.bound.Effect;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.ClusterNode.State;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What can be done to a node: a fault, or the repair of one. This is the registry from which steps, the commands of
 * {@code up}, the reset between scenarios, lint and completion derive what there is. A new operation is a constant
 * here; tests name what else has to know of it.
 */
public enum NodeOperation {
    /** SIGKILL: the node has no time to say goodbye. */
    KILL("killed", "a kill", "kill", Set.of(RUNNING, PAUSED), DOWN, Effect.SILENCE, ClusterNode::kill),
    /** SIGTERM: a broker hands its leaders over first. */
    STOP("stopped", "a stop", "stop", Set.of(RUNNING), DOWN, Effect.GOODBYE, ClusterNode::stop),
    /** SIGSTOP: the node keeps its connections and answers nothing. */
    PAUSE("paused", "a pause", "pause", Set.of(RUNNING), PAUSED, Effect.SILENCE, ClusterNode::pause),
    /** SIGCONT: a paused node goes on. */
    RESUME("resumed", "a resume", "unpause", Set.of(PAUSED), RUNNING, Effect.SILENCE, ClusterNode::resume),
    /** The node is launched, with the data it had. */
    START("started", "a start", "up -d --no-deps", Set.of(DOWN), RUNNING, Effect.LAUNCH, ClusterNode::start),
    /** A stop and a start, one right after the other; it takes effect with the stop. */
    RESTART("restarted", "a restart", "restart", Set.of(RUNNING), RUNNING, Effect.GOODBYE, NodeOperation::restart);

    private final String pastTense;
    private final String noun;
    private final String composeCommand;
    private final Set<State> possibleIn;
    private final State leaves;
    private final Effect effect;
    private final Function<ClusterNode, Instant> how;

    NodeOperation(
            String pastTense,
            String noun,
            String composeCommand,
            Set<State> possibleIn,
            State leaves,
            Effect effect,
            Function<ClusterNode, Instant> how) {
        this.pastTense = pastTense;
        this.noun = noun;
        this.composeCommand = composeCommand;
        this.possibleIn = possibleIn;
        this.leaves = leaves;
        this.effect = effect;
        this.how = how;
    }

    /** The operation of that verb, as people type it: {@code kill}; empty if there is none. */
    public static Optional<NodeOperation> ofVerb(String verb) {
        return Arrays.stream(values()).filter(it -> it.verb().equals(verb)).findFirst();
    }

    /**
     * The operation of that past tense, as steps write it: {@code killed}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static NodeOperation ofPastTense(String pastTense) {
        return Arrays.stream(values())
                .filter(it -> it.pastTense.equals(pastTense))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("Nothing that is done to a node is called " + pastTense));
    }

    /** What makes a node in that state run again; empty for one that runs. */
    public static Optional<NodeOperation> repairing(State state) {
        return Arrays.stream(values())
                .filter(it -> state != RUNNING && it.isRepair() && it.possibleIn.contains(state))
                .findFirst();
    }

    private static Instant restart(ClusterNode node) {
        Instant stopped = node.stop();
        node.start();
        return stopped;
    }

    /** As people type it: {@code kill}. */
    public String verb() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As in "broker 1 is killed". */
    public String pastTense() {
        return pastTense;
    }

    /** As in "a stop costs less time than a kill". */
    public String noun() {
        return noun;
    }

    /** What one would write behind {@code docker compose} to do the same by hand. */
    public String composeCommand() {
        return composeCommand;
    }

    /** The states of a node in which it can be done. */
    public Set<State> possibleIn() {
        return possibleIn;
    }

    /** The state in which it leaves the node. */
    public State leaves() {
        return leaves;
    }

    /** Whether it makes a node run that did not; else it is a fault. */
    public boolean isRepair() {
        return leaves == RUNNING && !possibleIn.contains(RUNNING);
    }

    /** What the rest of the cluster notices of it: the bounds of what Kafka does next follow from that. */
    public Effect effect() {
        return effect;
    }

    /**
     * Does it.
     *
     * @return the moment at which it took effect
     * @throws IllegalStateException if the node is in none of the states in which it can be done
     */
    public Instant applyTo(ClusterNode node) {
        if (!possibleIn.contains(node.state())) {
            throw new IllegalStateException("%s is %s and cannot be %s"
                    .formatted(node.node().name(), node.state().name().toLowerCase(Locale.ROOT), pastTense));
        }
        return how.apply(node);
    }
}
