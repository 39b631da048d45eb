package dev.kafkalab.steps;

import static dev.kafkalab.catalogue.Change.CONSUMER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.admin.GroupState;
import dev.kafkalab.admin.GroupState.Member;
import dev.kafkalab.await.Outcome;
import dev.kafkalab.catalogue.Change.LookedBackOn;
import dev.kafkalab.catalogue.Change.Made;
import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.scenario.ScenarioGroup;
import dev.kafkalab.traffic.group.MemberProcess;
import dev.kafkalab.transcript.GroupLayout;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Map;

/** Steps that speak of consumers that come back, that are put out of their group, and that cannot go on. */
public record MembershipSteps(ScenarioContext scenario, EvidenceLog evidence) {

    /**
     * Starts so many consumers, a process each, that read and commit if they can. Whether they become members is for
     * the next steps to say; a consumer that ends by itself and that no step expects is an error of the lab.
     */
    @When("{int} (more )consumer(s) of group {group} try/tries to read {topic}")
    public void tryToRead(int consumers, String name, String topic) {
        StepWords.atLeastOne(consumers, "consumers");
        scenario.groups()
                .named(name)
                .members()
                .tryToRead(topic, consumers, scenario.groups().settings());
    }

    /**
     * A consumer of the group has ended by itself, within 30 seconds, since Kafka's client refused to go on: its error,
     * such as {@code NoOffsetForPartitionException}, has these words.
     */
    @Then("a consumer of group {group} ends with an error that says {string}")
    public void endsWithError(String name, String words) {
        ScenarioGroup group = scenario.groups().judged(name);
        Outcome<Map<MemberProcess, String>> outcome = group.members().ended(StepWords.given(words));
        evidence.record(new Transcript(
                "how consumers of group %s have ended by themselves".formatted(group.id()),
                outcome.last().entrySet().stream()
                        .map(end -> "%s: %s".formatted(end.getKey().name(), end.getValue()))
                        .toList()));
        outcome.orFail();
    }

    /**
     * SIGSTOP to the process of the group's first consumer that has partitions, while it deals with what it has read:
     * its connections stay open, and it says nothing. Times of the group's rebalance count from then.
     */
    @Made(CONSUMER)
    @When("a consumer of group {group} is paused")
    public void paused(String name) {
        ScenarioGroup group = scenario.groups().judged(name);
        signalled(group, group.members().pause(), "STOP", "is paused");
    }

    /** SIGCONT to the process of the consumer that was paused last: it goes on, and commits what it had read. */
    @LookedBackOn(CONSUMER)
    @When("the paused consumer of group {group} is resumed")
    public void resumed(String name) {
        ScenarioGroup group = scenario.groups().judged(name);
        signalled(group, group.members().resume(), "CONT", "is resumed");
    }

    /**
     * Since something was done to a consumer of the group last, Kafka has refused the commit of one within 10 seconds,
     * with an error that has these words, such as {@code CommitFailedException}.
     */
    @LookedBackOn(CONSUMER)
    @Then("a commit of group {group} is refused with {string}")
    public void commitRefused(String name, String words) {
        ScenarioGroup group = scenario.groups().judged(name);
        Outcome<List<String>> outcome = group.members().refusedCommits(StepWords.given(words));
        evidence.record(new Transcript("refused commits of group %s".formatted(group.id()), outcome.last()));
        evidence.record(GroupEvidence.described(scenario, group));
        outcome.orFail();
    }

    /**
     * Starts a consumer in place of the one that was killed last: another process with the same settings, and so, where
     * one is given, with the same {@code group.instance.id}. It reads and commits. If it is not a member 30 seconds and
     * one session later, that is an error of the lab.
     */
    @LookedBackOn(CONSUMER)
    @When("the killed consumer of group {group} is started again")
    public void startedAgain(String name) {
        ScenarioGroup group = scenario.groups().judged(name);
        MemberProcess killed = group.members().killed();
        MemberProcess again = group.members().startAgain();
        evidence.record(new Transcript(
                "the settings of %s are those of %s".formatted(again.name(), killed.name()),
                List.of("group.instance.id: " + again.settings().getOrDefault("group.instance.id", "none"))));
        evidence.record(GroupEvidence.described(scenario, group));
    }

    /** Kafka still has the consumer that was killed last among the group's members: it has not been missed. */
    @LookedBackOn(CONSUMER)
    @Then("the killed consumer of group {group} is still a member")
    public void stillMember(String name) {
        ScenarioGroup group = scenario.groups().judged(name);
        String killed = group.members().killed().name();
        GroupState state = group.state();
        evidence.record(GroupLayout.describe(scenario.lab().observer().bootstrapServers(), state));
        assertThat(state.members())
                .extracting(Member::clientId)
                .as("members of group %s", name)
                .contains(killed);
    }

    private void signalled(ScenarioGroup group, MemberProcess member, String signal, String what) {
        evidence.record(new Transcript(
                "kill -%s %d".formatted(signal, member.pid()),
                List.of("%s of group %s %s".formatted(member.name(), group.id(), what))));
    }
}
