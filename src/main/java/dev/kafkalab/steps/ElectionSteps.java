package dev.kafkalab.steps;

import static dev.kafkalab.catalogue.Change.NODE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.await.TimedExpectation;
import dev.kafkalab.catalogue.Change.LookedBackOn;
import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.expect.ElectionLogs;
import dev.kafkalab.expect.Elections;
import dev.kafkalab.expect.SettledState;
import dev.kafkalab.observe.PartitionName;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.text.Words;
import dev.kafkalab.transcript.KcatLayout;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Steps that speak of who leads a partition and who is the controller after a fault. */
public record ElectionSteps(ScenarioContext scenario, EvidenceLog evidence, Elections elections, ElectionLogs logs) {

    /** As below, of the topic that the scenario speaks of. */
    @LookedBackOn(NODE)
    @Then("a new leader is elected within {duration}")
    public void newLeader(Duration promised) {
        newLeader(PartitionName.of(scenario.topic()), promised);
    }

    /**
     * The partition (of a topic named alone: its partition 0) has a leader other than before, in that time from the
     * fault. Measured in seconds. Fails, with the arithmetic of the cluster's own settings, if it comes later or not at
     * all. Leaves the controller's log lines on it, where there are any.
     */
    @LookedBackOn(NODE)
    @Then("a new leader of {partition} is elected within {duration}")
    public void newLeader(PartitionName partition, Duration promised) {
        judge(elections.ofLeader(partition, promised, Optional.empty()), partition);
    }

    /** As above; and it fails, too, if the leader is there before the second time. */
    @LookedBackOn(NODE)
    @Then("a new leader of {partition} is elected within {duration}, but not before {duration}")
    public void newLeader(PartitionName partition, Duration promised, Duration notBefore) {
        judge(elections.ofLeader(partition, promised, Optional.of(notBefore)), partition);
    }

    /** For that long from the fault, the partition has no leader other than before. Fails as soon as it has one. */
    @LookedBackOn(NODE)
    @Then("no new leader of {partition} is elected for {duration}")
    public void noNewLeader(PartitionName partition, Duration time) {
        elections.before(partition);
        Outcome<Snapshot> outcome = elections.ofNoLeader(partition, time);
        evidence.record(outcome.last().only(partition.topic()));
        assertThat(partition.in(outcome.last()))
                .as("what a broker says of %s", partition)
                .isPresent();
        assertThat(outcome.reached())
                .as("a new leader of %s is elected within %s", partition, Words.seconds(time))
                .isFalse();
    }

    /**
     * The leader is the first replica in assignment order that was in sync and is not the broken broker. Judged once
     * the cluster has settled, by brokers that agree.
     */
    @LookedBackOn(NODE)
    @Then("the new leader of {partition} is the next live in-sync replica in assignment order")
    public void nextInSyncReplica(PartitionName partition) {
        String before = EvidenceText.partitions(List.of(elections.before(partition)));
        int successor = elections
                .successor(partition)
                .orElseThrow(() -> new IllegalStateException(
                        "No replica of %s was in sync but the broken broker's own: %s".formatted(partition, before)));
        stays(
                "broker %d, the next live in-sync replica, to lead %s; before the fault, %s"
                        .formatted(successor, partition, before),
                partition.topic(),
                answer -> partition.leaderIn(answer) == successor);
    }

    /**
     * Every partition of the topic has the leader it had before the last fault. Judged once the cluster has settled,
     * when it could have changed, by brokers that agree.
     */
    @LookedBackOn(NODE)
    @Then("the leader of {topic} has not changed")
    public void leaderUnchanged(String topic) {
        List<Integer> before = leaders(scenario.faults().last().before(), topic);
        if (before.isEmpty()) {
            throw new IllegalStateException("Before the last fault there was no topic " + topic);
        }
        stays(
                "the leader of %s to be as before the last fault, broker %s".formatted(topic, Words.list(before)),
                topic,
                answer -> leaders(answer, topic).equals(before));
    }

    private void stays(String what, String topic, Predicate<Snapshot> wanted) {
        Outcome<List<Snapshot>> outcome = new SettledState(scenario)
                .await(
                        what,
                        answer -> answer.topic(topic),
                        answer -> "says " + EvidenceText.partitions(answer.topic(topic)),
                        wanted);
        outcome.last().stream().findFirst().ifPresent(answer -> evidence.record(answer.only(topic)));
        outcome.orFail();
    }

    private static List<Integer> leaders(Snapshot snapshot, String topic) {
        return snapshot.topic(topic).stream().map(Snapshot.Partition::leader).toList();
    }

    /**
     * Another broker than before is the controller, in that time from the fault. Measured in seconds. Leaves the new
     * controller's log lines on it, where there are any.
     */
    @LookedBackOn(NODE)
    @Then("another broker becomes the controller within {duration}")
    public void newController(Duration promised) {
        TimedExpectation<Snapshot> election = elections.ofController(promised);
        evidence.record(election.measurement(Kind.CONTROLLER_ELECTION, new Subject.Controller()));
        evidence.record(KcatLayout.metadata(election.outcome().last()));
        logs.ofController(election.outcome().last()).ifPresent(evidence::record);
        election.verify();
    }

    /**
     * The controller is the one of before the last fault. Judged once the cluster has settled, when it could have
     * changed, by brokers that agree.
     */
    @LookedBackOn(NODE)
    @Then("the controller has not changed")
    public void controllerUnchanged() {
        int before = scenario.faults().last().before().controller();
        Outcome<List<Snapshot>> outcome = new SettledState(scenario)
                .await(
                        "the controller to be as before the last fault, node " + before,
                        Snapshot::controller,
                        answer -> "names " + answer.controller(),
                        answer -> answer.controller() >= 0 && answer.controller() == before);
        outcome.last().stream().findFirst().ifPresent(answer -> evidence.record(KcatLayout.metadata(answer)));
        outcome.orFail();
    }

    private void judge(TimedExpectation<Snapshot> election, PartitionName partition) {
        evidence.record(election.measurement(
                Kind.LEADER_ELECTION, new Subject.LeaderOf(partition.topic(), partition.number())));
        evidence.recordTopic(election.outcome().last(), partition.topic());
        logs.ofLeader(partition, election.outcome().last()).ifPresent(evidence::record);
        election.verify();
    }
}
