package dev.kafkalab.steps;

import static dev.kafkalab.catalogue.Change.NODE;
import static dev.kafkalab.catalogue.Change.REASSIGNMENT;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.catalogue.Change.LookedBackOn;
import dev.kafkalab.catalogue.Change.Made;
import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.expect.PartitionTable;
import dev.kafkalab.expect.Partitions;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.transcript.KafkaTools;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Steps that speak of a topic's partitions: who leads them, where their replicas are, and which of these are in sync. A
 * cluster has settled when it has noticed what was done to its nodes, or has had the time to by its own settings; every
 * live broker must then give the same answer within 10 seconds.
 */
public record PartitionSteps(ScenarioContext scenario, EvidenceLog evidence, Partitions partitions) {

    private static final String ISR_ORIGIN = "the lab's own: the broker starts, and fetches what it missed";
    private static final String STATE_ORIGIN =
            "the lab's own: the controller learns of it, decides, and tells the brokers";
    private static final String REASSIGNMENT_ORIGIN =
            "the lab's own: a new replica fetches what the leader has, is in sync, and the old ones go";

    /**
     * The topic has these partitions and no others, as soon as the cluster has settled. The table's columns are any of
     * {@code partition}, {@code leader} (a broker's id, or {@code none}), {@code replicas} (ids in assignment order)
     * and {@code ISR} (ids in any order). Fails, with what is there instead, if 10 seconds do not bring it about.
     */
    @Then("the partitions of {topic} are:")
    public void partitionsAre(String topic, List<Map<String, String>> rows) {
        PartitionTable table = PartitionTable.of(rows);
        settles(topic, "the partitions of %s to be %s".formatted(topic, table.inWords()), table::fits);
    }

    /** As above, within that time of the last fault, repair or reassignment. Measured in seconds. */
    @LookedBackOn({NODE, REASSIGNMENT})
    @Then("within {duration}, the partitions of {topic} are:")
    public void partitionsAreWithin(Duration atMost, String topic, List<Map<String, String>> rows) {
        PartitionTable table = PartitionTable.of(rows);
        happensWithin(topic, Kind.PARTITIONS_CHANGE, table.inWords(), table::fits, atMost, STATE_ORIGIN);
    }

    /** Every partition has a leader that is one of its replicas, as soon as the cluster has settled. */
    @Then("every partition of {topic} has a leader")
    public void everyPartitionHasALeader(String topic) {
        settles(topic, "every partition of %s to have a leader".formatted(topic), Partitions.every(p -> p.replicas()
                .contains(p.leader())));
    }

    /** The replicas of each partition are these brokers, in any order, as soon as the cluster has settled. */
    @Then("the replicas of {topic} are {brokers}")
    public void replicas(String topic, BrokerSelector brokers) {
        List<Integer> expected = brokers.in(scenario);
        settles(topic, "the replicas of %s to be %s".formatted(topic, expected), Partitions.every(p -> Set.copyOf(
                        p.replicas())
                .equals(Set.copyOf(expected))));
    }

    /** The ISR of each partition is these brokers, in any order, as soon as the cluster has settled. */
    @Then("the ISR of {topic} is {brokers}")
    public void isr(String topic, BrokerSelector brokers) {
        List<Integer> expected = brokers.in(scenario);
        settles(
                topic,
                "the ISR of %s to be %s".formatted(topic, expected),
                Partitions.every(Partitions.hasIsr(expected)));
    }

    /**
     * The ISR of each partition becomes these brokers within that time of the last fault or repair. Measured in
     * seconds.
     */
    @LookedBackOn({NODE, REASSIGNMENT})
    @Then("the ISR of {topic} is {brokers} within {duration}")
    public void isrWithin(String topic, BrokerSelector brokers, Duration atMost) {
        List<Integer> expected = brokers.in(scenario);
        happensWithin(
                topic, Kind.ISR_CHANGE, expected, Partitions.every(Partitions.hasIsr(expected)), atMost, ISR_ORIGIN);
    }

    /** The node is in the ISR of no partition, as soon as the cluster has settled. */
    @Then("{node} is not in the ISR of {topic}")
    public void notInIsr(NodeSelector node, String topic) {
        int id = node.brokerIn(scenario);
        settles(topic, "%s to leave the ISR of %s".formatted(node.words(), topic), Partitions.every(p -> !p.isr()
                .contains(id)));
    }

    /** The node leads none of the topic's partitions, as soon as the cluster has settled. */
    @Then("{node} leads no partition of {topic}")
    public void leadsNoPartition(NodeSelector node, String topic) {
        int id = node.brokerIn(scenario);
        settles(
                topic,
                "%s to lead no partition of %s".formatted(node.words(), topic),
                Partitions.every(p -> p.leader() != id));
    }

    /**
     * Each partition is led by one of these brokers, and none of them leads two partitions more than another, as soon
     * as the cluster has settled.
     */
    @Then("the leaders of {topic} are balanced over {brokers}")
    public void leadersAreBalanced(String topic, BrokerSelector over) {
        List<Integer> brokers = over.in(scenario);
        settles(
                topic,
                "the leaders of %s to be balanced over %s".formatted(topic, brokers),
                Partitions.balancedOver(brokers));
    }

    /** Asks the controller to give each partition back to its preferred leader, the first of its replicas. */
    @When("the preferred leader(s) of {topic} is/are elected")
    public void electPreferredLeaders(String topic) {
        evidence.record(tools().electPreferredLeaders(topic, partitions.electPreferredLeaders(topic)));
    }

    /** Each partition is led by the first of its replicas, as soon as the cluster has settled. */
    @Then("the preferred leader(s) of {topic} lead(s)")
    public void preferredLeadersLead(String topic) {
        settles(
                topic,
                "the preferred leaders of %s to lead".formatted(topic),
                Partitions.every(p -> p.leader() == p.replicas().get(0)));
    }

    /**
     * Asks the controller to move replicas, and does not wait for it. The table has a row for each partition to be
     * moved: {@code partition} and its new {@code replicas}, the preferred leader first. Bounds count from here.
     */
    @Made(REASSIGNMENT)
    @When("the partitions of {topic} are reassigned to:")
    public void reassign(String topic, List<Map<String, String>> rows) {
        Map<Integer, List<Integer>> replicas = PartitionTable.of(rows).replicas();
        evidence.record(tools().reassign(topic, partitions.reassign(topic, replicas), replicas));
    }

    /**
     * The controller is done with moving the topic's replicas, within that time of the reassignment. Measured in
     * seconds.
     */
    @LookedBackOn(REASSIGNMENT)
    @Then("the reassignment of {topic} is complete within {duration}")
    public void reassignmentIsComplete(String topic, Duration atMost) {
        Outcome<Set<Integer>> outcome = partitions.reassigned(topic, atMost);
        evidence.record(Measurements.of(Kind.REASSIGNMENT, new Subject.Topic(topic), outcome, REASSIGNMENT_ORIGIN));
        evidence.record(tools().verifyReassignment(
                        topic, scenario.lab().observer().metadata().topic(topic), outcome.last()));
        outcome.orFail();
    }

    private void settles(String topic, String what, Predicate<List<Snapshot.Partition>> wanted) {
        Outcome<List<Snapshot>> outcome = partitions.settle(topic, what, wanted);
        evidence.recordTopic(
                outcome.last().stream()
                        .findFirst()
                        .orElseGet(() -> scenario.lab().observer().metadata()),
                topic);
        outcome.orFail();
    }

    private void happensWithin(
            String topic,
            Kind kind,
            Object state,
            Predicate<List<Snapshot.Partition>> wanted,
            Duration atMost,
            String origin) {
        Subject subject = new Subject.Topic(topic);
        Outcome<Snapshot> outcome = partitions.within(
                topic, "%s to be %s".formatted(EvidenceText.what(kind, subject), state), wanted, atMost);
        evidence.record(Measurements.of(kind, subject, outcome, origin));
        show(outcome, topic);
    }

    /** Leaves behind what was last seen before it is judged. */
    private void show(Outcome<Snapshot> outcome, String topic) {
        evidence.recordTopic(outcome.last(), topic);
        outcome.orFail();
    }

    private KafkaTools tools() {
        return new KafkaTools(scenario.lab().observer().bootstrapServers());
    }
}
