package dev.kafkalab.runtime.docker;

import dev.kafkalab.runtime.AbstractCluster;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.runtime.HostPorts;
import dev.kafkalab.runtime.NodeDeath;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.support.Parallel;
import dev.kafkalab.topology.Topology;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** A cluster whose nodes are containers of one Compose project. */
final class DockerCluster extends AbstractCluster<DockerNode> {

    private final Project project;
    private final ProjectLease lease;
    private final BiFunction<Topology, Progress, Compose> reader;
    private Compose compose;
    private final Containers containers;

    /** @param reader has Compose read the file with other variables, and gets the images that it names */
    DockerCluster(
            Topology topology,
            List<DockerNode> nodes,
            HostPorts ports,
            Project project,
            ProjectLease lease,
            Compose compose,
            BiFunction<Topology, Progress, Compose> reader,
            Containers containers) {
        super(topology, nodes, ports);
        this.project = project;
        this.lease = lease;
        this.compose = compose;
        this.reader = reader;
        this.containers = containers;
    }

    @Override
    public String runtimeName() {
        return DockerRuntime.NAME;
    }

    @Override
    public List<String> notRunHere() {
        return List.of();
    }

    @Override
    protected void claim(Progress progress) {
        lease.acquire(topology().composeFile(), progress);
    }

    @Override
    protected void launch(List<DockerNode> down, Progress progress) {
        if (!project.containers().isEmpty()) {
            Parallel.forEach(down, DockerNode::start);
            return;
        }
        lease.use();
        ownNodes().forEach(node -> node.containerLog().begin());
        progress.report("docker compose starts %d containers of %s"
                .formatted(down.size(), topology().composeFile()));
        boolean all = down.size() == ownNodes().size();
        try {
            compose.up(
                    all
                            ? List.of()
                            : down.stream().map(node -> node.node().name()).toList(),
                    progress);
        } catch (SetupException e) {
            throw e.saying(e.getMessage() + lastWords(down));
        } finally {
            // What a failed start has left to say is in the containers, which are about to go.
            containers.forget();
            down.forEach(this::follow);
        }
    }

    /** Compose names the service that failed; why it did, only that service has said. */
    private String lastWords(List<DockerNode> down) {
        containers.forget();
        return down.stream()
                .filter(node -> node.exitStatus().orElse(0) != 0)
                .map(node -> {
                    follow(node);
                    node.containerLog().finish();
                    return "%n%s ended with %d. %s"
                            .formatted(node.node().name(), node.exitStatus().getAsInt(), NodeDeath.explain(node.log()));
                })
                .collect(Collectors.joining());
    }

    @Override
    protected Topology prepare(Topology changed, Collection<String> services, Progress progress) {
        compose = reader.apply(changed, progress);
        if (!project.containers().isEmpty()) {
            compose.recreate(services, progress);
            containers.forget();
        }
        return changed;
    }

    private void follow(DockerNode node) {
        containers.of(node.node().name()).ifPresent(container -> node.containerLog()
                .follow(container.id()));
    }

    @Override
    protected void stop(List<DockerNode> some) {
        Parallel.forEach(some, DockerNode::end);
    }

    @Override
    protected void kill() {
        Parallel.forEach(
                ownNodes().stream().filter(node -> node.state() != State.DOWN).toList(), DockerNode::endAtOnce);
        ownNodes().forEach(node -> node.containerLog().finish());
    }

    @Override
    protected void release(Data data) {
        lease.release(data);
        containers.forget();
    }

    @Override
    protected List<String> leftovers() {
        return project.lines();
    }
}
