package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.HostPorts;
import dev.kafkalab.runtime.NodeLogs;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.support.ShutdownHook;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.Topology;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A cluster whose nodes are processes of this machine. */
final class ProcessCluster implements Cluster {

    private final Topology topology;
    private final ClusterClaims claims;
    private final List<ProcessNode> nodes;
    private final List<String> notRunHere;
    private final HostPorts ports;
    private final ShutdownHook atExit;

    ProcessCluster(
            Topology topology,
            ClusterClaims claims,
            List<ProcessNode> nodes,
            List<String> notRunHere,
            HostPorts ports) {
        this.topology = topology;
        this.claims = claims;
        this.nodes = List.copyOf(nodes);
        this.notRunHere = List.copyOf(notRunHere);
        this.ports = ports;
        this.atExit = new ShutdownHook("take down " + topology.name(), this::endAtOnce);
    }

    @Override
    public Topology topology() {
        return topology;
    }

    @Override
    public String runtimeName() {
        return ProcessRuntime.NAME;
    }

    @Override
    public List<ClusterNode> nodes() {
        return List.copyOf(nodes);
    }

    @Override
    public List<String> notRunHere() {
        return notRunHere;
    }

    @Override
    public void start(Collection<String> services, Progress progress) {
        Set<String> wanted = topology.withDependencies(services);
        claims.claim();
        List<ProcessNode> down = nodes.stream()
                .filter(node -> wanted.contains(node.node().name()))
                .filter(node -> node.state() == ClusterNode.State.DOWN)
                .toList();
        try {
            ports.claim(nodes.stream()
                    .filter(node -> node.state() == ClusterNode.State.DOWN)
                    .map(ProcessNode::node)
                    .toList());
            claims.use();
            nodes.forEach(node -> NodeLogs.begin(node.log()));
            atExit.add();
            down.forEach(ProcessNode::start);
        } catch (RuntimeException e) {
            takeDown(Data.REMOVE);
            throw e;
        }
    }

    @Override
    public void takeDown(Data data) {
        if (data == Data.KEEP) {
            endPolitely();
        } else {
            recordClassArchives();
        }
        nodes.forEach(ProcessNode::end);
        atExit.remove();
        claims.release(data);
        ports.close();
    }

    /** Brokers end while their controllers or ZooKeepers still serve, as they would in {@code docker compose down}. */
    private List<List<ProcessNode>> inOrderOfEnd() {
        List<ProcessNode> coordinators = nodes.stream()
                .filter(node -> node.node().is(Role.ZOOKEEPER)
                        || !node.node().is(Role.BROKER) && node.node().is(Role.CONTROLLER))
                .toList();
        List<ProcessNode> others =
                nodes.stream().filter(node -> !coordinators.contains(node)).toList();
        return List.of(others, coordinators);
    }

    private void endPolitely() {
        for (List<ProcessNode> group : inOrderOfEnd()) {
            group.forEach(ProcessNode::askToEnd);
            group.forEach(ProcessNode::awaitEnd);
        }
    }

    /** One node of each program that records a class archive is let end by itself, for that is when it is written. */
    private void recordClassArchives() {
        List<ProcessNode> recorders = new ArrayList<>();
        for (ProcessNode node : nodes) {
            boolean another = recorders.stream()
                    .noneMatch(recorder -> Software.of(recorder.node().program())
                            .equals(Software.of(node.node().program())));
            if (another && node.isRecording()) {
                recorders.add(node);
            }
        }
        recorders.forEach(ProcessNode::askToEnd);
        recorders.forEach(ProcessNode::awaitEnd);
    }

    @Override
    public List<String> remains() {
        List<String> remains = new ArrayList<>();
        for (ProcessNode node : nodes) {
            node.pid()
                    .ifPresent(pid -> remains.add(
                            "process %d (%s)".formatted(pid, node.node().name())));
        }
        if (Files.exists(claims.path())) {
            remains.add("data folder " + claims.path());
        }
        remains.addAll(ports.stillHeld(nodes.stream().map(ProcessNode::node).toList()));
        return remains;
    }

    /** Whoever pressed Ctrl-C is not to wait for anything. */
    private void endAtOnce() {
        nodes.forEach(ProcessNode::end);
        claims.release(Data.REMOVE);
    }
}
