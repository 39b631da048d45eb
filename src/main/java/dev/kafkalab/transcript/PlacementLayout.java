package dev.kafkalab.transcript;

import dev.kafkalab.admin.BrokerRack;
import dev.kafkalab.admin.DescribedPartition;
import dev.kafkalab.evidence.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where replicas are, which may lead, and which of them consumers read from, as Kafka's own tools show it. */
public final class PlacementLayout {

    private final String bootstrapServers;

    /** Tools that are told of these brokers: {@code localhost:32001,localhost:32002}. */
    public PlacementLayout(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** The brokers' racks. */
    public Transcript racks(List<BrokerRack> brokers) {
        return new Transcript(
                "kafka-broker-api-versions --bootstrap-server %s | grep rack".formatted(bootstrapServers),
                brokers.stream().map(BrokerRack::line).toList());
    }

    /** A topic with its eligible leader replicas. */
    public Transcript describe(String topic, List<DescribedPartition> partitions) {
        return new Transcript(
                "kafka-topics --bootstrap-server %s --describe --topic %s".formatted(bootstrapServers, topic),
                partitions.stream()
                        .map(it ->
                                "Topic: %s  Partition: %d  Leader: %s  Replicas: %s  Isr: %s  Elr: %s  LastKnownElr: %s"
                                        .formatted(
                                                topic,
                                                it.partition(),
                                                it.leader().map(String::valueOf).orElse("none"),
                                                joined(it.replicas()),
                                                joined(it.isr()),
                                                joined(it.eligible()),
                                                joined(it.lastEligible())))
                        .toList());
    }

    /**
     * Reading a topic, and what the consumer's own metrics say of it.
     *
     * @param leaders of each partition, its leader
     * @param chosen of each partition that is read from another replica, that replica
     * @param bytes how much each broker has sent
     */
    public Transcript sources(
            String topic,
            Optional<String> rack,
            Map<Integer, Integer> leaders,
            Map<Integer, Integer> chosen,
            Map<Integer, Long> bytes) {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(leaders)
                .forEach((partition, leader) -> lines.add("%s-%d is read from broker %d (preferred-read-replica is %d)"
                        .formatted(
                                topic,
                                partition,
                                chosen.getOrDefault(partition, leader),
                                chosen.getOrDefault(partition, -1))));
        new TreeMap<>(bytes)
                .forEach((broker, sent) ->
                        lines.add("broker %d has sent %d bytes (incoming-byte-total)".formatted(broker, sent)));
        return new Transcript(
                "kafka-console-consumer --bootstrap-server %s --topic %s --from-beginning%s"
                        .formatted(
                                bootstrapServers,
                                topic,
                                rack.map(" --command-property client.rack="::concat)
                                        .orElse("")),
                lines);
    }

    private static String joined(List<Integer> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
