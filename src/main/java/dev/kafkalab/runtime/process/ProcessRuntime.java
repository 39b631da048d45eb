package dev.kafkalab.runtime.process;

import dev.kafkalab.compose.Service.PublishedPort;
import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.FreeMemory;
import dev.kafkalab.runtime.HostPorts;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.NodeLogs;
import dev.kafkalab.runtime.OpenFiles;
import dev.kafkalab.runtime.PortHolders;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.Runtime;
import dev.kafkalab.runtime.UnfitClusterException;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.ServiceAddresses;
import dev.kafkalab.topology.Topology;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs each service as a process of this machine, with the jars of its image's own version. Needs a JDK, a loopback
 * network that is routed as a whole (Linux, Windows), and a network the first time; no Docker, no root.
 */
public final class ProcessRuntime implements Runtime {

    static final String NAME = "process";

    private final LabFolders folders;
    private final Map<String, String> programs;
    private final boolean runsCommands;
    private final Confinement confinement;
    private final NodeLogs logs;
    private final MavenJars jars;
    private final PublishedTools tools;
    private final LoopbackSubnets subnets;
    private final PortHolders holders;
    private final Memory memory = new Memory(new FreeMemory(Path.of("/")));

    ProcessRuntime(LabFolders folders) {
        this(folders, Map.of(), LabSettings.Tools.NONE, true, Confinement.NONE, new NodeLogs());
    }

    /**
     * @param programs what is to run for tool services, by {@code lab.program.NAME}
     * @param tools whether the others' programs are to be downloaded
     * @param runsCommands whether commands of a file's own may run: they are whatever the file's author wrote, so
     *     nobody who grades somebody else's file allows it
     * @param confined whether nodes run within limits, and as another user where this one is root
     * @param logs what this run's nodes have logged so far
     */
    public ProcessRuntime(
            LabFolders folders,
            Map<String, String> programs,
            LabSettings.Tools tools,
            boolean runsCommands,
            boolean confined,
            NodeLogs logs) {
        this(folders, programs, tools, runsCommands, confined ? ProcessLimits.ofThisMachine() : Confinement.NONE, logs);
    }

    ProcessRuntime(
            LabFolders folders,
            Map<String, String> programs,
            LabSettings.Tools tools,
            boolean runsCommands,
            Confinement confinement,
            NodeLogs logs) {
        this.runsCommands = runsCommands;
        this.confinement = confinement;
        this.folders = folders;
        this.programs = programs;
        this.logs = logs;
        this.jars = new MavenJars(folders.cache());
        this.tools = new PublishedTools(folders.cache(), tools);
        this.subnets = new LoopbackSubnets(folders.cache());
        this.holders = new PortHolders(subnets::checkoutOf);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Cluster prepare(Topology written, Progress progress) {
        Topology topology = ServiceAddresses.named(written);
        OpenFiles.requireEnough();
        folders.requireWritable();
        int ended = subnets.sweep();
        if (ended > 0) {
            progress.report("ended what a killed run had left frozen: %d of its nodes".formatted(ended));
        }
        ClusterClaims claims = new ClusterClaims(topology, folders, subnets);
        NodeLaunches launches = new NodeLaunches(folders.cache(), machineName());
        ServiceCommands commands = new ServiceCommands(topology, runsCommands, folders.work(), jars, claims, launches);
        List<String> notRunHere = new ArrayList<>();
        Map<Node, Function<Progress, ProcessNode>> planned = new LinkedHashMap<>();
        for (Node node : topology.nodes()) {
            plan(node, claims, launches, commands)
                    .ifPresentOrElse(
                            plan -> planned.put(node, plan),
                            () -> notRunHere.add(commands.whyNot(node)
                                    .or(() -> tools.whyNot(node))
                                    .orElseGet(() -> ToolProgram.notRunHere(node))));
        }
        check(topology, List.copyOf(planned.keySet()));
        HostPorts ports = new HostPorts(topology, this::holder);
        ports.claim(planned.keySet());
        try {
            List<ProcessNode> nodes =
                    planned.values().stream().map(plan -> plan.apply(progress)).toList();
            commands.fetchTools(progress);
            claims.claim();
            Optional.of(confinement.inWords(claims.path()))
                    .filter(words -> !words.isEmpty())
                    .ifPresent(progress::report);
            return new ProcessCluster(topology, nodes, ports, claims, commands, notRunHere, logs, this::jars);
        } catch (RuntimeException e) {
            ports.close();
            throw e;
        }
    }

    /** The brokers that nobody on this machine can reach, however they are run here, by service name. */
    public static List<String> outOfReach(Topology topology) {
        return HostListener.of(topology).isWanted() ? List.of() : topology.brokersOutOfReach();
    }

    /** How a node will be made, once everything has been checked; empty for one that cannot run here. */
    private Optional<Function<Progress, ProcessNode>> plan(
            Node node, ClusterClaims claims, NodeLaunches launches, ServiceCommands commands) {
        if (Software.of(node.program()).isPresent()) {
            return Optional.of(progress -> {
                jars(node, progress);
                return node(
                        node,
                        claims,
                        its -> launches.of(
                                its, Software.of(its.program()).orElseThrow(), jars(its, line -> {}), claims.of(its)));
            });
        }
        Optional<ToolProgram> named = ToolProgram.of(node, programs::get);
        if (named.isEmpty() && commands.run(node)) {
            return Optional.of(progress -> node(node, claims, commands::launch));
        }
        if (named.isEmpty()
                && tools.offer(node)
                && commands.whyNot(node).or(() -> tools.whyNot(node)).isEmpty()) {
            return Optional.of(progress -> {
                ToolProgram fetched = tools.fetch(node, progress);
                return node(node, claims, its -> launches.of(its, fetched, claims.of(its)));
            });
        }
        return named.map(program -> progress -> node(node, claims, its -> launches.of(its, program, claims.of(its))));
    }

    private List<Path> jars(Node node, Progress progress) {
        return jars.of(Software.of(node.program()).orElseThrow(), progress);
    }

    private ProcessNode node(Node node, ClusterClaims claims, Function<Node, Launch> launch) {
        return new ProcessNode(
                node,
                claims.log(node),
                its -> confinement.confine(launch.apply(its)),
                claims::record,
                () -> claims.wayIn(node));
    }

    /** Everything that can be known to fail is said now, before a jar is downloaded or a process started. */
    private void check(Topology topology, List<Node> nodes) {
        Set<String> names = nodes.stream().map(Node::name).collect(Collectors.toSet());
        List<String> refused = Stream.concat(
                        topology.findings().stream()
                                .filter(finding -> finding.severity() == Finding.Severity.REFUSED
                                        && names.contains(finding.node())),
                        nodes.stream()
                                .flatMap(node -> Stream.concat(
                                        ImageFiles.refusals(node).stream(), OldZooKeeperClient.refusal(node).stream())))
                .map(Finding::toString)
                .toList();
        if (!refused.isEmpty()) {
            throw new UnfitClusterException(
                    "%s cannot be started:%n%s".formatted(topology.composeFile(), String.join("\n", refused)));
        }
        if (nodes.isEmpty()) {
            throw new UnfitClusterException(
                    "%s has no service that runs here. Fix: name a file with Kafka or ZooKeeper in it, or use -Dlab.runtime=docker."
                            .formatted(topology.composeFile()));
        }
        NodePorts.check(nodes, holders);
        memory.check(nodes);
    }

    private Optional<String> holder(PublishedPort port) {
        return HostPorts.isFree(PublishedPorts.ADDRESS, port.hostPort())
                ? Optional.empty()
                : Optional.of(holders.describe(port.hostPort()));
    }

    private static String machineName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
