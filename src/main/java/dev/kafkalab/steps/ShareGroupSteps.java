package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.await.TimedExpectation;
import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.observe.PartitionName;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.scenario.ShareGroup;
import dev.kafkalab.traffic.LostMessages;
import dev.kafkalab.traffic.Sent;
import dev.kafkalab.traffic.group.GroupReads;
import dev.kafkalab.traffic.group.ReadMessage;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Steps that start and judge consumers of share groups (KIP-932), which share messages instead of partitions. Before
 * Kafka 4.2 they are an error that names the version.
 */
public record ShareGroupSteps(ScenarioContext scenario, EvidenceLog evidence) {

    /**
     * Settings that the brokers keep for this group, a row each, such as {@code share.record.lock.duration.ms}. They
     * are gone after the scenario. A share group of ours begins with the first message that is there.
     */
    @Given("share group {group} with:")
    public void settings(String name, Map<String, String> settings) {
        scenario.groups().shared(name).settings(settings);
    }

    /**
     * Starts so many consumers of the share group, which acknowledge each message that they are given, and waits until
     * each is a member. If one is not 30 seconds later, that is an error of the lab.
     */
    @When("{int} (more )consumer(s) of share group {group} read(s) {topic}")
    public void read(int consumers, String name, String topic) {
        StepWords.atLeastOne(consumers, "consumers");
        scenario.groups().shared(name).start(topic, consumers);
    }

    /**
     * Starts a consumer of the share group that takes so many messages and acknowledges none of them. If it is not
     * given them within 30 seconds, that is an error of the lab.
     */
    @When("a consumer of share group {group} reads {int} message(s) of {topic} without acknowledging")
    public void readWithoutAcknowledging(String name, int messages, String topic) {
        StepWords.atLeastOne(messages, "messages");
        ShareGroup group = scenario.groups().shared(name);
        group.hold(topic, messages);
        evidence.record(history(group, topic, group.given(topic)));
    }

    /**
     * Publishing ends; within 10 seconds the share group's consumers, between them, have acknowledged every message
     * that was published.
     */
    @Then("share group {group} has acknowledged every message of {topic}")
    public void acknowledgedEverything(String name, String topic) {
        ShareGroup group = scenario.groups().judgedShared(name);
        List<Sent> sent = scenario.messages().stopPublishing(topic);
        Outcome<List<ReadMessage>> outcome = group.acknowledged(
                "share group %s to acknowledge every message of %s".formatted(name, topic),
                reads -> GroupReads.unread(sent, reads).count() == 0);
        LostMessages unread = GroupReads.unread(sent, outcome.last());
        evidence.record(Measurements.count(
                        Kind.UNREAD_MESSAGES,
                        new Subject.ReadsOf(name, topic),
                        unread.count(),
                        0,
                        "what one consumer does not acknowledge comes to another")
                .outOf(unread.owed()));
        evidence.record(history(group, topic, group.given(topic)));
        assertThat(unread.owed()).as("published messages of %s", topic).isPositive();
        assertThat(unread.count())
                .as("published messages that share group %s has not acknowledged", name)
                .isZero();
    }

    /** So many consumers of the share group, at least, were given messages of that partition of the topic. */
    @Then("{partition} is read by at least {int} consumers of share group {group}")
    public void readBySeveral(PartitionName partition, int consumers, String name) {
        StepWords.atLeastOne(consumers, "consumers");
        ShareGroup group = scenario.groups().judgedShared(name);
        List<ReadMessage> given = group.given(partition.topic());
        evidence.record(history(group, partition.topic(), given));
        assertThat(given.stream()
                        .filter(read -> read.message().partition() == partition.number())
                        .map(ReadMessage::member)
                        .distinct())
                .as("consumers of share group %s that were given messages of %s", name, partition)
                .hasSizeGreaterThanOrEqualTo(consumers);
    }

    /**
     * All messages of partition 0 that a consumer has taken without acknowledging them were given to another. Measured
     * in seconds, from the moment that the first was taken; the bound comes from the acquisition lock that the brokers
     * have told the consumers.
     */
    @Then("the unacknowledged messages of share group {group} come again within {duration}, but not before {duration}")
    public void comeAgain(String name, Duration promised, Duration notBefore) {
        ShareGroup group = scenario.groups().judgedShared(name);
        TimedExpectation<Map<Long, ReadMessage>> again = group.givenAgain(promised, Optional.of(notBefore));
        evidence.record(again.measurement(Kind.REDELIVERY, new Subject.Group(group.id())));
        evidence.record(new Transcript(
                "what the consumers of share group %s were given again".formatted(group.id()),
                again.outcome().last().values().stream()
                        .map(ReadMessage::toString)
                        .toList()));
        again.verify();
    }

    private static Transcript history(ShareGroup group, String topic, List<ReadMessage> given) {
        return new Transcript(
                "what the consumers of share group %s were given, in their order".formatted(group.id()),
                GroupReads.inWords(topic, given));
    }
}
