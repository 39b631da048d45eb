package dev.kafkalab.steps;

import static dev.kafkalab.catalogue.Change.NODE;
import static dev.kafkalab.catalogue.Change.REASSIGNMENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.await.TimedExpectation;
import dev.kafkalab.catalogue.Change.LookedBackOn;
import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.expect.ElectionLogs;
import dev.kafkalab.expect.Elections;
import dev.kafkalab.expect.SettledState;
import dev.kafkalab.observe.Quorum;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.transcript.QuorumLayout;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Steps that speak of the KRaft quorum and its leader, the active controller. */
public record QuorumSteps(ScenarioContext scenario, EvidenceLog evidence) {

    /**
     * The active controller counts that many voters (the controllers, itself and dead ones included, for the majority
     * is counted over all of them) and that many observers (the brokers, which follow without a vote). Waits until the
     * cluster has settled, and up to 10 seconds more; leaves what {@code kafka-metadata-quorum describe --replication}
     * shows.
     */
    @Then("the quorum has {int} voter(s) and {int} observer(s)")
    public void votersAndObservers(int voters, int observers) {
        new SettledState(scenario).awaitNotice();
        show(scenario.settle(
                "%d voters and %d observers".formatted(voters, observers),
                this::quorum,
                QuorumSteps::inWords,
                is(quorum ->
                        quorum.voters().size() == voters && quorum.observers().size() == observers)));
    }

    /**
     * Every voter, within that time of the last fault or repair, has since then fetched the cluster's metadata from the
     * active controller. Measured in seconds. Fails if a controller is dead, paused or cut off.
     */
    @LookedBackOn(NODE)
    @Then("every voter follows the active controller within {duration}")
    public void everyVoterFollows(Duration atMost) {
        Outcome<Optional<Quorum>> outcome = scenario.sinceFault(
                "every voter to follow the active controller",
                this::quorum,
                QuorumSteps::inWords,
                is(quorum -> quorum.everyVoterHasFetchedWithin(
                        SteadyClock.since(scenario.faults().last().at()))),
                atMost);
        evidence.record(Measurements.of(
                Kind.QUORUM_RECOVERY,
                new Subject.Quorum(),
                outcome,
                "the lab's own: the controller starts, and fetches what it missed"));
        show(outcome);
    }

    /**
     * A controller other than before the last fault leads the quorum, in that time from the fault. Measured in seconds,
     * from the fault to the first answer of the new active controller by way of a broker. Leaves that controller's log
     * lines on it, where there are any.
     */
    @LookedBackOn(NODE)
    @Then("another controller becomes active within {duration}")
    public void anotherBecomesActive(Duration promised) {
        TimedExpectation<Snapshot> election = new Elections(scenario).ofController(promised);
        evidence.record(election.measurement(Kind.CONTROLLER_ELECTION, new Subject.Controller()));
        quorum().ifPresent(this::show);
        new ElectionLogs(scenario).ofController(election.outcome().last()).ifPresent(evidence::record);
        election.verify();
    }

    /**
     * The active controller is the one of before the last fault, once the cluster has settled; it is given 10 seconds
     * to answer.
     */
    @LookedBackOn(NODE)
    @Then("the active controller has not changed")
    public void activeControllerUnchanged() {
        new SettledState(scenario).awaitNotice();
        Optional<Quorum> quorum =
                show(scenario.settle("an active controller", this::quorum, QuorumSteps::inWords, is(any -> true)));
        assertThat(quorum.map(Quorum::leader))
                .as("the active controller")
                .contains(scenario.faults().last().before().controller());
    }

    /**
     * Within that time of the last fault, no active controller answers by way of any broker. Measured in seconds; a
     * broker that an active controller does not answer within a second knows none.
     */
    @LookedBackOn({NODE, REASSIGNMENT})
    @Then("no controller is active within {duration}")
    public void noneActive(Duration atMost) {
        Outcome<List<Snapshot>> outcome = scenario.sinceFault(
                "no controller to be active",
                () -> scenario.lab().observer().everyBroker(),
                answers -> "active controllers that brokers know: "
                        + answers.stream().map(Snapshot::controller).toList(),
                answers -> !answers.isEmpty() && answers.stream().allMatch(answer -> answer.controller() < 0),
                atMost);
        evidence.record(
                Measurements.of(
                        Kind.CONTROLLER_LOSS,
                        new Subject.Controller(),
                        outcome,
                        "the lab's own: a leader without a majority resigns after 1.5 x controller.quorum.fetch.timeout.ms, a follower without a leader looks for votes after one; then a second for each broker to answer"));
        evidence.record(outcome.last().get(0));
        outcome.orFail();
    }

    private Optional<Quorum> quorum() {
        return scenario.lab().observer().quorum();
    }

    /** Leaves behind what was last seen before it is judged. */
    private Optional<Quorum> show(Outcome<Optional<Quorum>> outcome) {
        outcome.last().ifPresent(this::show);
        return outcome.orFail();
    }

    private void show(Quorum quorum) {
        evidence.record(
                QuorumLayout.replication(quorum, scenario.lab().observer().bootstrapServers()));
    }

    private static Predicate<Optional<Quorum>> is(Predicate<Quorum> wanted) {
        return quorum -> quorum.filter(wanted).isPresent();
    }

    private static String inWords(Optional<Quorum> quorum) {
        return quorum.map(q -> "controller %d is active; voters %s, of which silent %s; observers %s"
                        .formatted(q.leader(), ids(q.voters()), q.silentVoters(), ids(q.observers())))
                .orElse("no active controller answers");
    }

    private static List<Integer> ids(List<Quorum.Member> members) {
        return members.stream().map(Quorum.Member::id).toList();
    }
}
