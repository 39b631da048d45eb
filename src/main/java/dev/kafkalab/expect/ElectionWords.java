package dev.kafkalab.expect;

import dev.kafkalab.observe.PartitionName;
import java.util.List;

/**
 * The words by which a student finds an election in a log: those of Kafka 3.9 in ZooKeeper mode, of Kafka 4.3 in KRaft
 * mode and of ZooKeeper 3.8, as they log by default in their images.
 */
final class ElectionWords {

    /** Of the controller that noticed a broker's end, or was told of it, and gave its partitions new leaders. */
    private static final List<String> KRAFT_LEADER =
            List.of("Fencing broker", "handleBroker", "enterControlledShutdown");

    /** Of a controller that asked for votes and got them. */
    private static final List<String> KRAFT_CONTROLLER = List.of(
            "Completed transition to CandidateState",
            "Completed transition to Leader",
            "Becoming the active controller");

    private static final List<String> ZOOKEEPER_MODE_CONTROLLER =
            List.of("successfully elected as the controller", "Currently active brokers in the cluster");

    /** Of a ZooKeeper server on its way from the loss of its leader to being the leader. */
    static final List<String> ZOOKEEPER_LEADER = List.of(
            "Exception when following the leader", "Peer state changed", "New election", "LEADER ELECTION TOOK");

    private ElectionWords() {}

    /**
     * Of the controller that gave this partition a new leader. A quorum's controller only tells how many partitions it
     * changed.
     */
    static List<String> ofLeader(boolean kraft, PartitionName partition) {
        return kraft
                ? KRAFT_LEADER
                : List.of(
                        "Broker failure callback",
                        "Shutting down broker",
                        // The space behind it tells partition 1 from partition 10.
                        "Changed partition %s-%d ".formatted(partition.topic(), partition.number()));
    }

    /** Of the new controller. */
    static List<String> ofController(boolean kraft) {
        return kraft ? KRAFT_CONTROLLER : ZOOKEEPER_MODE_CONTROLLER;
    }
}
