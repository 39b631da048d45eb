package dev.kafkalab.runtime;

import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Node;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One node of a running cluster. Each operation returns the moment at which it took effect, on this machine's clock:
 * bounds are counted from there. Operations that would change nothing (killing a dead node) throw
 * {@link IllegalStateException}.
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

    /**
     * Its id: the one in the file or, where the file has none, the one that its cluster gave it when it was last heard
     * of. A broker in ZooKeeper mode without {@code broker.id} takes the next number above
     * {@code reserved.broker.max.id}.
     */
    OptionalInt id();

    /** Its cluster says that it has this id. Nothing changes for a node that has one in the file. */
    void isGiven(int id);

    /** Where this machine reaches it; empty where nothing on the host can. */
    default Optional<Endpoint> hostEndpoint() {
        return node().hostEndpoint();
    }

    /** Its state now. */
    State state();

    /** Starts it: for the first time, or again with the data it had. Returns the moment of the launch. */
    Instant start();

    /**
     * Stops it politely (SIGTERM), and kills it after the service's stop grace period; returns the moment of the
     * signal.
     */
    Instant stop();

    /** Kills it (SIGKILL); returns the moment of its death. */
    Instant kill();

    /** Freezes it (SIGSTOP, or the container's freezer): connections stay open, nothing answers. */
    Instant pause();

    /** Lets a frozen node go on. */
    Instant resume();

    /** The status with which it ended; empty while it runs, before it ever did, and where nobody knows. */
    default OptionalInt exitStatus() {
        return OptionalInt.empty();
    }

    /** Everything it has logged since the cluster was started, across its own restarts. Grows while it runs. */
    Path log();
}
