package dev.kafkalab.observe;

import dev.kafkalab.topology.Endpoint;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.message.DescribeQuorumResponseData;
import org.apache.kafka.common.message.DescribeQuorumResponseData.PartitionData;
import org.apache.kafka.common.message.DescribeQuorumResponseData.ReplicaState;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.DescribeQuorumRequest;
import org.apache.kafka.common.requests.DescribeQuorumResponse;

/**
 * Asks one broker for the KRaft quorum, as {@code kafka-metadata-quorum --bootstrap-server HOST:PORT describe} does. The
 * broker passes the question on to the active controller (KIP-595, KIP-590), so the controllers need not be reachable
 * from the host; while there is none, it keeps the question, and no answer comes.
 */
final class BrokerQuorum {

    /** Tells when each member last fetched (KIP-836); spoken from 3.3 on. */
    private static final short VERSION = 1;

    private static final TopicPartition METADATA = new TopicPartition("__cluster_metadata", 0);

    private BrokerQuorum() {}

    /**
     * What the active controller says, by way of that broker.
     *
     * @param timeout for connecting, and again for each read
     * @throws IOException if no active controller has answered in time
     */
    static Quorum ask(Endpoint broker, Duration timeout) throws IOException {
        DescribeQuorumRequest request =
                new DescribeQuorumRequest.Builder(DescribeQuorumRequest.singletonRequest(METADATA)).build(VERSION);
        DescribeQuorumResponse response = (DescribeQuorumResponse) SingleBrokerClient.to(broker, request, timeout);
        return quorum(response.data());
    }

    private static Quorum quorum(DescribeQuorumResponseData data) throws IOException {
        failOn(data.errorCode());
        PartitionData partition = data.topics().get(0).partitions().get(0);
        failOn(partition.errorCode());
        return new Quorum(
                partition.leaderId(),
                partition.leaderEpoch(),
                partition.highWatermark(),
                members(partition.currentVoters()),
                members(partition.observers()));
    }

    private static void failOn(short error) throws IOException {
        if (error != Errors.NONE.code()) {
            throw new IOException(Errors.forCode(error).message());
        }
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
