package dev.kafkalab.steps;

import static dev.kafkalab.catalogue.Change.NODE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.catalogue.Change.LookedBackOn;
import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.expect.MessageWaits;
import dev.kafkalab.expect.ProvenEnd;
import dev.kafkalab.expect.ProvenEnd.Reading;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.traffic.Gaps;
import dev.kafkalab.traffic.LostMessages;
import dev.kafkalab.traffic.MessageChecks;
import dev.kafkalab.traffic.Received;
import dev.kafkalab.traffic.Sent;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Steps that judge what became of the messages that were sent: lost, duplicated, delayed. */
public record DeliverySteps(ScenarioContext scenario, EvidenceLog evidence, MessageWaits waits, ProvenEnd end) {

    /**
     * From the last fault until a message that is sent now is acknowledged, two acknowledgements were never further
     * apart. Measured in seconds. Fails if none comes any more.
     */
    @LookedBackOn(NODE)
    @Then("publishing to {topic} has paused for at most {duration}")
    public void longestPauseInPublishing(String topic, Duration atMost) {
        waits.acknowledged(topic);
        longestPause(
                Kind.LONGEST_PUBLISHING_PAUSE,
                topic,
                scenario.messages().sent(topic).stream()
                        .filter(Sent::acknowledged)
                        .map(Sent::endedAt)
                        .toList(),
                atMost);
    }

    /**
     * From the last fault until another message arrives, two messages never arrived further apart. Measured in seconds.
     * Fails if none arrives any more.
     */
    @LookedBackOn(NODE)
    @Then("reading from {topic} has paused for at most {duration}")
    public void longestPauseInReading(String topic, Duration atMost) {
        waits.read(topic, SteadyClock.now());
        longestPause(
                Kind.LONGEST_READING_PAUSE,
                topic,
                scenario.messages().received(topic).stream().map(Received::at).toList(),
                atMost);
    }

    /**
     * Of the next hundred messages that are published and acknowledged, half or more got their acknowledgement within
     * that time of the send. Measured in seconds: the median. Needs "messages are being published to T" before it.
     */
    @Then("half of the messages of {topic} are acknowledged within {duration}")
    public void medianAcknowledgement(String topic, Duration atMost) {
        Instant from = SteadyClock.now();
        List<Duration> times = waits.acknowledged(topic, 100).stream()
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

    /**
     * Publishing ends; read from the beginning, the topic has every message that was acknowledged: that very message,
     * not another of the same value or at its offset. What is not there yet is waited for. Fails if none was
     * acknowledged, as none is with acks=0.
     */
    @Then("no acknowledged message of {topic} is lost")
    public void nothingLost(String topic) {
        LostMessages losses = acknowledged(readAcknowledged(topic), topic);
        evidence.atMost(
                Kind.LOST_MESSAGES,
                topic,
                losses.count(),
                0,
                "an acknowledged message is on every in-sync replica",
                losses.owed());
        assertThat(losses.lost()).as("messages that were acknowledged and lost").isEmpty();
        assertThat(losses.unseen())
                .as("messages that were acknowledged and are not there")
                .isEmpty();
    }

    /**
     * Publishing ends; read from the beginning, the topic lacks at least one message that was acknowledged. Shows that
     * a loss would be seen, where the set-up makes one sure. Fails if every acknowledged message is there, or if one
     * that is not may still come: an in-sync replica stands still, or a partition has no leader. With acks=0 nothing is
     * acknowledged: there, say that messages sent to the topic are lost.
     */
    @Then("acknowledged messages of {topic} are lost")
    public void someLost(String topic) {
        Reading reading = readAcknowledged(topic);
        someLost(Kind.LOST_MESSAGES, topic, acknowledged(reading, topic), reading);
    }

    /**
     * As above, with the messages that were sent with acks=0, of which the producer is told nothing: they count as lost
     * if they are not there 3 seconds after the topic has come to rest.
     */
    @Then("messages sent to {topic} are lost")
    public void someSentLost(String topic) {
        Reading reading = end.read(topic, seen -> seen.allSent().count() == 0);
        assertThat(reading.allSent().owed()).as("messages sent to %s", topic).isPositive();
        someLost(Kind.LOST_SENT_MESSAGES, topic, reading.allSent(), reading);
    }

    /** Publishing ends; no message stands at two offsets, and each partition has them in the order of sending. */
    @Then("no message of {topic} is duplicated or out of order")
    public void onceAndInOrder(String topic) {
        Reading reading = end.read(topic);
        List<Received> ours = MessageChecks.ours(reading.received());
        List<Received> duplicated = MessageChecks.duplicated(ours);
        List<Received> reordered = MessageChecks.reordered(reading.sent(), ours);
        evidence.atMost(
                Kind.DUPLICATES,
                topic,
                duplicated.size(),
                0,
                "an idempotent producer's retries are recognised",
                ours.size());
        evidence.atMost(
                Kind.REORDERED_READS,
                topic,
                reordered.size(),
                0,
                "a partition keeps the order of an idempotent producer",
                ours.size());
        assertThat(MessageChecks.partitionsWithAnOrder(reading.sent(), ours))
                .as("partitions of %s with two messages of this scenario or more", topic)
                .isNotEmpty();
        assertThat(duplicated).as("messages at more than one offset").isEmpty();
        assertThat(reordered).as("messages behind later ones").isEmpty();
    }

    /**
     * Publishing ends; at least one message stands at two offsets: the same send, not another message of the same
     * value. Shows that a duplicate would be seen, where the set-up makes one sure. Fails if each message is there
     * once.
     */
    @Then("messages of {topic} are duplicated")
    public void duplicated(String topic) {
        Reading reading = end.read(
                topic, seen -> !MessageChecks.duplicated(seen.received()).isEmpty());
        List<Received> duplicated = MessageChecks.duplicated(reading.received());
        evidence.atLeastOne(
                Kind.DUPLICATES,
                topic,
                duplicated.size(),
                "a request that was carried out, and sent again because no answer came in time",
                reading.received().size());
        assertThat(duplicated).as("messages at more than one offset").isNotEmpty();
    }

    /** Reads on until every acknowledged message is there, or one is certain never to come. */
    private Reading readAcknowledged(String topic) {
        return end.read(
                topic,
                seen -> seen.acknowledged().count() == 0
                        || !seen.acknowledged().lost().isEmpty());
    }

    /** What became of the acknowledged messages. @throws AssertionError if there is none */
    private static LostMessages acknowledged(Reading reading, String topic) {
        LostMessages losses = reading.acknowledged();
        if (losses.owed() == 0 && reading.allSent().owed() > 0) {
            throw new AssertionError(
                    "%d messages were sent to %s with acks=0, which asks for no acknowledgement: there is none to be lost. Say \"messages sent to %s are lost\", or publish with acks=1 or acks=all."
                            .formatted(reading.allSent().owed(), topic, topic));
        }
        assertThat(losses.owed()).as("acknowledged messages of %s", topic).isPositive();
        return losses;
    }

    private void someLost(Kind kind, String topic, LostMessages losses, Reading reading) {
        // What has been passed by is lost for certain; what is only not to be seen must have been looked for long
        // enough.
        long certain = reading.proven() ? losses.count() : losses.lost().size();
        evidence.atLeastOne(kind, topic, certain, "known to a leader alone that nobody had copied yet", losses.owed());
        assertThat(certain)
                .as(
                        "%s, of %d%s",
                        EvidenceText.what(kind, new Subject.TrafficOf(topic)),
                        losses.owed(),
                        losses.count() > certain
                                ? "; %d are not there yet, but a partition has no leader or too small an ISR, or one in it stands still, and they may still come"
                                        .formatted(losses.count() - certain)
                                : "")
                .isPositive();
    }

    private void longestPause(Kind kind, String topic, List<Instant> events, Duration atMost) {
        Instant from = scenario.faults().last().at();
        assertThat(events)
                .as(
                        "what the %s is measured by, since the last fault",
                        EvidenceText.what(kind, new Subject.TrafficOf(topic)))
                .anyMatch(event -> event.isAfter(from));
        Duration longest = Gaps.longest(events, from, SteadyClock.now());
        boolean holds = longest.compareTo(atMost) <= 0;
        evidence.record(
                Measurements.of(kind, new Subject.TrafficOf(topic), longest, atMost, holds, "the lab's own", from));
        assertThat(longest)
                .as(EvidenceText.what(kind, new Subject.TrafficOf(topic)))
                .isLessThanOrEqualTo(atMost);
    }
}
