package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.expect.MessageWaits;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.text.Words;
import dev.kafkalab.traffic.MessageChecks;
import dev.kafkalab.traffic.Received;
import dev.kafkalab.transcript.KcatLayout;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Steps that read messages. */
public record ReadingSteps(ScenarioContext scenario, EvidenceLog evidence, MessageWaits waits) {

    /** Read from the beginning, the topic holds exactly these messages in this order. */
    @Then("these messages are read from {topic} in order:")
    public void readInOrder(String topic, List<String> expected) {
        readInOrder(topic, Optional.empty(), expected);
    }

    /** As above, by a consumer that is told of that broker only. */
    @Then("these messages are read from {topic} through {node} in order:")
    public void readThrough(String topic, NodeSelector node, List<String> expected) {
        readInOrder(topic, Optional.of(node.in(scenario)), expected);
    }

    /** Read from the beginning, the topic holds exactly these messages, whatever their partitions and order. */
    @Then("these messages are read from {topic} in any order:")
    public void readInAnyOrder(String topic, List<String> cells) {
        List<String> expected = StepWords.messages(cells);
        List<String> sorted = expected.stream().sorted().toList();
        assertThat(read(
                        topic,
                        Optional.empty(),
                        read -> sorted.equals(read.stream().sorted().toList())))
                .as("messages of %s", topic)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    /**
     * A consumer reads the topic from its beginning and goes on. If the topic has messages and none arrives within 10
     * seconds, that is an error of the lab.
     */
    @Given("messages of {topic} are being read")
    public void reading(String topic) {
        boolean empty = scenario.messages().endOffset(topic) == 0;
        Instant from = SteadyClock.now();
        scenario.messages().startReading(topic);
        if (!empty) {
            evidence.prepared(
                    Kind.WAIT_FOR_ARRIVAL,
                    new Subject.TrafficOf(topic),
                    waits.read(topic, from),
                    Measurements.ANSWERED);
        }
    }

    /** Messages arrive at the reader that goes on, from now on. */
    @Then("reading from {topic} goes on")
    public void readingGoesOn(String topic) {
        evidence.judge(
                Kind.WAIT_FOR_ARRIVAL,
                new Subject.TrafficOf(topic),
                waits.read(topic, SteadyClock.now()),
                Measurements.ANSWERED);
    }

    /**
     * A consumer that reads the topic from its beginning has got that many messages, at least one, within that time of
     * the last fault, repair or send, and no more half a second later. Measured in seconds. Partitions without a leader
     * do not hinder the others.
     */
    @Then("{int} message(s) of {topic} is/are read within {duration}")
    public void countRead(int count, String topic, Duration atMost) {
        StepWords.atLeastOne(count, "messages");
        Outcome<List<Received>> outcome = waits.count(topic, count, atMost);
        evidence.judge(
                Measurements.of(Kind.WAIT_FOR_MESSAGES, new Subject.TrafficOf(topic), outcome, "the lab's own")
                        .outOf(count),
                outcome);
        assertThat(waits.soonAfter(topic, count))
                .as("messages of %s that are read in all", topic)
                .hasSize(count);
    }

    /**
     * The reader that goes on gets nothing for that long from now. Needs "messages of T are being read" before it, and
     * something that could be read: a message that was published or sent, and that the reader has not got.
     */
    @Then("no message of {topic} is read for {duration}")
    public void nothingRead(String topic, Duration time) {
        Outcome<List<Received>> outcome = waits.noneFor(topic, time);
        show(topic, Optional.empty(), values(outcome.last()));
        assertThat(outcome.reached())
                .as("a message of %s is read within %s", topic, Words.seconds(time))
                .isFalse();
        assertThat(scenario.messages().given(topic))
                .as("messages sent to %s: with none that the reader has not got, there is nothing to be read", topic)
                .isGreaterThan(MessageChecks.ours(outcome.last()).stream()
                        .map(Received::identity)
                        .distinct()
                        .count());
    }

    /**
     * The offset behind the last message, summed over the topic's partitions, comes to that number within 10 seconds,
     * since what was acknowledged may not be to be read at once; and it is no higher.
     */
    @Then("the end offset of {topic} is {int}")
    public void endOffset(String topic, int expected) {
        long offset = waits.endOffset(topic, expected).last();
        evidence.record(Measurements.exactly(
                Kind.END_OFFSET, new Subject.TrafficOf(topic), offset, expected, "one for each message"));
        assertThat(offset).as("end offset of %s", topic).isEqualTo(expected);
    }

    private void readInOrder(String topic, Optional<ClusterNode> through, List<String> cells) {
        List<String> expected = StepWords.messages(cells);
        assertThat(read(topic, through, expected::equals))
                .as("messages of %s", topic)
                .isEqualTo(expected);
    }

    /**
     * Waits for what is expected, as long as a change needs to be known everywhere: what was acknowledged may not be
     * readable yet.
     */
    private List<String> read(String topic, Optional<ClusterNode> through, Predicate<List<String>> expected) {
        List<String> read = scenario.settle(
                        "the messages of %s to be as expected".formatted(topic),
                        () -> values(scenario.messages().readToEnd(topic, through)),
                        seen -> "%d messages are there".formatted(seen.size()),
                        expected)
                .last();
        show(topic, through, read);
        return read;
    }

    private void show(String topic, Optional<ClusterNode> through, List<String> read) {
        evidence.record(
                scenario.transactions().areUsed()
                        ? KcatLayout.readUncommitted(evidence.address(through), topic, read)
                        : KcatLayout.read(evidence.address(through), topic, read));
    }

    private static List<String> values(List<Received> received) {
        return received.stream().map(Received::text).toList();
    }
}
