package dev.kafkalab.observe;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.topology.Endpoint;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseTopic;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.MetadataRequest;
import org.apache.kafka.common.requests.MetadataResponse;
import org.apache.kafka.common.requests.RequestHeader;

/**
 * Asks one broker, and no other, for the metadata of the cluster: what {@code kcat -L -b HOST:PORT} does.
 *
 * <p>Kafka's {@code Admin} cannot do this: after its first answer it asks whichever broker is least loaded, and it
 * retries elsewhere when one is silent. A lab wants to know what <em>this</em> broker says, and how soon.
 */
public final class BrokerMetadata {

    /** Spoken by every broker from 2.1 on: the newest version without tagged fields, with leader epochs. */
    private static final short VERSION = 7;

    private static final int MAX_ANSWER_BYTES = 16 * 1024 * 1024;
    private static final String CLIENT_ID = "kafka-lab";

    private BrokerMetadata() {}

    /**
     * What the broker says of the cluster and of every topic, internal ones included.
     *
     * @param timeout for connecting, and again for each read
     * @throws IOException if nothing answers there in time
     */
    public static Snapshot ask(Endpoint broker, Duration timeout) throws IOException {
        MetadataRequest request = MetadataRequest.Builder.allTopics().build(VERSION);
        RequestHeader header = new RequestHeader(ApiKeys.METADATA, VERSION, CLIENT_ID, 1);
        ByteBuffer answer = exchange(broker, timeout, request.serializeWithHeader(header));
        MetadataResponse response = (MetadataResponse) AbstractResponse.parseResponse(answer, header);
        return snapshot(broker, response.data());
    }

    /** Kafka's framing: a message is preceded by its length in four bytes. */
    private static ByteBuffer exchange(Endpoint broker, Duration timeout, ByteBuffer request) throws IOException {
        int millis = Math.toIntExact(timeout.toMillis());
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(millis);
            socket.connect(new InetSocketAddress(broker.host(), broker.port()), millis);
            ByteBuffer framed = ByteBuffer.allocate(Integer.BYTES + request.remaining())
                    .putInt(request.remaining())
                    .put(request);
            socket.getOutputStream().write(framed.array());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int length = in.readInt();
            if (length < 0 || length > MAX_ANSWER_BYTES) {
                throw new IOException("What answers at %s is not a Kafka broker".formatted(broker));
            }
            byte[] answer = new byte[length];
            in.readFully(answer);
            return ByteBuffer.wrap(answer);
        }
    }

    private static Snapshot snapshot(Endpoint broker, MetadataResponseData data) {
        List<Snapshot.Broker> brokers = data.brokers().stream()
                .map(b -> new Snapshot.Broker(b.nodeId(), b.host() + ":" + b.port()))
                .sorted((a, b) -> Integer.compare(a.id(), b.id()))
                .toList();
        List<Snapshot.Partition> partitions = data.topics().stream()
                .filter(topic -> topic.errorCode() == Errors.NONE.code())
                .flatMap(topic -> partitions(topic).stream())
                .toList();
        return new Snapshot(
                Instant.now(),
                broker.toString(),
                data.clusterId(),
                data.controllerId(),
                brokers,
                partitions,
                List.of());
    }

    private static List<Snapshot.Partition> partitions(MetadataResponseTopic topic) {
        return topic.partitions().stream()
                .map(p -> new Snapshot.Partition(
                        topic.name(),
                        p.partitionIndex(),
                        p.leaderId(),
                        p.leaderEpoch(),
                        p.replicaNodes(),
                        p.isrNodes()))
                .sorted((a, b) -> Integer.compare(a.partition(), b.partition()))
                .toList();
    }
}
