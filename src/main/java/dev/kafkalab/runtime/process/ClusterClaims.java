package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.Cluster.Data;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.reach.Reach;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What a cluster holds on this machine while it exists: a subnet and a folder for its data. */
final class ClusterClaims {

    private final Topology topology;
    private final LabFolders folders;
    private final LoopbackSubnets subnets;
    private final HostListener hostListener;
    private final Reach reach;
    private final Map<String, Set<String>> containerNames;
    private LoopbackSubnet subnet;
    private WorkFolder work;
    private List<String> addresses = List.of();
    private boolean kept;

    ClusterClaims(Topology topology, LabFolders folders, LoopbackSubnets subnets) {
        this.topology = topology;
        this.folders = folders;
        this.subnets = subnets;
        this.hostListener = HostListener.of(topology);
        this.reach = new Reach(topology.nodes());
        this.containerNames = reach.containerNames();
    }

    /**
     * Claims both, unless they are held already.
     *
     * @throws SetupException if a cluster of this topology runs from this checkout already
     */
    synchronized void claim() {
        if (subnet != null) {
            return;
        }
        work = WorkFolder.open(path())
                .orElseThrow(() -> new SetupException(
                        "A cluster of %s runs from this folder already (its data is in %s). Fix: end it first, or give this run another data folder with -Dlab.work=DIR."
                                .formatted(topology.composeFile(), path())));
        try {
            subnet = subnets.claim(this::isVacant);
            subnet.writeOwner(new LoopbackSubnet.Owner(
                    ProcessHandle.current().pid(), Path.of("").toAbsolutePath(), path()));
            subnet.requireAddresses(topology.nodes().size());
            addresses = IntStream.range(0, topology.nodes().size())
                    .mapToObj(index -> address(subnet, index))
                    .toList();
        } catch (RuntimeException e) {
            letGo();
            throw e;
        }
    }

    private boolean isVacant(LoopbackSubnet candidate) {
        List<Node> nodes = topology.nodes();
        return IntStream.range(0, nodes.size())
                .allMatch(index -> NodePorts.areFree(nodes.get(index), address(candidate, index)));
    }

    /** Nodes that share a network, the host's or one of them's, share an address: localhost leads from each to all. */
    private String address(LoopbackSubnet of, int index) {
        List<Node> nodes = topology.nodes();
        return of.address(IntStream.range(0, nodes.size())
                .filter(other -> reach.shareLoopback(nodes.get(other), nodes.get(index)))
                .findFirst()
                .orElse(index));
    }

    private void letGo() {
        work.release();
        if (subnet != null) {
            subnet.close();
            subnet = null;
        }
    }

    /** The data is about to be written to. */
    void use() {
        work.use();
    }

    /** Writes down a process, so that it can be found if this JVM is killed. */
    void record(OsProcess process) {
        subnet.add(process);
    }

    /**
     * Where this machine reaches a node by its own address, also when the cluster has been taken down: a broker that
     * has a listener for it, and a ZooKeeper whose client port is not published. Nobody on the host needs to ask that
     * one but the lab, which wants to know who leads.
     */
    synchronized Optional<Endpoint> wayIn(Node node) {
        if (addresses.isEmpty()) {
            return Optional.empty();
        }
        return node.program() instanceof Program.ZooKeeper zookeeper
                        && node.hostEndpoint().isEmpty()
                ? Optional.of(new Endpoint(addressOf(node), zookeeper.clientPort()))
                : hostListener(node);
    }

    private Optional<Endpoint> hostListener(Node node) {
        return addresses.isEmpty() ? Optional.empty() : hostListener.at(node, addressOf(node));
    }

    private String addressOf(Node node) {
        // By its name: it may have other settings by now.
        return addresses.get(topology.nodes().stream().map(Node::name).toList().indexOf(node.name()));
    }

    LaunchContext of(Node node) {
        List<NodeAddress> all = new ArrayList<>();
        for (int i = 0; i < topology.nodes().size(); i++) {
            Node other = topology.nodes().get(i);
            all.add(NodeAddress.of(other, address(subnet, i), containerNames.getOrDefault(other.name(), Set.of())));
        }
        NodeAddress own = all.stream()
                .filter(address -> address.node().equals(node.name()))
                .findFirst()
                .orElseThrow();
        return new LaunchContext(own, all, hostListener(node), work.node(node.name()), log(node));
    }

    Path log(Node node) {
        return folders.log(topology.name(), node.name());
    }

    /** The folder with every node's data. */
    Path path() {
        return folders.work().resolve(topology.name());
    }

    /**
     * Lets both go. Nothing that was recorded may run any more. Data that was kept goes when the cluster does: the next
     * one is new.
     */
    synchronized void release(Data data) {
        if (subnet == null) {
            if (kept && data == Data.REMOVE) {
                WorkFolder.open(path()).ifPresent(WorkFolder::remove);
                kept = false;
            }
            return;
        }
        kept = data == Data.KEEP;
        if (data == Data.KEEP) {
            topology.nodes().forEach(this::removeWhatIsInNoVolume);
            work.keep();
        } else {
            work.remove();
        }
        subnet.close();
        subnet = null;
    }

    private void removeWhatIsInNoVolume(Node node) {
        Path folder = path().resolve(node.name());
        DataFolders.inNoVolume(node).forEach(data -> WorkFolder.delete(folder.resolve(LaunchContext.local(data))));
    }
}
