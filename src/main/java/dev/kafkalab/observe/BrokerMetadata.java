package dev.kafkalab.observe;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.topology.Endpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseTopic;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.MetadataRequest;
import org.apache.kafka.common.requests.MetadataResponse;

/**
 * Asks one broker, and no other, for the metadata of the cluster: what {@code kcat -L -b HOST:PORT} does.
 *
 * <p>Kafka's {@code Admin} cannot do this: after its first answer it asks whichever broker is least loaded, and it
 * retries elsewhere when one is silent. A lab wants to know what <em>this</em> broker says, and how soon.
 *
 * <p>In KRaft mode the controller that a broker names here is any live broker: clients may send it what is for the
 * controller, and it passes it on (KIP-590). Who the active controller is, {@link Quorum} tells.
 */
public final class BrokerMetadata {

    /** Spoken by every broker from 2.1 on: the newest version without tagged fields, with leader epochs. */
    private static final short VERSION = 7;

    private BrokerMetadata() {}

    /**
     * What the broker says of the cluster and of every topic, internal ones included.
     *
     * @param timeout for connecting, and again for each read
     * @throws IOException if no broker answers there in time
     */
    public static Snapshot ask(Endpoint broker, Duration timeout) throws IOException {
        MetadataRequest request = MetadataRequest.Builder.allTopics().build(VERSION);
        MetadataResponse response = (MetadataResponse) SingleBrokerClient.to(broker, request, timeout);
        return snapshot(broker, response.data());
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
                SteadyClock.now(),
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
