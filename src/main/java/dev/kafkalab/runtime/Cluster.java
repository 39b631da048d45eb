package dev.kafkalab.runtime;

import dev.kafkalab.text.PrintableText;
import dev.kafkalab.topology.Topology;
import java.util.Collection;
import java.util.List;

/** A cluster that runs, or can. Not safe for use by several threads that change it; reading its state is. */
public interface Cluster extends AutoCloseable {

    /** What happens to the nodes' data when a cluster is taken down. */
    enum Data {
        /** It goes, as with {@code docker compose down --volumes}: the next start begins empty. */
        REMOVE,
        /** It stays, as with {@code docker compose down}: the next start of the same topology finds it. */
        KEEP
    }

    /** What this cluster was made from. */
    Topology topology();

    /** {@code docker} or {@code process}. */
    String runtimeName();

    /** Every node that this runtime can run, in the file's order. */
    List<ClusterNode> nodes();

    /** Services of the file that do not run here, each with its reason and what would make it run. */
    List<String> notRunHere();

    /** The node of that service name. @throws IllegalArgumentException if there is none, naming those there are */
    default ClusterNode node(String name) {
        return nodes().stream()
                .filter(node -> node.node().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(PrintableText.of("No node %s in %s; it has %s"
                        .formatted(
                                name,
                                topology().composeFile(),
                                nodes().stream().map(n -> n.node().name()).toList()))));
    }

    /**
     * Starts every node that is not running, side by side, and returns as soon as each has been launched; whether they
     * serve is for the caller to observe. A fresh log begins.
     *
     * @throws SetupException if a node cannot be launched; then nothing of the cluster is left running
     */
    default void start(Progress progress) {
        start(nodes().stream().map(node -> node.node().name()).toList(), progress);
    }

    /**
     * As above, but only these services and those that they depend on, as {@code docker compose up SERVICE...} does.
     * Each of the others can join later: {@link ClusterNode#start()}.
     *
     * @throws SetupException as above
     */
    void start(Collection<String> services, Progress progress);

    /**
     * Makes nodes start otherwise from now on: with other settings or in another version, and with the data they have.
     * Their names, networks, published ports and volumes stay what they were when the cluster was made.
     *
     * @param changed the cluster's file, read with other variables
     * @param services the nodes that are meant, none of which runs; the others stay as they are
     * @throws UnfitClusterException if a node would not start so
     * @throws SetupException if its program cannot be had
     */
    void reconfigure(Topology changed, Collection<String> services, Progress progress);

    /** Stops every node and removes what the cluster is made of: processes or containers, networks, ports. */
    void takeDown(Data data);

    /**
     * What of this cluster still exists on the machine, a line each (process, container, network, volume, port, data
     * folder).
     */
    List<String> remains();

    /** Takes it down with its data. */
    @Override
    default void close() {
        takeDown(Data.REMOVE);
    }
}
