package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.Runtime;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Topology;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs each service as a process of this machine, with the jars of its image's own version. Needs a JDK, a loopback
 * network that is routed as a whole (Linux, Windows), and a network the first time; no Docker, no root.
 */
public final class ProcessRuntime implements Runtime {

    static final String NAME = "process";

    private final LabFolders folders;
    private final MavenJars jars;
    private final Slots slots;
    private final HostPorts ports;

    /** With the folders that {@code -Dlab.cache}, {@code -Dlab.work} and {@code -Dlab.reports} name. */
    public ProcessRuntime() {
        this(LabFolders.ofThisJvm());
    }

    ProcessRuntime(LabFolders folders) {
        this.folders = folders;
        this.jars = new MavenJars(folders.cache());
        this.slots = new Slots(folders.cache());
        this.ports = new HostPorts(new PortHolders(Path.of("/proc"), slots));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Cluster prepare(Topology topology, Progress progress) {
        int ended = slots.sweep();
        if (ended > 0) {
            progress.report("ended %d frozen nodes that a killed run had left".formatted(ended));
        }
        ports.check(topology.nodes());
        ClusterSites sites = new ClusterSites(topology, folders, slots);
        NodeLaunches launches = new NodeLaunches(folders.cache(), machineName());
        List<ProcessNode> nodes = new ArrayList<>();
        List<String> notRunHere = new ArrayList<>();
        for (Node node : topology.nodes()) {
            Optional<Software> software = Software.of(node.program());
            if (software.isPresent()) {
                List<Path> classPath = jars.of(software.get(), progress);
                nodes.add(new ProcessNode(
                        node,
                        sites.log(node),
                        () -> launches.of(node, software.get(), classPath, sites.of(node)),
                        sites::record));
            } else {
                notRunHere.add(node.name());
            }
        }
        sites.claim();
        return new ProcessCluster(topology, sites, nodes, notRunHere, ports);
    }

    private static String machineName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
