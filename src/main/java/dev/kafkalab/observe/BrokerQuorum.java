package dev.kafkalab.observe;

import dev.kafkalab.topology.Endpoint;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.message.DescribeQuorumResponseData;
import org.apache.kafka.common.message.DescribeQuorumResponseData.ReplicaState;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.DescribeQuorumRequest;
import org.apache.kafka.common.requests.DescribeQuorumResponse;

/**
 * Asks one broker for the KRaft quorum, as {@code kafka-metadata-quorum --bootstrap-server HOST:PORT describe} does.
 * The broker passes the question on to the active controller (KIP-595, KIP-590), so the controllers need not be
 * reachable from the host; while there is none, it keeps the question, and no answer comes.
 */
final class BrokerQuorum {

    /** Tells when each member last fetched (KIP-836); spoken from 3.3 on. */
    private static final short VERSION = 1;

    private static final TopicPartition METADATA = new TopicPartition("__cluster_metadata", 0);

    private BrokerQuorum() {}

    /**
     * What the active controller says, by way of that broker; empty if none has answered in time.
     *
     * @param timeout for connecting, and again for each read
     */
    static Optional<Quorum> ask(Endpoint broker, Duration timeout) {
        DescribeQuorumRequest request =
                new DescribeQuorumRequest.Builder(DescribeQuorumRequest.singletonRequest(METADATA)).build(VERSION);
        try {
            DescribeQuorumResponse response = (DescribeQuorumResponse) SingleBrokerClient.to(broker, request, timeout);
            return quorum(response.data());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Quorum> quorum(DescribeQuorumResponseData data) {
        return Stream.of(data)
                .filter(answer -> answer.errorCode() == Errors.NONE.code())
                .flatMap(answer -> answer.topics().stream())
                .flatMap(topic -> topic.partitions().stream())
                .filter(partition -> partition.errorCode() == Errors.NONE.code())
                .map(partition -> new Quorum(
                        partition.leaderId(),
                        partition.leaderEpoch(),
                        partition.highWatermark(),
                        members(partition.currentVoters()),
                        members(partition.observers())))
                .findFirst();
    }

    private static List<Quorum.Member> members(List<ReplicaState> states) {
        return states.stream()
                .map(state -> new Quorum.Member(
                        state.replicaId(),
                        state.logEndOffset(),
                        Instant.ofEpochMilli(state.lastFetchTimestamp()),
                        Instant.ofEpochMilli(state.lastCaughtUpTimestamp())))
                .sorted((a, b) -> Integer.compare(a.id(), b.id()))
                .toList();
    }
}
