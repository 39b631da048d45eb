package dev.kafkalab.runtime;

import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.support.ShutdownHook;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The life of a cluster, which is the same in every runtime: what it needs of the machine is claimed before anything is
 * started, its nodes end in order, and nothing is left behind, even if the JVM ends first.
 */
public abstract class AbstractCluster<N extends AbstractNode> implements Cluster {

    private volatile Topology topology;
    private final List<N> nodes;
    private final HostPorts ports;
    private final ShutdownHook atExit;

    /** @param ports claimed for these nodes already */
    protected AbstractCluster(Topology topology, List<N> nodes, HostPorts ports) {
        this.topology = topology;
        this.nodes = List.copyOf(nodes);
        this.ports = ports;
        this.atExit = new ShutdownHook("take down " + topology.name(), this::abort);
    }

    /** Claims what only one cluster can have at a time. Does nothing if this cluster has it. */
    protected abstract void claim(Progress progress);

    /** Launches these nodes, none of which runs. The ports are free, and the JVM's end is provided for. */
    protected abstract void launch(List<N> down, Progress progress);

    /**
     * Makes ready what these nodes need to start otherwise.
     *
     * @return the topology as this runtime runs it
     */
    protected abstract Topology prepare(Topology changed, Collection<String> services, Progress progress);

    /** Asks these nodes to end, and waits until they have. */
    protected abstract void stop(List<N> some);

    /** Kills every node. Called with the JVM's end as well, when nobody is to wait for anything else. */
    protected abstract void kill();

    /** Removes what the cluster is made of, the data only if so told, and gives up what was claimed. */
    protected abstract void release(Data data);

    /** What {@link #remains} says, but for ports. */
    protected abstract List<String> leftovers();

    @Override
    public final Topology topology() {
        return topology;
    }

    @Override
    public final List<ClusterNode> nodes() {
        return List.copyOf(nodes);
    }

    /** The same, as what this runtime knows them to be. */
    protected final List<N> ownNodes() {
        return nodes;
    }

    @Override
    public final void start(Collection<String> services, Progress progress) {
        Set<String> wanted = topology.withDependencies(services);
        claim(progress);
        List<N> down = nodes.stream().filter(node -> node.state() == State.DOWN).toList();
        try {
            ports.claim(topologyNodes(down));
            atExit.add();
            launch(
                    down.stream()
                            .filter(node -> wanted.contains(node.node().name()))
                            .toList(),
                    progress);
        } catch (RuntimeException e) {
            takeDown(Data.REMOVE);
            throw e;
        }
    }

    @Override
    public final void reconfigure(Topology changed, Collection<String> services, Progress progress) {
        List<N> some = nodes.stream()
                .filter(node -> services.contains(node.node().name()))
                .toList();
        some.stream().filter(node -> node.state() != State.DOWN).findFirst().ifPresent(node -> {
            throw new IllegalStateException(
                    node.node().name() + " runs, and takes other settings only when it is started");
        });
        refuse(changed, services);
        Topology asRun = prepare(changed, services, progress);
        some.forEach(node -> node.redefine(asRun.node(node.node().name()).orElseThrow()));
        topology = new Topology(
                topology.composeFile(), changed.variables(), nodesOf(topology, asRun, services), topology.findings());
    }

    private static List<Node> nodesOf(Topology before, Topology after, Collection<String> changed) {
        return before.nodes().stream()
                .map(node ->
                        changed.contains(node.name()) ? after.node(node.name()).orElseThrow() : node)
                .toList();
    }

    private static void refuse(Topology changed, Collection<String> services) {
        List<String> refused = changed.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.REFUSED && services.contains(finding.node()))
                .map(Finding::toString)
                .toList();
        if (!refused.isEmpty()) {
            throw new UnfitClusterException(
                    "%s cannot be restarted so:%n%s".formatted(changed.composeFile(), String.join("\n", refused)));
        }
    }

    @Override
    public void takeDown(Data data) {
        if (data == Data.KEEP) {
            // Brokers end while their controllers or ZooKeepers still serve, as in docker compose down.
            stop(living(node -> !coordinates(node)));
            stop(living(AbstractCluster::coordinates));
        }
        kill();
        release(data);
        atExit.remove();
        ports.close();
    }

    private List<N> living(Predicate<Node> which) {
        return nodes.stream()
                .filter(node -> which.test(node.node()) && node.state() != State.DOWN)
                .toList();
    }

    private static boolean coordinates(Node node) {
        return node.is(Role.ZOOKEEPER) || node.is(Role.CONTROLLER) && !node.is(Role.BROKER);
    }

    private void abort() {
        try {
            kill();
        } finally {
            release(Data.REMOVE);
        }
    }

    @Override
    public final List<String> remains() {
        List<String> remains = new ArrayList<>(leftovers());
        remains.addAll(ports.stillHeld(topologyNodes(nodes)));
        return remains;
    }

    private List<Node> topologyNodes(List<N> some) {
        return some.stream().map(ClusterNode::node).toList();
    }
}
