package dev.kafkalab.interactive;

import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.finding.SeparateClusters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The commands with which guides begin, as they are typed in another terminal. */
final class FirstCommands {

    private FirstCommands() {}

    /** With the addresses of each Kafka cluster of the file. */
    static List<String> of(Cluster cluster) {
        return SeparateClusters.of(cluster.topology()).clusters().stream()
                .flatMap(kafka -> commands(cluster.nodes().stream()
                        .filter(node -> kafka.brokers().contains(node.node().name()))
                        .toList()))
                .toList();
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

    static String asPeopleWrite(String addresses) {
        return addresses.replace("127.0.0.1", "localhost");
    }
}
