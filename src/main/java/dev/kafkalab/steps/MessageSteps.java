package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.lab.LabScenario;
import dev.kafkalab.lab.NodePhrase;
import dev.kafkalab.observe.Await;
import dev.kafkalab.observe.KcatLayout;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.traffic.MessageChecks;
import dev.kafkalab.traffic.Pauses;
import dev.kafkalab.traffic.Received;
import dev.kafkalab.traffic.Sent;
import dev.kafkalab.traffic.Sent.Outcome;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Steps that publish and read messages, and judge what became of them. */
public final class MessageSteps {

    private final LabScenario scenario;
    private final EvidenceLog evidence;

    public MessageSteps(LabScenario scenario, EvidenceLog evidence) {
        this.scenario = scenario;
        this.evidence = evidence;
    }

    /** Publishes the table's messages one after another with a default producer; each must be acknowledged. */
    @When("these messages are published to {topic}:")
    public void published(String topic, List<String> messages) {
        publish(topic, messages, Optional.empty());
    }

    /** As above, by a producer that is told of that broker only. */
    @When("these messages are published to {topic} through {node}:")
    public void publishedThrough(String topic, NodePhrase node, List<String> messages) {
        publish(topic, messages, Optional.of(node.in(scenario)));
    }

    /** Read from the beginning, the topic holds exactly these messages in this order. */
    @Then("these messages are read from {topic} in order:")
    public void read(String topic, List<String> expected) {
        read(topic, expected, Optional.empty());
    }

    /** As above, by a consumer that is told of that broker only. */
    @Then("these messages are read from {topic} through {node} in order:")
    public void readThrough(String topic, NodePhrase node, List<String> expected) {
        read(topic, expected, Optional.of(node.in(scenario)));
    }

    /** The offset behind the last message, summed over the topic's partitions. */
    @Then("the end offset of {topic} is {int}")
    public void endOffset(String topic, int expected) {
        long offset = scenario.messages().endOffset(topic);
        evidence.record(Measurements.exactly("end offset of " + topic, offset, expected, "one for each message"));
        assertThat(offset).as("end offset of %s", topic).isEqualTo(expected);
    }

    /** A default producer publishes numbered messages from now on, fifty a second, until they are judged. */
    @Given("messages are being published to {topic}")
    public void publishing(String topic) {
        scenario.messages().startPublishing(topic);
        acknowledgedSince(topic, Instant.now());
    }

    /** A consumer reads the topic from its beginning and goes on. */
    @Given("messages of {topic} are being read")
    public void reading(String topic) {
        scenario.messages().startReading(topic);
        readSince(topic, Instant.now());
    }

    /** Messages that are sent from now on are acknowledged again. */
    @Then("publishing to {topic} goes on")
    public void publishingGoesOn(String topic) {
        acknowledgedSince(topic, Instant.now());
    }

    /** Messages arrive at the reader that goes on, from now on. */
    @Then("reading from {topic} goes on")
    public void readingGoesOn(String topic) {
        readSince(topic, Instant.now());
    }

    /** From the last fault to now, two acknowledgements were never further apart. Measured in seconds. */
    @Then("publishing to {topic} has paused for at most {duration}")
    public void longestPauseInPublishing(String topic, Duration atMost) {
        longestPause(
                "longest pause in publishing to " + topic,
                scenario.messages().sent(topic).stream()
                        .filter(sent -> sent.outcome() == Outcome.ACKNOWLEDGED)
                        .map(Sent::endedAt)
                        .toList(),
                atMost);
    }

    /** From the last fault to now, two messages never arrived further apart. Measured in seconds. */
    @Then("reading from {topic} has paused for at most {duration}")
    public void longestPauseInReading(String topic, Duration atMost) {
        longestPause(
                "longest pause in reading from " + topic,
                scenario.messages().received(topic).stream().map(Received::at).toList(),
                atMost);
    }

    /** Publishing ends; read from the beginning, the topic has every message that was acknowledged. */
    @Then("no acknowledged message of {topic} is lost")
    public void nothingLost(String topic) {
        List<Sent> sent = scenario.messages().stopPublishing(topic);
        List<Received> received = scenario.messages().readToEnd(topic, Optional.empty());
        List<Sent> lost = MessageChecks.lost(sent, received);
        List<Sent> unseen = MessageChecks.unseen(sent, received);
        long acknowledged =
                sent.stream().filter(s -> s.outcome() == Outcome.ACKNOWLEDGED).count();
        evidence.record(Measurements.count(
                "acknowledged messages that cannot be read, of %d".formatted(acknowledged),
                (long) lost.size() + unseen.size(),
                0,
                "acks=all: an acknowledged message is on every in-sync replica"));
        assertThat(acknowledged).as("acknowledged messages").isPositive();
        assertThat(lost).as("messages that were acknowledged and lost").isEmpty();
        assertThat(unseen)
                .as("messages that were acknowledged and are not there")
                .isEmpty();
    }

    /** Publishing ends; no message stands at two offsets, and each partition has them in the order of sending. */
    @Then("no message of {topic} is duplicated or out of order")
    public void onceAndInOrder(String topic) {
        List<Sent> sent = scenario.messages().stopPublishing(topic);
        List<Received> received = scenario.messages().readToEnd(topic, Optional.empty());
        List<String> duplicated = MessageChecks.duplicated(received);
        List<Received> reordered = MessageChecks.reordered(sent, received);
        evidence.record(Measurements.count(
                "messages at more than one offset, of %d".formatted(received.size()),
                duplicated.size(),
                0,
                "an idempotent producer's retries are recognised"));
        evidence.record(Measurements.count(
                "messages behind later ones, of %d".formatted(received.size()),
                reordered.size(),
                0,
                "a partition keeps the order of an idempotent producer"));
        assertThat(duplicated).as("messages at more than one offset").isEmpty();
        assertThat(reordered).as("messages behind later ones").isEmpty();
    }

    private void publish(String topic, List<String> messages, Optional<ClusterNode> through) {
        List<Sent> sends = scenario.messages().publish(topic, messages, through);
        evidence.record(KcatLayout.publish(address(through), topic, messages));
        assertThat(sends).as("sends to %s", topic).allSatisfy(sent -> assertThat(sent.outcome())
                .as("how the send of \"%s\" ended %s", sent.value(), sent.error())
                .isEqualTo(Outcome.ACKNOWLEDGED));
    }

    private void read(String topic, List<String> expected, Optional<ClusterNode> through) {
        List<String> read = scenario.messages().readToEnd(topic, through).stream()
                .map(Received::value)
                .toList();
        evidence.record(KcatLayout.read(address(through), topic, read));
        assertThat(read).as("messages of %s", topic).isEqualTo(expected);
    }

    private String address(Optional<ClusterNode> through) {
        return through.flatMap(node -> node.node().hostEndpoint())
                .map(Object::toString)
                .orElseGet(() -> scenario.lab().observer().bootstrapServers());
    }

    private void acknowledgedSince(String topic, Instant from) {
        goesOn(scenario.settle(
                "a message to %s to be acknowledged".formatted(topic),
                () -> scenario.messages().sent(topic),
                sent -> "%d sends have ended".formatted(sent.size()),
                sent -> sent.stream()
                        .anyMatch(s -> s.outcome() == Outcome.ACKNOWLEDGED
                                && s.sentAt().isAfter(from))));
    }

    private void readSince(String topic, Instant from) {
        goesOn(scenario.settle(
                "a message of %s to arrive".formatted(topic),
                () -> scenario.messages().received(topic),
                received -> "%d have arrived".formatted(received.size()),
                received -> received.stream().anyMatch(r -> r.at().isAfter(from))));
    }

    private void goesOn(Await.Outcome<?> outcome) {
        evidence.record(Measurements.of(
                "the wait for " + outcome.what(), outcome, LabScenario.METADATA_SETTLES, "the lab's own patience"));
        outcome.orFail();
    }

    private void longestPause(String what, List<Instant> events, Duration atMost) {
        Instant from = scenario.faults().last().at();
        Duration longest = Pauses.longest(events, from, Instant.now());
        boolean holds = longest.compareTo(atMost) <= 0;
        evidence.record(Measurements.of(what, longest, atMost, holds, "the lab's own", from));
        assertThat(longest).as(what).isLessThanOrEqualTo(atMost);
    }
}
