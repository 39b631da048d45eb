package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.lab.Elections;
import dev.kafkalab.lab.Elections.Election;
import dev.kafkalab.lab.Fault;
import dev.kafkalab.lab.LabScenario;
import dev.kafkalab.observe.Await.Outcome;
import dev.kafkalab.observe.KcatLayout;
import dev.kafkalab.observe.Words;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.Optional;

/** Steps that speak of who leads a partition and who is the controller after a fault. */
public final class ElectionSteps {

    private final LabScenario scenario;
    private final EvidenceLog evidence;
    private final Elections elections;

    public ElectionSteps(LabScenario scenario, EvidenceLog evidence) {
        this.scenario = scenario;
        this.evidence = evidence;
        this.elections = new Elections(scenario);
    }

    /** The topic that the scenario speaks of has a leader other than before, in that time from the fault. */
    @Then("a new leader is elected within {duration}")
    public void newLeader(Duration promised) {
        newLeader(scenario.topic(), promised);
    }

    /** Partition 0 of the topic has a leader other than before, in that time from the fault. Measured in seconds. */
    @Then("a new leader of {topic} is elected within {duration}")
    public void newLeader(String topic, Duration promised) {
        judge(elections.ofLeader(topic, promised), topic, Optional.empty());
    }

    /** As above; and it is not there before the second time. */
    @Then("a new leader of {topic} is elected within {duration}, but not before {duration}")
    public void newLeader(String topic, Duration promised, Duration notBefore) {
        judge(elections.ofLeader(topic, promised), topic, Optional.of(notBefore));
    }

    /** For that long from the fault, partition 0 of the topic has no leader other than before. */
    @Then("no new leader of {topic} is elected for {duration}")
    public void noNewLeader(String topic, Duration time) {
        int before = leader(scenario.faults().last().before(), topic);
        Outcome<Snapshot> outcome = scenario.sinceFault(
                "whether a leader of %s is elected".formatted(topic),
                () -> scenario.lab().observer().metadata(),
                snapshot -> LabScenario.inWords(snapshot.topic(topic)),
                snapshot -> leader(snapshot, topic) >= 0 && leader(snapshot, topic) != before,
                time);
        evidence.record(outcome.last().only(topic));
        assertThat(outcome.reached())
                .as("a new leader of %s is elected within %s", topic, Words.seconds(time))
                .isFalse();
    }

    /** The leader is the first replica in assignment order that was in sync and is not the broken broker. */
    @Then("the new leader of {topic} is the next live in-sync replica in assignment order")
    public void nextInSyncReplica(String topic) {
        Fault fault = scenario.faults().last();
        Snapshot.Partition before = fault.before().partition(topic, 0).orElseThrow();
        int broken = fault.node().node().id().orElseThrow();
        Snapshot now = scenario.lab().observer().metadata();
        evidence.record(now.only(topic));
        assertThat(Optional.of(leader(now, topic)))
                .as("leader of %s; before the fault: replicas %s, ISR %s", topic, before.replicas(), before.isr())
                .isEqualTo(Elections.successor(before, broken));
    }

    /** Every partition of the topic has the leader it had before the last fault. */
    @Then("the leader of {topic} has not changed")
    public void leaderUnchanged(String topic) {
        Snapshot now = scenario.lab().observer().metadata();
        evidence.record(now.only(topic));
        assertThat(now.topic(topic))
                .extracting(Snapshot.Partition::leader)
                .as("leaders of %s", topic)
                .isEqualTo(scenario.faults().last().before().topic(topic).stream()
                        .map(Snapshot.Partition::leader)
                        .toList());
    }

    /** Another broker than before is the controller, in that time from the fault. Measured in seconds. */
    @Then("another broker becomes the controller within {duration}")
    public void newController(Duration promised) {
        Election election = elections.ofController(promised);
        evidence.record(election.measurement(Optional.empty()));
        evidence.record(KcatLayout.metadata(election.outcome().last()));
        election.verify(Optional.empty());
    }

    /** The controller is the one of before the last fault. */
    @Then("the controller has not changed")
    public void controllerUnchanged() {
        Snapshot now = scenario.lab().observer().metadata();
        evidence.record(KcatLayout.metadata(now));
        assertThat(now.controller())
                .as("controller")
                .isEqualTo(scenario.faults().last().before().controller());
    }

    private void judge(Election election, String topic, Optional<Duration> notBefore) {
        evidence.record(election.measurement(notBefore));
        evidence.record(election.outcome().last().only(topic));
        evidence.record(KcatLayout.metadata(election.outcome().last()));
        election.verify(notBefore);
    }

    private static int leader(Snapshot snapshot, String topic) {
        return snapshot.partition(topic, 0).map(Snapshot.Partition::leader).orElse(-1);
    }
}
