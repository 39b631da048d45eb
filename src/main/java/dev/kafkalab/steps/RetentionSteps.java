package dev.kafkalab.steps;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.expect.MessageWaits;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.traffic.Message;
import dev.kafkalab.traffic.PartitionChecks;
import dev.kafkalab.traffic.Received;
import dev.kafkalab.transcript.KcatReading;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.List;

/** Steps that speak of what a topic keeps, and what it drops. */
public record RetentionSteps(ScenarioContext scenario, EvidenceLog evidence, MessageWaits waits) {

    /**
     * The offset of the first message that is still there, summed over the partitions, is above that number within that
     * time of the last fault, repair or send. Measured in seconds. Fails if nothing has been deleted by then.
     */
    @Then("the first offset of {topic} is above {int} within {duration}")
    public void firstOffset(String topic, int offset, Duration atMost) {
        StepWords.offset(offset);
        Outcome<Long> outcome = waits.firstOffsetAbove(topic, offset, atMost);
        evidence.judge(
                Measurements.of(
                                Kind.WAIT_FOR_RETENTION,
                                new Subject.TrafficOf(topic),
                                outcome,
                                "retention, and the next look for old segments")
                        .outOf(offset),
                outcome);
    }

    /**
     * Read from the beginning, the topic has no message with that key any more, not even the tombstone that was to
     * remove the others, within that time of the last fault, repair or send. Measured in seconds. Fails if one is left.
     */
    @Then("no message of {topic} with key {word} is left within {duration}")
    public void keyGone(String topic, String key, Duration atMost) {
        evidence.judge(
                Kind.WAIT_FOR_COMPACTION,
                new Subject.TrafficOf(topic),
                waits.keyGone(topic, key, atMost),
                "delete.retention.ms, and the log cleaner's next look");
    }

    /**
     * Read from the beginning, the topic has the last message of each key of this scenario and no other, within that
     * time of the last fault, repair or send. Measured in seconds. Needs a key with two messages, so that one is to go.
     */
    @Then("reading {topic} gives only the last message of each key within {duration}")
    public void onlyTheLastOfEachKey(String topic, Duration atMost) {
        Outcome<List<Received>> outcome = waits.compacted(topic, atMost);
        evidence.record(KcatReading.of(scenario.lab().observer().bootstrapServers(), topic)
                .keyed()
                .shows(outcome.last().stream()
                        .map(r -> r.key().orElse(Message.NULL) + ":" + r.text())
                        .toList()));
        evidence.judge(
                Measurements.of(
                                Kind.WAIT_FOR_COMPACTION,
                                new Subject.TrafficOf(topic),
                                outcome,
                                "the log cleaner's next look")
                        .outOf(PartitionChecks.lastOfEachKey(scenario.messages().sent(topic))
                                .size()),
                outcome);
    }
}
