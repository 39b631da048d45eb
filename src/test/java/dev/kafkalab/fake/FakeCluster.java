package dev.kafkalab.fake;

import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.reader.Topologies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A cluster without processes: its nodes have states, and it keeps what was done to it. */
public final class FakeCluster implements Cluster {

    private Topology topology;
    private final List<FakeNode> nodes;
    private final List<String> done = new ArrayList<>();
    private final Map<String, Integer> jobs = new LinkedHashMap<>();
    private boolean stuck;
    private final Map<String, String> notHere = new LinkedHashMap<>();

    public FakeCluster(Topology topology, InstantSource clock, Path logs) {
        this.topology = topology;
        this.nodes = topology.nodes().stream()
                .map(node -> new FakeNode(node, State.DOWN, clock, logs.resolve(node.name() + ".log")))
                .toList();
    }

    /** The cluster of one of the project's own Compose files, with every node running. */
    public static FakeCluster running(String composeFile, Path logs) {
        FakeCluster cluster =
                new FakeCluster(Topologies.read(Path.of(composeFile), Map.of()), InstantSource.system(), logs);
        cluster.nodes.forEach(node -> node.becomes(State.RUNNING));
        return cluster;
    }

    /**
     * As above, of a copy of the file in which other words stand, such as the ports of those that answer in its place.
     */
    public static FakeCluster running(String composeFile, Map<String, String> edits, Path folder) {
        try {
            String text = Files.readString(Path.of(composeFile));
            for (Map.Entry<String, String> edit : edits.entrySet()) {
                text = text.replace(edit.getKey(), edit.getValue());
            }
            return running(
                    Files.writeString(folder.resolve("compose.yml"), text).toString(), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** These services end as soon as they are started: jobs whose work is little. */
    public FakeCluster withJobs(String... names) {
        List.of(names).forEach(name -> jobs.put(name, 0));
        return this;
    }

    /** Whenever it is started, that service ends at once with that status. */
    public FakeCluster withJob(String name, int status) {
        jobs.put(name, status);
        return this;
    }

    /** From now on it cannot be taken down. */
    public void isStuck() {
        stuck = true;
    }

    /** What was done to it as a whole so far: {@code start}, {@code takeDown REMOVE}. */
    public List<String> done() {
        return List.copyOf(done);
    }

    /** That service does not run here; the reason begins with its name. */
    public void cannotRun(String name, String reason) {
        notHere.put(name, reason);
    }

    /** The node of that service name. */
    public FakeNode fake(String name) {
        return (FakeNode) node(name);
    }

    @Override
    public Topology topology() {
        return topology;
    }

    @Override
    public String runtimeName() {
        return "fake";
    }

    @Override
    public List<ClusterNode> nodes() {
        return nodes.stream()
                .filter(node -> !notHere.containsKey(node.node().name()))
                .map(ClusterNode.class::cast)
                .toList();
    }

    @Override
    public List<String> notRunHere() {
        return List.copyOf(notHere.values());
    }

    @Override
    public void start(Collection<String> services, Progress progress) {
        done.add("start");
        topology.withDependencies(services).forEach(name -> {
            if (!jobs.containsKey(name)) {
                fake(name).becomes(State.RUNNING);
            } else {
                fake(name).endsWith(jobs.get(name));
            }
        });
    }

    @Override
    public void reconfigure(Topology changed, Collection<String> services, Progress progress) {
        done.add("reconfigure " + String.join(", ", services));
        services.forEach(name -> fake(name).redefine(changed.node(name).orElseThrow()));
        topology = new Topology(
                topology.composeFile(),
                changed.variables(),
                nodes.stream().map(FakeNode::node).toList(),
                topology.findings());
    }

    @Override
    public void takeDown(Data data) {
        done.add("takeDown " + data);
        if (stuck) {
            throw new IllegalStateException("it does not end");
        }
        nodes.forEach(node -> node.becomes(State.DOWN));
    }

    @Override
    public List<String> remains() {
        return List.of();
    }
}
