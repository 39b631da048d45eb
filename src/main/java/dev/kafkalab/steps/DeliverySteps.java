package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.expect.MessageWaits;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.traffic.Gaps;
import dev.kafkalab.traffic.LostMessages;
import dev.kafkalab.traffic.MessageChecks;
import dev.kafkalab.traffic.Received;
import dev.kafkalab.traffic.Sent;
import dev.kafkalab.traffic.Sent.Outcome;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Steps that judge what became of the messages that were sent: lost, duplicated, delayed. */
public final class DeliverySteps {

    private final ScenarioContext scenario;
    private final EvidenceLog evidence;

    public DeliverySteps(ScenarioContext scenario, EvidenceLog evidence) {
        this.scenario = scenario;
        this.evidence = evidence;
    }

    /** From the last fault to now, two acknowledgements were never further apart. Measured in seconds. */
    @Then("publishing to {topic} has paused for at most {duration}")
    public void longestPauseInPublishing(String topic, Duration atMost) {
        longestPause(
                Kind.LONGEST_PUBLISHING_PAUSE,
                topic,
                acknowledged(scenario.messages().sent(topic)).stream()
                        .map(Sent::endedAt)
                        .toList(),
                atMost);
    }

    /** From the last fault to now, two messages never arrived further apart. Measured in seconds. */
    @Then("reading from {topic} has paused for at most {duration}")
    public void longestPauseInReading(String topic, Duration atMost) {
        longestPause(
                Kind.LONGEST_READING_PAUSE,
                topic,
                scenario.messages().received(topic).stream().map(Received::at).toList(),
                atMost);
    }

    /**
     * Of the next hundred messages that are published and acknowledged, half or more got their acknowledgement within that
     * time of the send. Measured in seconds: the median. Needs "messages are being published to T" before it.
     */
    @Then("half of the messages of {topic} are acknowledged within {duration}")
    public void medianAcknowledgement(String topic, Duration atMost) {
        Instant from = SteadyClock.now();
        List<Duration> times = new MessageWaits(scenario)
                .acknowledged(topic, 100).stream()
                        .map(sent -> Duration.between(sent.sentAt(), sent.endedAt()))
                        .sorted()
                        .toList();
        Duration median = times.get(times.size() / 2);
        evidence.record(Measurements.of(
                        Kind.MEDIAN_ACKNOWLEDGEMENT,
                        new Subject.TrafficOf(topic),
                        median,
                        atMost,
                        median.compareTo(atMost) <= 0,
                        "the lab's own, well below replica.fetch.wait.max.ms",
                        from)
                .outOf(times.size()));
        assertThat(median).as("median time to an acknowledgement").isLessThanOrEqualTo(atMost);
    }

    /** Publishing ends; read from the beginning, the topic has every message that was acknowledged. Fails if none was. */
    @Then("no acknowledged message of {topic} is lost")
    public void nothingLost(String topic) {
        LostMessages losses = losses(topic);
        evidence.record(Measurements.count(
                        Kind.LOST_MESSAGES,
                        new Subject.TrafficOf(topic),
                        losses.count(),
                        0,
                        "an acknowledged message is on every in-sync replica")
                .outOf(losses.acknowledged()));
        assertThat(losses.acknowledged()).as("acknowledged messages").isPositive();
        assertThat(losses.lost()).as("messages that were acknowledged and lost").isEmpty();
        assertThat(losses.unseen())
                .as("messages that were acknowledged and are not there")
                .isEmpty();
    }

    /**
     * Publishing ends; read from the beginning, the topic lacks at least one message that was acknowledged. Shows that a
     * loss would be seen, where the set-up makes one sure. Fails if every acknowledged message is there.
     */
    @Then("acknowledged messages of {topic} are lost")
    public void someLost(String topic) {
        LostMessages losses = losses(topic);
        evidence.record(Measurements.atLeast(
                        Kind.LOST_MESSAGES,
                        new Subject.TrafficOf(topic),
                        losses.count(),
                        1,
                        "acknowledged by a leader that nobody had copied yet")
                .outOf(losses.acknowledged()));
        assertThat(losses.count())
                .as("acknowledged messages of %s that cannot be read, of %d", topic, losses.acknowledged())
                .isPositive();
    }

    /** Publishing ends; no message stands at two offsets, and each partition has them in the order of sending. */
    @Then("no message of {topic} is duplicated or out of order")
    public void onceAndInOrder(String topic) {
        List<Sent> sent = scenario.messages().stopPublishing(topic);
        List<Received> received = scenario.messages().readToEnd(topic, Optional.empty());
        List<String> duplicated = MessageChecks.duplicated(received);
        List<Received> reordered = MessageChecks.reordered(sent, received);
        evidence.record(Measurements.count(
                        Kind.DUPLICATES,
                        new Subject.TrafficOf(topic),
                        duplicated.size(),
                        0,
                        "an idempotent producer's retries are recognised")
                .outOf(received.size()));
        evidence.record(Measurements.count(
                        Kind.REORDERED_READS,
                        new Subject.TrafficOf(topic),
                        reordered.size(),
                        0,
                        "a partition keeps the order of an idempotent producer")
                .outOf(received.size()));
        assertThat(received).as("messages of %s", topic).isNotEmpty();
        assertThat(duplicated).as("messages at more than one offset").isEmpty();
        assertThat(reordered).as("messages behind later ones").isEmpty();
    }

    /**
     * Publishing ends; at least one message stands at two offsets. Shows that a duplicate would be seen, where the set-up
     * makes one sure. Fails if each message is there once.
     */
    @Then("messages of {topic} are duplicated")
    public void duplicated(String topic) {
        scenario.messages().stopPublishing(topic);
        List<Received> received = scenario.messages().readToEnd(topic, Optional.empty());
        List<String> duplicated = MessageChecks.duplicated(received);
        evidence.record(Measurements.atLeast(
                        Kind.DUPLICATES,
                        new Subject.TrafficOf(topic),
                        duplicated.size(),
                        1,
                        "a request that was carried out, and sent again because no answer came in time")
                .outOf(received.size()));
        assertThat(duplicated).as("messages at more than one offset").isNotEmpty();
    }

    private LostMessages losses(String topic) {
        List<Sent> sent = scenario.messages().stopPublishing(topic);
        return LostMessages.of(sent, scenario.messages().readToEnd(topic, Optional.empty()));
    }

    private static List<Sent> acknowledged(List<Sent> sent) {
        return sent.stream().filter(s -> s.outcome() == Outcome.ACKNOWLEDGED).toList();
    }

    private void longestPause(Kind kind, String topic, List<Instant> events, Duration atMost) {
        Instant from = scenario.faults().last().at();
        Duration longest = Gaps.longest(events, from, SteadyClock.now());
        boolean holds = longest.compareTo(atMost) <= 0;
        evidence.record(
                Measurements.of(kind, new Subject.TrafficOf(topic), longest, atMost, holds, "the lab's own", from));
        assertThat(longest)
                .as(EvidenceText.what(kind, new Subject.TrafficOf(topic)))
                .isLessThanOrEqualTo(atMost);
    }
}
