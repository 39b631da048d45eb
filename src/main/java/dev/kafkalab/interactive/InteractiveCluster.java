package dev.kafkalab.interactive;

import dev.kafkalab.admin.GroupState;
import dev.kafkalab.bound.TimeBound;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Timeline.Event;
import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.pool.ClusterStarts;
import dev.kafkalab.pool.LabCluster;
import dev.kafkalab.pool.LocalImages;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.runtime.launcher.Runtimes;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.text.Words;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.reader.Topologies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A cluster that runs for a person who follows a guide by hand, instead of for a scenario. */
public final class InteractiveCluster implements AutoCloseable {

    /** ZooKeeper logs each look at its mode, which comes once a second, and there would be nothing else to see. */
    private static final String OUR_QUESTION = "Processing srvr command";

    private static final int LOG_LINES = 30;

    /** How much longer to tell what happens than it may take: groups and replicas follow. */
    private static final Duration AFTER = Duration.ofSeconds(60);

    private final LabCluster lab;
    private final Progress progress;
    private final ToolOptions toolOptions = new ToolOptions();
    private Optional<FeatureRecorder> recorder = Optional.empty();
    private volatile FaultWatch watch;

    private InteractiveCluster(LabCluster lab, Progress progress) {
        this.lab = lab;
        this.progress = progress;
    }

    /**
     * Starts the cluster of a Compose file and waits until it serves.
     *
     * @param services those to start, with what they depend on; all of them if none is named. The others can be started
     *     later
     * @throws IllegalArgumentException if the file has no such service
     * @throws SetupException if it cannot be started; then nothing of it is left running
     * @throws dev.kafkalab.compose.ComposeException if the file cannot be read as it stands
     */
    public static InteractiveCluster start(
            Path composeFile, List<String> services, LabSettings settings, Progress progress) {
        Topology topology = Topologies.read(composeFile, LocalImages.with(Map.of()));
        LabCluster lab = LabCluster.prepare(
                topology,
                services.isEmpty()
                        ? topology.nodes().stream().map(Node::name).collect(Collectors.toSet())
                        : topology.withDependencies(services),
                new Runtimes(settings),
                progress);
        try {
            lab.start(progress);
            return new InteractiveCluster(lab, progress);
        } catch (RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    /**
     * From now on, writes what is done to nodes, and what the cluster does then, into a feature. To be called before
     * anything is done.
     */
    public void recordTo(Path feature) {
        recorder = Optional.of(new FeatureRecorder(lab, feature));
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
                                    .map(FirstCommands::asPeopleWrite)
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
        return FirstCommands.of(lab.cluster());
    }

    /** What can be done to a node, one word each. */
    public static List<String> operations() {
        return CommandWords.verbs();
    }

    /** The words that can follow these in a line that a person types. */
    public List<String> candidates(List<String> typed) {
        Map<String, ClusterNode.State> states = new LinkedHashMap<>();
        lab.cluster().nodes().forEach(node -> states.put(node.node().name(), node.state()));
        return CommandWords.after(typed, states, new CommandWords.Known(this::topics, this::groups, toolOptions::of));
    }

    private List<String> topics() {
        return lab.observer().metadata().partitions().stream()
                .map(Snapshot.Partition::topic)
                .distinct()
                .filter(topic -> !topic.startsWith("__"))
                .toList();
    }

    /** None where Kafka does not list them, as with a broker that is frozen: a key is not to end the session. */
    private List<String> groups() {
        try {
            return lab.admin().groups().names();
        } catch (IllegalStateException | SetupException noAnswer) {
            return List.of();
        }
    }

    /**
     * Does what a person typed: {@code kill kafka1}, {@code status}, {@code logs kafka1}, {@code help}.
     *
     * @return what came of it, or what is wrong with it
     */
    public String execute(String typed) {
        List<String> words = Arrays.stream(
                        typed.strip().replaceFirst("^kafka\\s+", "").split("\\s+"))
                .toList();
        Optional<NodeOperation> operation = NodeOperation.ofVerb(words.get(0));
        try {
            if (operation.isPresent() && words.size() == 2) {
                return apply(operation.get(), lab.cluster().node(words.get(1)));
            }
            if (words.equals(List.of(CommandWords.STATUS))) {
                return String.join(System.lineSeparator(), status());
            }
            if (words.get(0).equals(CommandWords.LOGS) && words.size() == 2) {
                return lastLines(lab.cluster().node(words.get(1)));
            }
            if (operation.isPresent() || words.get(0).equals(CommandWords.LOGS)) {
                return "\"%s\" takes one node: %s."
                        .formatted(
                                words.get(0),
                                Words.list(lab.cluster().nodes().stream()
                                        .map(node -> node.node().name())
                                        .toList()));
            }
            if (ClusterTools.has(words.get(0))) {
                return ClusterTools.ask(lab, words, progress);
            }
        } catch (IllegalArgumentException | IllegalStateException | SetupException notNow) {
            return notNow.getMessage();
        }
        return words.equals(List.of(CommandWords.HELP))
                ? help()
                : "There is no \"%s\".%n%s".formatted(typed.strip(), help());
    }

    private String help() {
        String node = lab.cluster().nodes().get(0).node().name();
        return """
                  %-28s breaks a node, or repairs it: %s
                  %-28s controller, ZooKeepers or quorum, leaders and ISR, groups with lag
                  %-28s the last lines of its log; all of it is in %s
                  %-28s Kafka's own tools, which need no address here; "kafka --help" in a terminal names them
                Ctrl-C takes the cluster down, with its data.""".formatted(
                        "kill " + node,
                        String.join(", ", operations()),
                        "status",
                        "logs " + node,
                        logs(),
                        "kafka-topics --list");
    }

    private String apply(NodeOperation operation, ClusterNode node) {
        FaultWatch begun = FaultWatch.of(lab);
        try {
            Snapshot before = lab.observer().snapshot();
            int controller = before.controller();
            Instant at = operation.applyTo(node);
            // What was refused changes nothing: until here, what was done before is still watched.
            endWatch();
            recorder.ifPresent(it -> it.done(node.node(), operation, before));
            Optional<TimeBound> bound = bound(operation, node, controller);
            begun.since(at, bound.map(TimeBound::latest).orElse(Duration.ZERO).plus(AFTER));
            watch = begun;
            return "%s is %s".formatted(node.node().name(), operation.pastTense())
                    + bound.map(due -> ". What it led has another leader after %s to %s (%s)"
                                    .formatted(
                                            Words.seconds(due.earliest()), Words.seconds(due.latest()), due.origin()))
                            .orElse("");
        } catch (RuntimeException e) {
            begun.close();
            throw e;
        }
    }

    /** When successors are due, by the settings that run; empty for what nobody has to be elected after. */
    private Optional<TimeBound> bound(NodeOperation operation, ClusterNode node, int controller) {
        boolean leads = node.node().is(Role.BROKER)
                && operation.leaves() != ClusterNode.State.RUNNING
                && lab.observer().running(Role.BROKER).findAny().isPresent();
        boolean wasController = node.id().isPresent() && node.id().getAsInt() == controller;
        return leads ? Optional.of(lab.electionBounds().ofLeader(operation.effect(), wasController)) : Optional.empty();
    }

    /** What the cluster has done since the last call, after the last thing that was done to it; a line each. */
    public List<String> changes() {
        FaultWatch current = watch;
        if (current == null) {
            return List.of();
        }
        List<Event> news = current.news();
        Optional<String> recorded = recorder.flatMap(it -> it.seen(news));
        if (current.isOver(SteadyClock.now())) {
            endWatch();
        }
        return Stream.concat(news.stream().map(current::line), recorded.stream())
                .toList();
    }

    private void endWatch() {
        FaultWatch current = watch;
        watch = null;
        if (current != null) {
            current.close();
        }
    }

    private List<String> status() {
        Snapshot snapshot = lab.observer().snapshot();
        List<GroupState> groups = snapshot.brokers().isEmpty()
                ? List.of()
                : lab.admin().groups().names().stream()
                        .map(group -> lab.admin().groups().whole(group))
                        .toList();
        return new ClusterStatus(snapshot, lab.observer().quorum(), groups).lines();
    }

    private static String lastLines(ClusterNode node) {
        try {
            List<String> lines = Files.readAllLines(node.log()).stream()
                    .filter(line -> !line.contains(OUR_QUESTION))
                    .toList();
            return String.join(
                    System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException e) {
            return "There is no log of %s yet.".formatted(node.node().name());
        }
    }

    /** Where the nodes' logs are. */
    public Path logs() {
        return lab.logs();
    }

    /** Takes it down, with its data. */
    @Override
    public void close() {
        endWatch();
        lab.close();
    }
}
