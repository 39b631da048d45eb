package dev.kafkalab.steps;

import static dev.kafkalab.catalogue.Change.CONSUMER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.admin.GroupState.Partition;
import dev.kafkalab.catalogue.Change.Made;
import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.scenario.ScenarioGroup;
import dev.kafkalab.text.Words;
import dev.kafkalab.traffic.group.MemberProcess;
import dev.kafkalab.traffic.group.ReadMessage;
import dev.kafkalab.transcript.GroupLayout;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Steps that start, steer and end the consumers of a group, each a process of its own. */
public record ConsumerSteps(ScenarioContext scenario, EvidenceLog evidence) {

    /**
     * The settings of every consumer that is started from here on, a row each ({@code session.timeout.ms},
     * {@code 6000}), beside Kafka's own defaults, but that they begin with the earliest message, commit when the lab
     * tells them, give a request up after 5 seconds, and try a connection again after 0.2 seconds at most.
     */
    @Given("consumers with:")
    public void consumersWith(Map<String, String> settings) {
        scenario.groups().settings(settings);
    }

    /**
     * The value in force of a setting in every consumer that runs, as its own process tells, defaults included. Fails
     * if no consumer runs.
     */
    @Then("every consumer has the setting {word} {word}")
    public void consumerSetting(String name, String expected) {
        Map<String, String> values = scenario.groups().inForce(name);
        evidence.record(new Transcript(
                "the consumers' own configuration",
                values.entrySet().stream()
                        .map(consumer -> "%s: %s = %s".formatted(consumer.getKey(), name, consumer.getValue()))
                        .toList()));
        values.forEach((consumer, value) ->
                assertThat(value).as("%s of %s", name, consumer).isEqualTo(expected));
    }

    /**
     * Starts so many consumers, a process each, waits until each has joined the group, and lets them read and commit
     * from then on. If Kafka does not have them all as members 30 seconds and one session later, that is an error of
     * the lab.
     */
    @When("{int} (more )consumer(s) of group {group} read(s) {topic}")
    public void consumersRead(int consumers, String name, String topic) {
        StepWords.atLeastOne(consumers, "consumers");
        ScenarioGroup group = group(name);
        group.start(topic, consumers, scenario.groups().settings());
        group.readOn();
        evidence.record(GroupEvidence.described(scenario, group));
    }

    /**
     * A consumer of the group, started if there is none, reads so many messages more, commits, and reads no further. If
     * it has not after 30 seconds, that is an error of the lab.
     */
    @When("a consumer of group {group} reads {int} message(s) of {topic} and commits")
    public void readsAndCommits(String name, int messages, String topic) {
        read(name, messages, topic, true);
    }

    /**
     * A consumer of the group, started if there is none, reads so many messages more, commits nothing, and reads no
     * further. If it has not after 30 seconds, that is an error of the lab.
     */
    @When("a consumer of group {group} reads {int} message(s) of {topic} without committing")
    public void readsWithoutCommitting(String name, int messages, String topic) {
        read(name, messages, topic, false);
    }

    /**
     * A consumer of the group, a process that is started if there is none, is to read from now on, and for that long no
     * message reaches it. Fails with the first that does, and if the topic holds no message that could. It goes on
     * trying: what it reads later is the group's.
     */
    @Then("no consumer of group {group} reads a message of {topic} for {duration}")
    public void readsNothing(String name, String topic, Duration time) {
        assertThat(scenario.messages().holdsMessages(topic))
                .as("whether %s holds a message that could be read", topic)
                .isTrue();
        List<ReadMessage> reads =
                group(name).firstRead(topic, time, scenario.groups().settings()).last();
        evidence.record(GroupEvidence.history(group(name), topic, reads));
        assertThat(reads)
                .as("what group %s has read of %s within %s", name, topic, Words.seconds(time))
                .isEmpty();
    }

    /**
     * SIGKILL to the process of the group's first consumer that has partitions: no commit, no goodbye. Times of the
     * group's rebalance count from its death.
     */
    @Made(CONSUMER)
    @When("a consumer of group {group} is killed")
    public void killed(String name) {
        ScenarioGroup group = group(name);
        ended(group.members().kill(), group, "KILL", "is killed");
    }

    /**
     * The group's first consumer that has partitions leaves the group and ends, as on Ctrl-C. Times of the group's
     * rebalance count from the moment it was told.
     */
    @Made(CONSUMER)
    @When("a consumer of group {group} is closed")
    public void closed(String name) {
        ScenarioGroup group = group(name);
        ended(group.members().leave(), group, "TERM", "is closed");
    }

    /**
     * The running consumer that has partition 0 of the topic reads it from that offset on next. What the group has
     * committed stays until it commits again.
     */
    @When("group {group} goes back to offset {int} of {topic}")
    public void goesBack(String name, int offset, String topic) {
        ScenarioGroup group = group(name);
        MemberProcess member = group.goBack(topic, offset);
        evidence.record(new Transcript(
                "consumer.seek(new TopicPartition(\"%s\", 0), %d)".formatted(topic, offset),
                List.of("%s of group %s reads %s-0 from offset %d on"
                        .formatted(member.name(), group.id(), topic, offset))));
    }

    /**
     * Commits an offset of partition 0 in the group's place, as {@code kafka-consumer-groups --reset-offsets} does.
     * Fails if Kafka refuses, as it does while the group has members.
     */
    @When("group {group} is reset to offset {int} of {topic}")
    public void reset(String name, int offset, String topic) {
        Optional<String> refused = tryReset(group(name), offset, topic);
        assertThat(refused).as("why Kafka refuses").isEmpty();
    }

    /**
     * Kafka refuses to commit an offset in the group's place, since it has members that read the topic and would not
     * know.
     */
    @Then("group {group} cannot be reset to offset {int} of {topic}")
    public void cannotReset(String name, int offset, String topic) {
        ScenarioGroup group = scenario.groups().judged(name);
        group.requireReaderOf(topic);
        Optional<String> refused = tryReset(group, offset, topic);
        assertThat(refused)
                .as("why Kafka refuses to reset group %s to offset %d of %s", name, offset, topic)
                .isPresent();
    }

    private ScenarioGroup group(String name) {
        return scenario.groups().named(name);
    }

    private void read(String name, int messages, String topic, boolean commit) {
        StepWords.atLeastOne(messages, "messages");
        ScenarioGroup group = group(name);
        group.read(topic, messages, commit, scenario.groups().settings());
        evidence.record(GroupEvidence.history(group, topic, group.reads(topic)));
        evidence.record(GroupEvidence.described(scenario, group));
    }

    private Optional<String> tryReset(ScenarioGroup group, int offset, String topic) {
        Optional<String> refused = group.reset(topic, offset);
        evidence.record(GroupLayout.reset(bootstrapServers(), group.id(), new Partition(topic, 0), offset, refused));
        return refused;
    }

    private void ended(MemberProcess member, ScenarioGroup group, String signal, String what) {
        evidence.record(new Transcript(
                "kill -%s %d".formatted(signal, member.pid()),
                List.of("%s of group %s %s".formatted(member.name(), group.id(), what))));
    }

    private String bootstrapServers() {
        return scenario.lab().observer().bootstrapServers();
    }
}
