package dev.kafkalab.expect;

import dev.kafkalab.admin.BrokerRack;
import dev.kafkalab.admin.DescribedPartition;
import dev.kafkalab.await.Outcome;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.text.Words;
import dev.kafkalab.traffic.ReadSources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a topic's replicas are, which of them may lead, and which of them a consumer reads from. */
public final class ReplicaPlacement {

    private final ScenarioContext scenario;

    public ReplicaPlacement(ScenarioContext scenario) {
        this.scenario = scenario;
    }

    /** Of each partition, in order, the racks that its replicas are in. */
    public List<Set<String>> racks(String topic, List<BrokerRack> brokers) {
        return partitions(topic).stream()
                .map(partition -> brokers.stream()
                        .filter(broker -> partition.replicas().contains(broker.broker()))
                        .flatMap(broker -> broker.rack().stream())
                        .collect(Collectors.toSet()))
                .toList();
    }

    /** Waits for the eligible leader replicas of each partition to be these, once the cluster has settled. */
    public Outcome<List<DescribedPartition>> eligible(String topic, List<Integer> brokers) {
        new SettledState(scenario).awaitNotice();
        Set<Integer> wanted = Set.copyOf(brokers);
        return scenario.settle(
                "the eligible leader replicas of %s to be %s".formatted(topic, Words.list(brokers)),
                () -> scenario.lab().admin().partitions().describe(topic),
                seen -> "they are "
                        + Words.list(seen.stream()
                                .map(it -> Words.list(it.eligible()))
                                .distinct()
                                .toList()),
                seen -> !seen.isEmpty()
                        && seen.stream()
                                .allMatch(it -> Set.copyOf(it.eligible()).equals(wanted)));
    }

    /** Waits for a reader to have the topic's messages from these brokers, and no others, once that has settled. */
    public Outcome<ReadSources> readFrom(String topic, Optional<String> rack, List<Integer> brokers) {
        new SettledState(scenario).awaitNotice();
        Set<Integer> wanted = Set.copyOf(brokers);
        return scenario.settle(
                "%s to be read from %s %s"
                        .formatted(topic, brokers.size() == 1 ? "broker" : "brokers", Words.list(brokers)),
                () -> ReadSources.of(
                        scenario.lab().observer().bootstrapServers(),
                        rack,
                        topic,
                        leaders(topic).keySet()),
                seen -> "it is read from " + Words.list(List.copyOf(seen.brokers(leaders(topic)))),
                seen -> seen.brokers(leaders(topic)).equals(wanted) && seen.sentBy(wanted));
    }

    /** Of each partition of the topic, its leader. */
    public Map<Integer, Integer> leaders(String topic) {
        return partitions(topic).stream()
                .collect(Collectors.toMap(Snapshot.Partition::partition, Snapshot.Partition::leader));
    }

    private List<Snapshot.Partition> partitions(String topic) {
        return scenario.lab().observer().metadata().topic(topic);
    }
}
