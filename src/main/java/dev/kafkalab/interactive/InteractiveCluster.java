package dev.kafkalab.interactive;

import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.pool.ClusterStarts;
import dev.kafkalab.pool.LabCluster;
import dev.kafkalab.pool.LocalImages;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.launcher.Runtimes;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.finding.SeparateClusters;
import dev.kafkalab.topology.reader.Topologies;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A cluster that runs for a person who follows a guide by hand, instead of for a scenario. */
public final class InteractiveCluster implements AutoCloseable {

    private final LabCluster lab;

    private InteractiveCluster(LabCluster lab) {
        this.lab = lab;
    }

    /**
     * Starts the whole cluster of a Compose file and waits until it serves.
     *
     * @throws dev.kafkalab.runtime.SetupException if it cannot be started; then nothing of it is left running
     * @throws dev.kafkalab.compose.ComposeException if the file cannot be read as it stands
     */
    public static InteractiveCluster start(Path composeFile, LabSettings settings, Progress progress) {
        Topology topology = Topologies.read(composeFile, LocalImages.with(Map.of()));
        LabCluster lab = LabCluster.prepare(
                topology,
                topology.nodes().stream().map(Node::name).collect(Collectors.toSet()),
                new Runtimes(settings),
                progress);
        try {
            lab.start(progress);
            return new InteractiveCluster(lab);
        } catch (RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    /** What runs and where it is reached, a line for each node, and for each service that does not run here. */
    public List<String> nodes() {
        List<String> lines = new ArrayList<>();
        for (ClusterNode node : lab.cluster().nodes()) {
            lines.add("%-14s %-24s %-18s %s"
                    .formatted(
                            node.node().name(),
                            ClusterStarts.software(node.node()),
                            node.hostEndpoint()
                                    .map(Endpoint::toString)
                                    .map(InteractiveCluster::asPeopleWrite)
                                    .orElse("not published"),
                            node.exitStatus().isPresent()
                                    ? "ended with " + node.exitStatus().getAsInt()
                                    : node.state().name().toLowerCase(Locale.ROOT)));
        }
        lines.addAll(lab.cluster().notRunHere());
        return lines;
    }

    /** The commands with which guides begin, with the addresses of each cluster of the file. */
    public List<String> commands() {
        List<String> commands = SeparateClusters.of(lab.cluster().topology()).clusters().stream()
                .flatMap(cluster -> commands(lab.cluster().nodes().stream()
                        .filter(node -> cluster.brokers().contains(node.node().name()))
                        .toList()))
                .collect(Collectors.toCollection(ArrayList::new));
        ensemblePorts()
                .ifPresent(ports -> commands.add(
                        "for port in %s; do echo srvr | nc localhost $port | grep Mode; done".formatted(ports)));
        return commands;
    }

    private static Stream<String> commands(List<ClusterNode> brokers) {
        List<String> addresses = brokers.stream()
                .flatMap(node -> node.hostEndpoint().stream())
                .map(endpoint -> asPeopleWrite(endpoint.toString()))
                .toList();
        String one = addresses.get(0);
        String all = String.join(",", addresses);
        List<String> commands = new ArrayList<>(List.of(
                "kcat -L -b " + one,
                "kafka-topics --bootstrap-server %s --create --topic testTopic --partitions 1 --replication-factor %d"
                        .formatted(one, brokers.size()),
                "kafka-topics --bootstrap-server %s --describe --topic testTopic".formatted(one),
                "kafka-console-producer --bootstrap-server %s --topic testTopic".formatted(all),
                "kafka-console-consumer --bootstrap-server %s --topic testTopic --from-beginning".formatted(all)));
        if (brokers.get(0).node().program() instanceof Program.Kafka kafka
                && kafka.properties().containsKey("process.roles")) {
            commands.add("kafka-metadata-quorum --bootstrap-server %s describe --status".formatted(one));
        }
        return commands.stream();
    }

    /** What a person may type, one each. */
    public static List<String> operations() {
        return Arrays.stream(NodeOperation.values())
                .map(NodeOperation::verb)
                .sorted()
                .toList();
    }

    /**
     * Does what a person typed: {@code kill kafka1}.
     *
     * @return what came of it, or what is wrong with it
     */
    public String execute(String typed) {
        List<String> words = Arrays.stream(typed.strip().split("\\s+")).toList();
        Optional<NodeOperation> operation = NodeOperation.ofVerb(words.get(0));
        if (operation.isEmpty() || words.size() != 2) {
            return "Type one of %s and a node, such as: kill %s"
                    .formatted(
                            String.join(", ", operations()),
                            lab.cluster().nodes().get(0).node().name());
        }
        try {
            ClusterNode node = lab.cluster().node(words.get(1));
            operation.get().applyTo(node);
            return "%s is %s".formatted(words.get(1), operation.get().pastTense());
        } catch (IllegalArgumentException | IllegalStateException notNow) {
            return notNow.getMessage();
        }
    }

    /** Where the nodes' logs are. */
    public Path logs() {
        return lab.logs();
    }

    /** Takes it down, with its data. */
    @Override
    public void close() {
        lab.close();
    }

    private static String asPeopleWrite(String addresses) {
        return addresses.replace("127.0.0.1", "localhost");
    }

    private Optional<String> ensemblePorts() {
        return Optional.of(lab.cluster().topology().nodes(Role.ZOOKEEPER).stream()
                        .flatMap(node -> node.hostEndpoint().stream())
                        .map(endpoint -> Integer.toString(endpoint.port()))
                        .collect(Collectors.joining(" ")))
                .filter(ports -> !ports.isEmpty());
    }
}
