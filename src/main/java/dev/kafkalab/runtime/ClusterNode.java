package dev.kafkalab.runtime;

import dev.kafkalab.topology.Node;
import java.nio.file.Path;
import java.time.Instant;

/**
 * One node of a running cluster. Each operation returns the moment at which it took effect, on this machine's clock:
 * bounds are counted from there. Operations that would change nothing (killing a dead node) throw {@link
 * IllegalStateException}.
 */
public interface ClusterNode {

    /** Whether a node runs. */
    enum State {
        /** Its process or container is alive. */
        RUNNING,
        /** Alive, but frozen. */
        PAUSED,
        /** Never started, stopped, killed, or ended by itself. */
        DOWN
    }

    /** The node in its topology. */
    Node node();

    /** Its state now. */
    State state();

    /** Starts it: for the first time, or again with the data it had. Returns the moment of the launch. */
    Instant start();

    /** Stops it politely (SIGTERM), and kills it after the service's stop grace period; returns the moment of the signal. */
    Instant stop();

    /** Kills it (SIGKILL); returns the moment of its death. */
    Instant kill();

    /** Freezes it (SIGSTOP, or the container's freezer): connections stay open, nothing answers. */
    Instant pause();

    /** Lets a frozen node go on. */
    Instant resume();

    /** Everything it has logged since the cluster was started, across its own restarts. Grows while it runs. */
    Path log();
}
