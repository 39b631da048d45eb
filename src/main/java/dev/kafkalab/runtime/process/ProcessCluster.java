package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.AbstractCluster;
import dev.kafkalab.runtime.HostPorts;
import dev.kafkalab.runtime.NodeLogs;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.ServiceAddresses;
import dev.kafkalab.topology.Topology;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** A cluster whose nodes are processes of this machine. */
final class ProcessCluster extends AbstractCluster<ProcessNode> {

    private final ClusterClaims claims;
    private final ServiceCommands commands;
    private final List<String> notRunHere;
    private final NodeLogs logs;
    private final BiConsumer<Node, Progress> jars;

    /** @param jars gets the jars of a node's program */
    ProcessCluster(
            Topology topology,
            List<ProcessNode> nodes,
            HostPorts ports,
            ClusterClaims claims,
            ServiceCommands commands,
            List<String> notRunHere,
            NodeLogs logs,
            BiConsumer<Node, Progress> jars) {
        super(topology, nodes, ports);
        this.claims = claims;
        this.commands = commands;
        this.notRunHere = List.copyOf(notRunHere);
        this.logs = logs;
        this.jars = jars;
    }

    @Override
    public String runtimeName() {
        return ProcessRuntime.NAME;
    }

    @Override
    public List<String> notRunHere() {
        return notRunHere;
    }

    @Override
    protected void claim(Progress progress) {
        claims.claim();
    }

    @Override
    protected void launch(List<ProcessNode> down, Progress progress) {
        claims.use();
        ownNodes().forEach(node -> logs.begin(node.log()));
        new StartOrder(topology(), ownNodes(), node -> commands.healthCheck(node.node()), progress).start(down);
    }

    @Override
    protected Topology prepare(Topology changed, Collection<String> services, Progress progress) {
        Topology named = ServiceAddresses.named(changed);
        services.stream()
                .flatMap(name -> named.node(name).stream())
                .filter(node -> Software.of(node.program()).isPresent())
                .forEach(node -> jars.accept(node, progress));
        return named;
    }

    @Override
    public void takeDown(Data data) {
        if (data == Data.REMOVE) {
            recordClassArchives();
        }
        super.takeDown(data);
    }

    /** One node of each program that records a class archive is let end by itself, for that is when it is written. */
    private void recordClassArchives() {
        Map<Optional<Software>, ProcessNode> recorders = ownNodes().stream()
                .filter(ProcessNode::isRecording)
                .collect(Collectors.toMap(
                        node -> Software.of(node.node().program()), node -> node, (first, another) -> first));
        stop(List.copyOf(recorders.values()));
    }

    @Override
    protected void stop(List<ProcessNode> some) {
        some.forEach(ProcessNode::askToEnd);
        some.forEach(ProcessNode::awaitEnd);
    }

    @Override
    protected void kill() {
        ownNodes().forEach(ProcessNode::end);
    }

    @Override
    protected void release(Data data) {
        claims.release(data);
    }

    @Override
    protected List<String> leftovers() {
        List<String> leftovers = new ArrayList<>();
        for (ProcessNode node : ownNodes()) {
            node.pid()
                    .ifPresent(pid -> leftovers.add(
                            "process %d (%s)".formatted(pid, node.node().name())));
        }
        if (Files.exists(claims.path())) {
            leftovers.add("data folder " + claims.path());
        }
        return leftovers;
    }
}
