package dev.kafkalab.fake;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.observe.Quorum;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.message.DescribeQuorumResponseData;
import org.apache.kafka.common.message.DescribeQuorumResponseData.PartitionData;
import org.apache.kafka.common.message.DescribeQuorumResponseData.ReplicaState;
import org.apache.kafka.common.message.DescribeQuorumResponseData.TopicData;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseBroker;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseBrokerCollection;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponsePartition;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseTopic;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseTopicCollection;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.DescribeQuorumResponse;
import org.apache.kafka.common.requests.MetadataResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.RequestTestUtils;

/** Answers at a port of the host in Kafka's own protocol, as a broker that knows no more than it was told. */
public final class FakeBroker implements AutoCloseable {

    private final FakePort port = FakePort.answering(this::answer);
    private volatile Snapshot known;
    private volatile DescribeQuorumResponseData quorum =
            new DescribeQuorumResponseData().setErrorCode(Errors.BROKER_NOT_AVAILABLE.code());
    private volatile List<String> beingDeleted = List.of();

    /** One that says this of its cluster. */
    public FakeBroker(Snapshot known) {
        this.known = known;
    }

    /** Its port on 127.0.0.1. */
    public int port() {
        return port.number();
    }

    /** From now on it says this of its cluster. */
    public void says(Snapshot now) {
        known = now;
    }

    /** From now on it knows an active controller, which says this of the quorum. */
    public void says(Quorum now) {
        says(new DescribeQuorumResponseData()
                .setTopics(List.of(new TopicData()
                        .setTopicName("__cluster_metadata")
                        .setPartitions(List.of(new PartitionData()
                                .setLeaderId(now.leader())
                                .setLeaderEpoch(now.epoch())
                                .setHighWatermark(now.highWatermark())
                                .setCurrentVoters(states(now.voters()))
                                .setObservers(states(now.observers())))))));
    }

    /** From now on this is its answer to who asks for the quorum. */
    public void says(DescribeQuorumResponseData now) {
        quorum = now;
    }

    /** It lists these topics too, with an error and without partitions. */
    public void isDeleting(String... topics) {
        beingDeleted = List.of(topics);
    }

    @Override
    public void close() {
        port.close();
    }

    /** Kafka's framing: a message is preceded by its length in four bytes. */
    private void answer(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        RequestHeader header = RequestHeader.parse(ByteBuffer.wrap(in.readNBytes(in.readInt())));
        AbstractResponse response = header.apiKey() == ApiKeys.DESCRIBE_QUORUM
                ? new DescribeQuorumResponse(quorum)
                : metadataAnswer(header);
        ByteBuffer answer =
                RequestTestUtils.serializeResponseWithHeader(response, header.apiVersion(), header.correlationId());
        DataOutputStream out = new DataOutputStream(client.getOutputStream());
        out.writeInt(answer.remaining());
        out.write(answer.array(), answer.position(), answer.remaining());
        out.flush();
    }

    private MetadataResponse metadataAnswer(RequestHeader header) {
        MetadataResponseBrokerCollection brokers = new MetadataResponseBrokerCollection();
        known.brokers()
                .forEach(broker -> brokers.add(new MetadataResponseBroker()
                        .setNodeId(broker.id())
                        .setHost(broker.address().split(":")[0])
                        .setPort(Integer.parseInt(broker.address().split(":")[1]))));
        Map<String, MetadataResponseTopic> topics = new LinkedHashMap<>();
        known.partitions().forEach(partition -> topics.computeIfAbsent(
                        partition.topic(), name -> new MetadataResponseTopic().setName(name))
                .partitions()
                .add(new MetadataResponsePartition()
                        .setPartitionIndex(partition.partition())
                        .setLeaderId(partition.leader())
                        .setLeaderEpoch(partition.leaderEpoch())
                        .setReplicaNodes(partition.replicas())
                        .setIsrNodes(partition.isr())));
        beingDeleted.forEach(name -> topics.put(
                name,
                new MetadataResponseTopic()
                        .setName(name)
                        .setErrorCode(Errors.UNKNOWN_TOPIC_OR_PARTITION.code())
                        .setPartitions(List.of(new MetadataResponsePartition()))));
        return new MetadataResponse(
                new MetadataResponseData()
                        .setClusterId(known.clusterId())
                        .setControllerId(known.controller())
                        .setBrokers(brokers)
                        .setTopics(new MetadataResponseTopicCollection(
                                topics.values().iterator())),
                header.apiVersion());
    }

    private static List<ReplicaState> states(Collection<Quorum.Member> members) {
        return members.stream()
                .map(member -> new ReplicaState()
                        .setReplicaId(member.id())
                        .setLogEndOffset(member.logEndOffset())
                        .setLastFetchTimestamp(member.lastFetch().toEpochMilli())
                        .setLastCaughtUpTimestamp(member.lastCaughtUp().toEpochMilli()))
                .toList();
    }
}
