package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.topology.ComposeText;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that have the host's own network, where localhost is the same place for all of them. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class HostNetworkTest {

    private static final String NODE = """
              kafka%1$d:
                image: apache/kafka:4.3.1
                network_mode: host
                environment:
                  CLUSTER_ID: MkU3OEVBNTcwNTJENDM2Qk
                  KAFKA_NODE_ID: %1$d
                  KAFKA_PROCESS_ROLES: broker,controller
                  KAFKA_CONTROLLER_QUORUM_VOTERS: 1@localhost:21693,2@localhost:22693
                  KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
                  KAFKA_LISTENERS: PLAINTEXT://:2%1$d692,CONTROLLER://:2%1$d693
                  KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://localhost:2%1$d692
                  KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: 2
                  KAFKA_LOG_CLEANER_DEDUPE_BUFFER_SIZE: 2097152
            """;

    @TempDir
    private Path folder;

    @Test
    void find_each_other_there_and_are_found_there() throws Exception {
        runs("services:\n" + NODE.formatted(1) + NODE.formatted(2));
    }

    @Test
    void so_do_nodes_that_share_the_network_of_one_of_them_which_publishes_the_ports_of_both() throws Exception {
        runs("services:\n"
                + NODE.formatted(1)
                        .replace("network_mode: host", "ports: [\"127.0.0.1:21692:21692\", \"127.0.0.1:22692:22692\"]")
                + NODE.formatted(2).replace("network_mode: host", "network_mode: service:kafka1"));
    }

    private void runs(String file) throws Exception {
        LabFolders folders = new LabFolders(
                LabFolders.of(LabSettings.read()).cache(), folder.resolve("work"), folder.resolve("reports"));
        var topology = ComposeText.read(file);
        assertThat(topology.brokersOutOfReach()).isEmpty();

        try (Cluster cluster = new ProcessRuntime(folders).prepare(topology, line -> {})) {
            cluster.start(line -> {});
            Serving.awaitBrokers(21692, Set.of(1, 2), cluster.nodes());
            try (Admin admin = Serving.client(22692)) {
                admin.createTopics(List.of(new NewTopic("shared", 1, (short) 2)))
                        .all()
                        .get();
            }
        }
    }
}
