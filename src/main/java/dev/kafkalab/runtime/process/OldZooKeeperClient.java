package dev.kafkalab.runtime.process;

import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import java.util.Optional;

/**
 * Kafka 2.0 to 2.3 brings a ZooKeeper client (3.4.13, 3.4.14) that finds no ZooKeeper on Java 14 and later: it takes a
 * host's name from {@code InetSocketAddress.toString}, which has been {@code zoo/<unresolved>:2181} since then
 * ({@code StaticHostProvider}). Its images have a Java of their time.
 */
final class OldZooKeeperClient {

    private OldZooKeeperClient() {}

    static Optional<Finding> refusal(Node node) {
        return Software.of(node.program())
                .filter(software -> node.program() instanceof Program.Kafka)
                .filter(software -> software.atLeast(2, 0) && !software.atLeast(2, 4))
                .map(
                        software -> Finding.refused(
                                node.service(),
                                node.service().position(),
                                "the ZooKeeper client of Kafka %s finds no ZooKeeper on the Java that processes run on (14 or later)."
                                        .formatted(software.version()),
                                "use -Dlab.runtime=docker, where its image brings an older Java, or an image of Kafka 2.4 or later."));
    }
}
