package dev.kafkalab.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.support.ShutdownHook;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A cluster whose nodes are containers of one Compose project. */
final class DockerCluster implements Cluster {

    private final Topology topology;
    private final ProjectTenure tenure;
    private final ComposeUp compose;
    private final PublishedPorts ports;
    private final ProjectResources resources;
    private final Containers containers;
    private final List<DockerNode> nodes;
    private final ShutdownHook atExit;

    DockerCluster(
            Topology topology,
            ProjectTenure tenure,
            ComposeUp compose,
            PublishedPorts ports,
            DockerClient client,
            LabFolders folders) {
        this.topology = topology;
        this.tenure = tenure;
        this.compose = compose;
        this.ports = ports;
        this.resources = tenure.resources();
        this.containers = new Containers(resources);
        this.nodes = topology.nodes().stream()
                .map(node -> new DockerNode(
                        node, client, containers, new ContainerLog(folders.log(topology.name(), node.name()), client)))
                .toList();
        this.atExit = new ShutdownHook("take down " + topology.name(), this::removeAtOnce);
    }

    @Override
    public Topology topology() {
        return topology;
    }

    @Override
    public String runtimeName() {
        return DockerRuntime.NAME;
    }

    @Override
    public List<ClusterNode> nodes() {
        return List.copyOf(nodes);
    }

    @Override
    public List<String> notRunHere() {
        return List.of();
    }

    @Override
    public void start(Collection<String> services, Progress progress) {
        Set<String> names = topology.withDependencies(services);
        List<DockerNode> wanted = nodes.stream()
                .filter(node -> names.contains(node.node().name()))
                .toList();
        tenure.claim(progress);
        if (resources.containers().isEmpty()) {
            createAll(wanted, progress);
        } else {
            Side.bySide(
                    wanted.stream().filter(node -> node.state() == State.DOWN).toList(), DockerNode::start);
        }
    }

    private void createAll(List<DockerNode> wanted, Progress progress) {
        try {
            ports.check(topology.nodes());
            tenure.use();
            atExit.add();
            nodes.forEach(node -> node.containerLog().begin());
            progress.report(
                    "docker compose starts %d containers of %s".formatted(wanted.size(), topology.composeFile()));
            if (wanted.size() == nodes.size()) {
                compose.run(progress);
            } else {
                compose.run(wanted.stream().map(node -> node.node().name()).toList(), progress);
            }
            containers.forget();
            wanted.forEach(this::follow);
        } catch (RuntimeException e) {
            // What a failed start has left to say is in the containers, and they are about to go.
            keepLastWords(wanted);
            takeDown(Data.REMOVE);
            throw e;
        }
    }

    private void keepLastWords(List<DockerNode> wanted) {
        try {
            wanted.forEach(this::follow);
        } catch (RuntimeException e) {
            // There is a better reason to report.
        }
    }

    private void follow(DockerNode node) {
        containers.of(node.node().name()).ifPresent(container -> node.containerLog()
                .follow(container.id()));
    }

    @Override
    public void takeDown(Data data) {
        if (data == Data.KEEP) {
            endPolitely();
        } else {
            kill(nodes);
        }
        nodes.forEach(node -> node.containerLog().finish());
        tenure.end(data);
        containers.forget();
        atExit.remove();
    }

    /** Brokers end while their controllers or ZooKeepers still serve: as Compose does, those others wait for end last. */
    private void endPolitely() {
        List<DockerNode> last =
                nodes.stream().filter(DockerCluster::coordinates).toList();
        List<DockerNode> first =
                nodes.stream().filter(node -> !last.contains(node)).toList();
        Side.bySide(living(first), DockerNode::end);
        Side.bySide(living(last), DockerNode::end);
    }

    private static boolean coordinates(DockerNode node) {
        return node.node().is(Role.ZOOKEEPER)
                || node.node().is(Role.CONTROLLER) && !node.node().is(Role.BROKER);
    }

    private void kill(List<DockerNode> some) {
        Side.bySide(living(some), DockerNode::endAtOnce);
    }

    private static List<DockerNode> living(List<DockerNode> some) {
        return some.stream().filter(node -> node.state() != State.DOWN).toList();
    }

    @Override
    public List<String> remains() {
        List<String> remains = new ArrayList<>(resources.lines());
        remains.addAll(ports.stillHeld(topology.nodes()));
        return remains;
    }

    /** The JVM ends with the cluster up: nobody is to wait for polite ends, or for logs. */
    private void removeAtOnce() {
        try {
            tenure.end(Data.REMOVE);
        } catch (RuntimeException e) {
            throw new SetupException("Could not clear up; the next run does: " + e.getMessage(), e);
        }
    }
}
