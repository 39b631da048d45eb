package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.admin.BrokerRack;
import dev.kafkalab.admin.DescribedPartition;
import dev.kafkalab.await.Outcome;
import dev.kafkalab.expect.ReplicaPlacement;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.traffic.ReadSources;
import dev.kafkalab.transcript.PlacementLayout;
import io.cucumber.java.en.Then;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Steps that speak of where replicas are: in which racks, which of them consumers read from, and which may lead though
 * they are not in sync.
 */
public record PlacementSteps(ScenarioContext scenario, EvidenceLog evidence, ReplicaPlacement placement) {

    /**
     * The replicas of each partition are on brokers of exactly so many racks, by the racks that the brokers themselves
     * tell ({@code broker.rack}). A broker without a rack counts for none.
     */
    @Then("every partition of {topic} has replicas in {int} rack(s)")
    public void replicasInRacks(String topic, int count) {
        StepWords.atLeastOne(count, "racks");
        List<BrokerRack> brokers = scenario.lab().admin().racks();
        List<Set<String>> racks = placement.racks(topic, brokers);
        evidence.record(tools().racks(brokers));
        evidence.recordTopic(scenario.lab().observer().metadata(), topic);
        assertThat(racks.stream().map(Set::size).distinct().toList())
                .as("in how many racks the partitions of %s have replicas", topic)
                .containsExactly(count);
    }

    /**
     * A consumer reads the topic from its beginning and has its messages from these brokers and no others, by its own
     * metrics: {@code preferred-read-replica} names the replica that it reads a partition from, and most bytes have
     * come from there. Its {@code client.rack} is what the step says. It is awaited as long as a change of the metadata
     * may take. Needs messages in the topic.
     */
    @Then("a reader {rack} reads {topic} from {brokers}")
    public void readsFrom(Optional<String> rack, String topic, BrokerSelector brokers) {
        List<Integer> expected = brokers.in(scenario);
        Outcome<ReadSources> outcome = placement.readFrom(topic, rack, expected);
        evidence.record(tools().sources(
                        topic,
                        rack,
                        placement.leaders(topic),
                        outcome.last().chosen(),
                        outcome.last().bytes()));
        outcome.orFail();
    }

    /**
     * The eligible leader replicas (ELR, KIP-966) of each partition are these brokers, in any order, as soon as the
     * cluster has settled: not in the ISR, but with every message that was acknowledged while
     * {@code min.insync.replicas} was kept. A cluster keeps them from Kafka 4.1 on, in KRaft mode.
     */
    @Then("the eligible leader replica(s) of {topic} is/are {brokers}")
    public void eligibleLeaderReplicas(String topic, BrokerSelector brokers) {
        Outcome<List<DescribedPartition>> outcome = placement.eligible(topic, brokers.in(scenario));
        evidence.record(tools().describe(topic, outcome.last()));
        outcome.orFail();
    }

    private PlacementLayout tools() {
        return new PlacementLayout(scenario.lab().observer().bootstrapServers());
    }
}
