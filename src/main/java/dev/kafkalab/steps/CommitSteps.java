package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.scenario.ScenarioGroup;
import dev.kafkalab.traffic.Sent;
import dev.kafkalab.traffic.group.GroupReads;
import dev.kafkalab.traffic.group.ReadMessage;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Steps that commit before or after a consumer has dealt with its messages. */
public record CommitSteps(ScenarioContext scenario, EvidenceLog evidence) {

    /**
     * A consumer of the group, started if there is none, takes so many messages more and commits the place of the next,
     * before it deals with any of them. It deals with them as soon as it is to do something else; if it is killed
     * before, it has read none of them. If it has not committed after 30 seconds, that is an error of the lab.
     */
    @When("a consumer of group {group} commits {int} message(s) of {topic} before it deals with them")
    public void commitsAhead(String name, int messages, String topic) {
        StepWords.atLeastOne(messages, "messages");
        ScenarioGroup group = scenario.groups().named(name);
        group.members().commitAhead(topic, messages, scenario.groups().settings());
        evidence.record(GroupEvidence.history(group, topic, group.reads(topic)));
        evidence.record(GroupEvidence.described(scenario, group));
    }

    /**
     * Publishing ends; the group goes on behind these offsets of partition 0, within 10 seconds, and of all
     * acknowledged messages of the partition its consumers have dealt with every other, and with none of these.
     */
    @Then("group {group} leaves out offsets {int} to {int} of {topic}")
    public void leavesOut(String name, int from, int to, String topic) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException(
                    "There are no offsets from %d to %d: write the lower one first".formatted(from, to));
        }
        ScenarioGroup group = scenario.groups().judged(name);
        List<Sent> sent = scenario.messages().stopPublishing(topic);
        List<Long> expected = LongStream.rangeClosed(from, to).boxed().toList();
        Outcome<OptionalLong> behind = group.committedBehind(topic, to);
        // One that has not gone on has left out nothing yet.
        behind.orFail();
        List<ReadMessage> reads = group.reads(
                        "group %s to leave out offsets %d to %d of %s".formatted(name, from, to, topic),
                        topic,
                        seen -> GroupReads.leftOut(sent, seen, 0).equals(expected))
                .last();
        evidence.record(GroupEvidence.history(group, topic, reads));
        evidence.record(GroupEvidence.described(scenario, group));
        assertThat(GroupReads.leftOut(sent, reads, 0))
                .as("offsets of %s that no consumer of group %s has dealt with", topic, name)
                .isEqualTo(expected);
    }
}
