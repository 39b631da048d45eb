package dev.kafkalab.steps;

import static dev.kafkalab.catalogue.Change.NODE;
import static dev.kafkalab.catalogue.Change.REASSIGNMENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.catalogue.Change.LookedBackOn;
import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.expect.MessageWaits;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.traffic.Message;
import dev.kafkalab.traffic.MessageTable;
import dev.kafkalab.traffic.Sent;
import dev.kafkalab.transcript.KcatLayout;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Steps that publish messages. */
public record PublishingSteps(ScenarioContext scenario, EvidenceLog evidence, MessageWaits waits) {

    private static final int LONGEST_LINE = 120;

    /**
     * The settings of every producer from here on, a row each ({@code acks}, {@code 1}), beside Kafka's own defaults,
     * but that a request is given up after 5 seconds and a connection tried again after 0.2 seconds at most.
     */
    @Given("producers with:")
    public void producersWith(Map<String, String> settings) {
        scenario.messages().producerSettings(settings);
    }

    /**
     * A producer of its own publishes the table's messages one after another: a column of values, or a table with the
     * header {@code key | value} and, if wanted, {@code timestamp} and {@code header NAME}. {@code NULL} as a value
     * makes a tombstone. Fails if one is not acknowledged; with acks=0, which asks for no answer, if one is not sent.
     */
    @When("these messages are published to {topic}:")
    public void published(String topic, List<List<String>> rows) {
        publish(topic, MessageTable.of(rows), Optional.empty());
    }

    /** As above, by a producer that is told of that broker only. */
    @When("these messages are published to {topic} through {node}:")
    public void publishedThrough(String topic, NodeSelector node, List<List<String>> rows) {
        publish(topic, MessageTable.of(rows), Optional.of(node.in(scenario)));
    }

    /** A producer of its own publishes so many numbered messages. Fails if one is not acknowledged. */
    @When("{int} message(s) without a key is/are published to {topic}")
    public void publishedWithoutKey(int count, String topic) {
        publish(topic, scenario.messages().numbered(topic, count), Optional.empty());
    }

    /** As above; so many keys take turns, and a message's key does not tell where it is to go. */
    @When("{int} messages with {int} different keys are published to {topic}")
    public void publishedWithKeys(int count, int keys, String topic) {
        publish(topic, scenario.messages().numbered(topic, count, keys), Optional.empty());
    }

    /**
     * A producer gets the table's messages and goes on trying to deliver them; the next step does not wait for that.
     */
    @When("these messages are sent to {topic}:")
    public void sent(String topic, List<List<String>> rows) {
        send(topic, MessageTable.of(rows));
    }

    /** As above, with so many numbered messages. */
    @When("{int} message(s) is/are sent to {topic}")
    public void sent(int count, String topic) {
        send(topic, scenario.messages().numbered(topic, count));
    }

    /**
     * A producer of its own publishes so many numbered messages whose values have that size in bytes. Fails if one is
     * not acknowledged.
     */
    @When("{int} message(s) of {int} bytes is/are published to {topic}")
    public void publishedOfSize(int count, int bytes, String topic) {
        publish(topic, scenario.messages().ofSize(topic, count, bytes), Optional.empty());
    }

    /** As above, by a producer that goes on trying to deliver them; the next step does not wait for that. */
    @When("{int} message(s) of {int} bytes is/are sent to {topic}")
    public void sentOfSize(int count, int bytes, String topic) {
        send(topic, scenario.messages().ofSize(topic, count, bytes));
    }

    /**
     * A producer publishes numbered messages from now on, fifty a second, until they are judged. If none is
     * acknowledged within 10 seconds (with acks=0: sent), that is an error of the lab, and says nothing of the cluster.
     */
    @Given("messages are being published to {topic}")
    public void publishing(String topic) {
        scenario.messages().startPublishing(topic);
        evidence.prepared(
                Kind.WAIT_FOR_ACKNOWLEDGEMENT,
                new Subject.TrafficOf(topic),
                waits.wentOut(topic),
                Measurements.ANSWERED);
    }

    /**
     * A message that is sent from now on is acknowledged within 10 seconds, which with acks=0 none is. Measured in
     * seconds.
     */
    @Then("publishing to {topic} goes on")
    public void publishingGoesOn(String topic) {
        evidence.judge(
                Kind.WAIT_FOR_ACKNOWLEDGEMENT,
                new Subject.TrafficOf(topic),
                waits.acknowledged(topic),
                Measurements.ANSWERED);
    }

    /**
     * A message of this scenario ends with an error that contains these words, such as
     * {@code NotEnoughReplicasException}. Waits as long as the producers try ({@code delivery.timeout.ms}) and 10
     * seconds more. Fails if no send has ended so.
     */
    @Then("publishing to {topic} fails with {string}")
    public void publishingFails(String topic, String words) {
        Outcome<List<Sent>> outcome = waits.failed(topic, StepWords.given(words));
        evidence.record(KcatLayout.publish(
                evidence.address(Optional.empty()),
                topic,
                outcome.last().stream()
                        .filter(sent -> !sent.error().isEmpty())
                        .map(sent -> "%s -> %s".formatted(shortened(sent.value()), sent.error()))
                        .distinct()
                        .limit(3)
                        .toList()));
        outcome.orFail();
    }

    /**
     * A producer that goes on trying sends at least one message once more after the last fault or repair, within that
     * time of it. Measured in seconds, as the producer's own count of retries tells; what it retried before does not
     * count.
     */
    @LookedBackOn({NODE, REASSIGNMENT})
    @Then("a producer of {topic} retries within {duration}")
    public void retries(String topic, Duration atMost) {
        evidence.judge(
                Kind.WAIT_FOR_RETRY,
                new Subject.TrafficOf(topic),
                waits.retried(topic, atMost),
                "request.timeout.ms, and then a new connection");
    }

    private void publish(String topic, List<Message> messages, Optional<ClusterNode> through) {
        StepWords.rows(messages);
        List<Sent> sends = scenario.messages().publish(topic, messages, through);
        show(topic, messages, through);
        sends.forEach(sent -> assertThat(sent.outcome())
                .as("how the send of \"%s\" ended %s", sent.value(), sent.error())
                .isIn(Sent.Outcome.ACKNOWLEDGED, Sent.Outcome.SENT));
    }

    /** A message of a megabyte is not to be read in full on a page. */
    private static String shortened(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "...";
    }

    private void send(String topic, List<Message> messages) {
        StepWords.rows(messages);
        scenario.messages().send(topic, messages);
        show(topic, messages, Optional.empty());
    }

    private void show(String topic, List<Message> messages, Optional<ClusterNode> through) {
        boolean keyed = messages.stream().anyMatch(message -> message.key().isPresent());
        List<String> lines = messages.stream()
                .map(m -> keyed ? m.key().orElse("") + ":" + m.text() : m.text())
                .map(PublishingSteps::shortened)
                .toList();
        evidence.record(
                keyed
                        ? KcatLayout.publishKeyed(evidence.address(through), topic, lines)
                        : KcatLayout.publish(evidence.address(through), topic, lines));
    }
}
