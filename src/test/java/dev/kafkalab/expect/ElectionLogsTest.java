package dev.kafkalab.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.LogExcerpt;
import dev.kafkalab.observe.NodeLog;
import dev.kafkalab.observe.PartitionName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElectionLogsTest {

    private static final boolean KRAFT = true;
    private static final boolean ZOOKEEPER_MODE = false;
    private static final PartitionName PARTITION_1 = new PartitionName("orders", 1);

    @TempDir
    private Path logs;

    @Test
    void only_what_was_logged_since_the_fault_counts() throws IOException {
        String before = "Fencing broker 1 at epoch 3\n";
        NodeLog log = log("controller1", before + "Fencing broker 2 at epoch 14\n", before.length());

        assertThat(tells(log, List.of("Fencing broker"))).containsExactly("Fencing broker 2 at epoch 14");
    }

    @Test
    void an_excerpt_names_the_node_the_words_and_the_whole_log() throws IOException {
        NodeLog log = log("controller1", "Fencing broker 2 at epoch 14\n");

        assertThat(ElectionLogs.firstToTell(Stream.of(log), List.of("Fencing broker", "handleBroker")))
                .contains(new LogExcerpt(
                        "controller1",
                        log.file().toString(),
                        List.of("Fencing broker", "handleBroker"),
                        List.of("Fencing broker 2 at epoch 14")));
    }

    @Test
    void a_log_that_tells_nothing_gives_way_to_the_next() throws IOException {
        NodeLog silent = log("kafka1", "Controller 1 connected to kafka2:9092\n");
        NodeLog telling = log("kafka2", "Shutting down broker 2\n");

        assertThat(ElectionLogs.firstToTell(Stream.of(silent, telling), List.of("Shutting down broker")))
                .get()
                .extracting(LogExcerpt::node)
                .isEqualTo("kafka2");
    }

    @Test
    void a_line_that_is_not_there_is_no_failure() throws IOException {
        NodeLog silent = log("kafka1", "\n");
        NodeLog missing = new NodeLog("kafka2", logs.resolve("kafka2.log"), 0);

        assertThat(ElectionLogs.firstToTell(Stream.of(silent, missing), List.of("Fencing broker")))
                .isEmpty();
    }

    @Test
    void of_many_lines_the_last_are_shown_and_the_others_counted() throws IOException {
        List<String> lines =
                IntStream.range(0, 11).mapToObj(i -> "New election " + i).toList();
        NodeLog log = log("zoo1", String.join("\n", lines));

        assertThat(ElectionLogs.firstToTell(Stream.of(log), List.of("New election")))
                .get()
                .satisfies(excerpt -> {
                    assertThat(excerpt.lines()).isEqualTo(lines.subList(3, 11));
                    assertThat(excerpt.leftOut()).isEqualTo(3);
                });
    }

    /** As Kafka 3.9 logs a broker's death, of two partitions; shortened on the right. */
    @Test
    void a_controller_in_zookeeper_mode_tells_of_the_broker_and_of_the_partition_in_question() throws IOException {
        String failure = "INFO [Controller id=2] Broker failure callback for 1 (kafka.controller.KafkaController)";
        String offline = "TRACE [Controller id=2 epoch=1] Changed partition orders-1 state from OnlinePartition";
        String online = "INFO [Controller id=2 epoch=1] Changed partition orders-1 from OfflinePartition to Online";
        String another = "INFO [Controller id=2 epoch=1] Changed partition orders-10 from OfflinePartition to Online";
        String request = "TRACE [Controller id=2 epoch=1] Sending become-leader LeaderAndIsr request to broker 2";
        NodeLog log = log("kafka2", String.join("\n", failure, offline, online, another, request));

        assertThat(tells(log, ElectionWords.ofLeader(ZOOKEEPER_MODE, PARTITION_1)))
                .containsExactly(failure, offline, online);
    }

    /** As Kafka 3.9 logs it when a broker is told to stop; shortened on the right. */
    @Test
    void a_controller_in_zookeeper_mode_tells_of_a_broker_that_hands_over() throws IOException {
        String stop = "INFO [Controller id=2] Shutting down broker 2 (kafka.controller.KafkaController)";
        String online = "INFO [Controller id=2 epoch=1] Changed partition orders-1 from OnlinePartition to Online";
        NodeLog log = log("kafka2", stop + "\n" + online);

        assertThat(tells(log, ElectionWords.ofLeader(ZOOKEEPER_MODE, PARTITION_1)))
                .containsExactly(stop, online);
    }

    /** As Kafka 4.3 logs it; shortened on the right. */
    @Test
    void a_quorums_controller_tells_of_the_broker_and_how_many_partitions_it_led() throws IOException {
        String fencing =
                "INFO [QuorumController id=103] Fencing broker 2 at epoch 14 because its session has timed out.";
        String change = "INFO [QuorumController id=103] handleBrokerFenced: changing 1 partition(s)";
        String replay = "INFO [QuorumController id=103] Replayed BrokerRegistrationChangeRecord modifying the";
        NodeLog log = log("controller3", String.join("\n", fencing, change, replay));

        assertThat(tells(log, ElectionWords.ofLeader(KRAFT, PARTITION_1))).containsExactly(fencing, change);
    }

    /** As Kafka 3.9 and 4.3 log it; shortened on the right. */
    @Test
    void a_new_controller_tells_that_it_was_elected() throws IOException {
        String elected = "INFO [Controller id=3] 3 successfully elected as the controller. Epoch incremented to 2";
        String brokers = "INFO [Controller id=3] Currently active brokers in the cluster: Set(1, 3)";
        String another = "DEBUG [Controller id=3] Broker 2 has been elected as the controller, so stopping";
        String candidate = "INFO [RaftManager id=3] Completed transition to CandidateState(localId=3, epoch=2";
        String leader = "INFO [RaftManager id=3] Completed transition to Leader(localVoterNode=VoterNode(";
        String active = "INFO [QuorumController id=3] Becoming the active controller at epoch 3, next write offset 30.";
        String follower = "INFO [RaftManager id=3] Completed transition to FollowerState(fetchTimeoutMs=2000, epoch=1";
        NodeLog log = log("kafka3", String.join("\n", elected, brokers, another, candidate, leader, active, follower));

        assertThat(tells(log, ElectionWords.ofController(ZOOKEEPER_MODE))).containsExactly(elected, brokers);
        assertThat(tells(log, ElectionWords.ofController(KRAFT))).containsExactly(candidate, leader, active);
    }

    /** As ZooKeeper 3.8 logs it; shortened on the left. */
    @Test
    void a_new_zookeeper_leader_tells_of_its_way_there() throws IOException {
        List<String> way = List.of(
                "Follower@128] - Exception when following the leader",
                "QuorumPeer@917] - Peer state changed: looking",
                "FastLeaderElection@946] - New election. My id = 2, proposed zxid=0x200000046",
                "QuorumPeer@903] - Peer state changed: leading",
                "Leader@592] - LEADING - LEADER ELECTION TOOK - 221 MS",
                "QuorumPeer@917] - Peer state changed: leading - broadcast");
        String vote = "FastLeaderElection@391] - Notification: my state:LOOKING; n.sid:1, n.state:LOOKING, n.leader:3";
        NodeLog log = log("zoo2", vote + "\n" + String.join("\n", way));

        assertThat(tells(log, ElectionWords.ZOOKEEPER_LEADER)).isEqualTo(way);
    }

    private static List<String> tells(NodeLog log, List<String> words) {
        return ElectionLogs.firstToTell(Stream.of(log), words).orElseThrow().lines();
    }

    private NodeLog log(String node, String text) throws IOException {
        return log(node, text, 0);
    }

    private NodeLog log(String node, String text, long since) throws IOException {
        return new NodeLog(node, Files.writeString(logs.resolve(node + ".log"), text), since);
    }
}
