package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.Cluster.Data;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * How long three ZooKeepers and three brokers take until all serve: started by hand, as the scripts of Kafka's own
 * distribution would, and by the process runtime. Taken by turns, so that whatever else the machine does falls on both.
 * Run with {@code mvn -Pbench test}; {@code -Dbench.rounds=N} sets the number of rounds.
 */
class StartBenchmark {

    private static final int PORT = 21700;
    private static final Set<Integer> ALL = Set.of(1, 2, 3);
    private static final LabFolders FOLDERS = LabFolders.of(LabSettings.read());

    /** What {@code kafka-run-class.sh} sets where nobody says otherwise. */
    private static final List<String> SCRIPT_OPTIONS = List.of(
            "-server",
            "-XX:+UseG1GC",
            "-XX:MaxGCPauseMillis=20",
            "-XX:InitiatingHeapOccupancyPercent=35",
            "-XX:+ExplicitGCInvokesConcurrent",
            "-XX:MaxInlineLevel=15",
            "-Djava.awt.headless=true",
            "-Dcom.sun.management.jmxremote",
            "-Dcom.sun.management.jmxremote.authenticate=false",
            "-Dcom.sun.management.jmxremote.ssl=false");

    @Test
    void by_hand_against_the_process_runtime() {
        int rounds = Integer.getInteger("bench.rounds", 5);
        Topology topology = TestTopologies.ensemble("benchmark", PORT);
        // The first start downloads, and records the classes: every later one is what a user sees.
        withRuntime(topology);

        List<Double> byHand = new ArrayList<>();
        List<Double> withRuntime = new ArrayList<>();
        System.out.printf("%n%8s  %12s  %16s%n", "round", "by hand, s", "kafka-lab, s");
        for (int round = 1; round <= rounds; round++) {
            byHand.add(byHand(topology));
            withRuntime.add(withRuntime(topology));
            print(Integer.toString(round), byHand.get(round - 1), withRuntime.get(round - 1));
        }
        double hand = median(byHand);
        double ours = median(withRuntime);
        print("median", hand, ours);
        System.out.printf(Locale.ROOT, "%8s  %12s  %16.2f%n%n", "ratio", "1", ours / hand);
    }

    /** From asking for the cluster until every broker is there. */
    private static double withRuntime(Topology topology) {
        long start = System.nanoTime();
        try (Cluster cluster = new ProcessRuntime(FOLDERS).prepare(topology, System.out::println)) {
            cluster.start(line -> {});
            Serving.awaitBrokers(PORT, ALL, cluster.nodes());
            return secondsSince(start);
        }
    }

    /** From the first command until every broker is there; jars and configuration files lie ready. */
    private static double byHand(Topology topology) {
        ClusterClaims claims = new ClusterClaims(topology, FOLDERS, new LoopbackSubnets(FOLDERS.cache()));
        claims.claim();
        claims.use();
        List<ProcessNode> nodes =
                topology.nodes().stream().map(node -> byHand(node, claims)).toList();
        try {
            long start = System.nanoTime();
            nodes.forEach(ProcessNode::start);
            Serving.awaitBrokers(
                    PORT, ALL, nodes.stream().map(ClusterNode.class::cast).toList());
            return secondsSince(start);
        } finally {
            nodes.forEach(ProcessNode::end);
            claims.release(Data.REMOVE);
        }
    }

    private static ProcessNode byHand(Node node, ClusterClaims claims) {
        Software software = Software.of(node.program()).orElseThrow();
        List<Path> jars = new MavenJars(FOLDERS.cache()).of(software, line -> {});
        Launch ours = new NodeLaunches(FOLDERS.cache(), "localhost").of(node, software, jars, claims.of(node));
        Launch launch = new Launch(
                asTheScriptDoes(node, ours),
                ours.environment(),
                ours.folder(),
                ours.log(),
                ours.address(),
                ours.ports(),
                java.util.Optional.empty());
        return new ProcessNode(node, launch.log(), any -> launch, claims::record, Optional::empty);
    }

    /** Same program, class path, configuration and address; only the JVM's options are the scripts'. */
    private static List<String> asTheScriptDoes(Node node, Launch ours) {
        int fromHosts = 0;
        while (!ours.command().get(fromHosts).startsWith("-Djdk.net.hosts.file")) {
            fromHosts++;
        }
        boolean zookeeper = node.is(Role.ZOOKEEPER);
        List<String> command = new ArrayList<>(List.of(ours.command().get(0)));
        command.addAll(zookeeper ? List.of("-Xmx512M", "-Xms512M") : List.of("-Xmx1G", "-Xms1G"));
        command.addAll(SCRIPT_OPTIONS);
        command.add("-Xlog:gc*:file=gc.log:time,tags:filecount=10,filesize=100M");
        command.addAll(ours.command().subList(fromHosts, ours.command().size()));
        return command;
    }

    private static void print(String round, double byHand, double withRuntime) {
        System.out.printf(Locale.ROOT, "%8s  %12.2f  %16.2f%n", round, byHand, withRuntime);
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
