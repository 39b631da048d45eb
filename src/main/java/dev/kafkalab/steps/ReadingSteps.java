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
import dev.kafkalab.traffic.ReadTable;
import dev.kafkalab.traffic.Received;
import dev.kafkalab.transcript.KcatReading;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Steps that read messages. */
public record ReadingSteps(ScenarioContext scenario, EvidenceLog evidence, MessageWaits waits) {

    /**
     * Read from the beginning, the topic holds exactly these messages in this order. The table is one with which they
     * could have been published: a column of values, or {@code key | value} and, if wanted, {@code timestamp} and
     * {@code header NAME}. {@code NULL} is a tombstone, and an empty key none.
     */
    @Then("these messages are read from {topic} in order:")
    public void readInOrder(String topic, List<List<String>> rows) {
        readInOrder(topic, Optional.empty(), rows);
    }

    /** As above, by a consumer that is told of that broker only. */
    @Then("these messages are read from {topic} through {node} in order:")
    public void readThrough(String topic, NodeSelector node, List<List<String>> rows) {
        readInOrder(topic, Optional.of(node.in(scenario)), rows);
    }

    /** Read from the beginning, the topic holds exactly these messages, whatever their partitions and order. */
    @Then("these messages are read from {topic} in any order:")
    public void readInAnyOrder(String topic, List<List<String>> rows) {
        ReadTable expected = StepWords.messages(rows);
        List<String> sorted = expected.messages().stream().sorted().toList();
        assertThat(read(
                        topic,
                        Optional.empty(),
                        expected,
                        read -> sorted.equals(read.stream().sorted().toList())))
                .as("messages of %s", topic)
                .containsExactlyInAnyOrderElementsOf(expected.messages());
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
        show(topic, Optional.empty(), ReadTable.VALUES, outcome.last());
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

    private void readInOrder(String topic, Optional<ClusterNode> through, List<List<String>> rows) {
        ReadTable expected = StepWords.messages(rows);
        assertThat(read(topic, through, expected, expected.messages()::equals))
                .as("messages of %s", topic)
                .isEqualTo(expected.messages());
    }

    /**
     * Waits for what is expected, as long as a change needs to be known everywhere: what was acknowledged may not be
     * readable yet.
     */
    private List<String> read(
            String topic, Optional<ClusterNode> through, ReadTable table, Predicate<List<String>> expected) {
        List<Received> read = scenario.settle(
                        "the messages of %s to be as expected".formatted(topic),
                        () -> scenario.messages().readToEnd(topic, through),
                        seen -> "%d messages are there".formatted(seen.size()),
                        seen -> expected.test(table.lines(seen)))
                .last();
        show(topic, through, table, read);
        return table.lines(read);
    }

    private void show(String topic, Optional<ClusterNode> through, ReadTable table, List<Received> read) {
        KcatReading all = KcatReading.of(evidence.address(through), topic);
        KcatReading reading = scenario.transactions().areUsed() ? all.uncommitted() : all;
        evidence.record(reading.columns(table.printedColumns())
                .shows(read.stream().map(table::printed).toList()));
    }
}
