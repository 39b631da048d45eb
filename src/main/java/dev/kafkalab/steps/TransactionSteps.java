package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.runtime.UnfitClusterException;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.traffic.Message;
import dev.kafkalab.traffic.MessageTable;
import dev.kafkalab.traffic.ReadTable;
import dev.kafkalab.traffic.Received;
import dev.kafkalab.traffic.Sent;
import dev.kafkalab.traffic.TransactionalProducer;
import dev.kafkalab.transcript.KcatReading;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Steps that speak of transactions: what is written together, and who may see it when. */
public record TransactionSteps(ScenarioContext scenario, EvidenceLog evidence) {

    /**
     * Starts a producer with a {@code transactional.id} of its own, with the settings of {@code producers with:}. If
     * the cluster does not take it, that is an error of the lab.
     */
    @Given("a transactional producer {word}")
    public void producer(String name) {
        start(name, "a producer with transactional.id %s is ready");
    }

    /**
     * Starts a producer with the same {@code transactional.id} as one that there is, as after a crash that was none:
     * the cluster aborts what the earlier instance has left open, and takes nothing from it any more.
     */
    @When("another instance of producer {word} starts")
    public void anotherInstance(String name) {
        scenario.transactions().latest(name);
        start(name, "another instance of %s is ready");
    }

    /** The producer begins a transaction. */
    @When("producer {word} begins a transaction")
    public void begins(String name) {
        TransactionalProducer producer = scenario.transactions().latest(name);
        if (producer.isOpen()) {
            throw new IllegalStateException(
                    "The producer %s is in a transaction: it commits or aborts that one first".formatted(name));
        }
        producer.begin();
        show(name, "beginTransaction()", List.of());
    }

    /**
     * The producer sends the table's messages as a part of its transaction: a table as in {@code these messages are
     * published to {topic}:}. If one is not taken by the partition's leader, that is an error of the lab.
     */
    @When("producer {word} sends to {topic}:")
    public void sends(String name, String topic, List<List<String>> rows) {
        List<Message> messages = MessageTable.of(rows);
        StepWords.rows(messages);
        TransactionalProducer producer = requireOpen(name);
        List<Sent> sends = producer.send(topic, messages);
        show(name, "send(" + topic + ")", sends.stream().map(Sent::toString).toList());
        sends.stream().filter(sent -> !sent.acknowledged()).findFirst().ifPresent(sent -> {
            throw new UnfitClusterException("\"%s\" was not taken: %s".formatted(sent.value(), sent.error()));
        });
    }

    /** The producer commits its transaction: all that it has sent is to be read from now on. */
    @When("producer {word} commits")
    public void commits(String name) {
        Optional<String> refused = requireOpen(name).commit();
        show(name, "commitTransaction()", refused.stream().toList());
        assertThat(refused).as("why %s may not commit", name).isEmpty();
    }

    /** The producer aborts its transaction: a reader of committed messages sees nothing of it, ever. */
    @When("producer {word} aborts")
    public void aborts(String name) {
        Optional<String> refused = requireOpen(name).abort();
        show(name, "abortTransaction()", refused.stream().toList());
        assertThat(refused).as("why %s may not abort", name).isEmpty();
    }

    /**
     * The instance before the latest tries to commit the transaction that it has begun, and the cluster refuses,
     * because there is a newer one. Fails if it may.
     */
    @Then("the earlier instance of producer {word} is fenced")
    public void isFenced(String name) {
        TransactionalProducer earlier = scenario.transactions().earlier(name);
        if (!earlier.isOpen()) {
            throw new IllegalStateException(
                    "The earlier instance of %s is in no transaction, so that it has nothing to commit: it must have begun one before the other starts"
                            .formatted(name));
        }
        Optional<String> refused = earlier.commit();
        show(
                name,
                "commitTransaction(), by the earlier instance",
                refused.stream().toList());
        assertThat(refused.orElse("it has committed"))
                .as("how the earlier instance of %s ends", name)
                .containsAnyOf("ProducerFencedException", "InvalidProducerEpochException");
    }

    /**
     * Read from the beginning with {@code isolation.level=read_committed}, the topic holds exactly these messages in
     * this order, within 10 seconds. {@code these messages are read from {topic} in order:} shows what a reader sees
     * who does not ask for that, Kafka's default.
     */
    @Then("these committed messages are read from {topic} in order:")
    public void committedInOrder(String topic, List<List<String>> rows) {
        ReadTable expected = StepWords.messages(rows);
        assertThat(committed(topic, expected, UnaryOperator.identity()))
                .as("committed messages of %s", topic)
                .isEqualTo(expected.messages());
    }

    /** As above, whatever their partitions and order. */
    @Then("these committed messages are read from {topic} in any order:")
    public void committedInAnyOrder(String topic, List<List<String>> rows) {
        ReadTable expected = StepWords.messages(rows);
        assertThat(committed(topic, expected, TransactionSteps::sorted))
                .as("committed messages of %s", topic)
                .containsExactlyInAnyOrderElementsOf(expected.messages());
    }

    /** Read with {@code isolation.level=read_committed}, the topic has no message, although others see one in it. */
    @Then("no committed message is read from {topic}")
    public void noneCommitted(String topic) {
        assertThat(scenario.messages().holdsMessages(topic))
                .as("whether %s holds a message that is not committed", topic)
                .isTrue();
        List<Received> read = scenario.messages().readCommitted(topic);
        showRead(topic, ReadTable.VALUES, read);
        assertThat(ReadTable.VALUES.lines(read))
                .as("committed messages of %s", topic)
                .isEmpty();
    }

    /**
     * The offset up to which every transaction on the topic is committed or aborted, summed over its partitions, is
     * that number within 10 seconds. A reader of committed messages gets no further; each end of a transaction takes an
     * offset of its own.
     */
    @Then("the last stable offset of {topic} is {int}")
    public void lastStableOffset(String topic, int expected) {
        StepWords.offset(expected);
        long offset = scenario.settle(
                        "the last stable offset of %s to be %d".formatted(topic, expected),
                        () -> scenario.messages().lastStableOffset(topic),
                        seen -> "it is " + seen,
                        seen -> seen == expected)
                .last();
        evidence.record(new Transcript(
                "consumer.endOffsets(...), with isolation.level=read_committed",
                List.of("%s: %d".formatted(topic, offset))));
        assertThat(offset).as("last stable offset of %s", topic).isEqualTo(expected);
    }

    private void start(String name, String what) {
        scenario.transactions().start(name, scenario.messages().producerSettings());
        show(
                name,
                "initTransactions()",
                List.of(what.formatted(scenario.transactions().id(name))));
    }

    private TransactionalProducer requireOpen(String name) {
        TransactionalProducer producer = scenario.transactions().latest(name);
        if (!producer.isOpen()) {
            throw new IllegalStateException(
                    "The producer %s is in no transaction: a step such as \"When producer %s begins a transaction\" must come before this one"
                            .formatted(name, name));
        }
        return producer;
    }

    private void show(String name, String call, List<String> answer) {
        evidence.record(new Transcript(name + "." + call, answer));
    }

    private List<String> committed(String topic, ReadTable expected, UnaryOperator<List<String>> order) {
        List<Received> read = scenario.settle(
                        "the committed messages of %s to be as expected".formatted(topic),
                        () -> scenario.messages().readCommitted(topic),
                        seen -> "%d messages are there".formatted(seen.size()),
                        seen -> order.apply(expected.lines(seen)).equals(order.apply(expected.messages())))
                .last();
        showRead(topic, expected, read);
        return expected.lines(read);
    }

    /** As the lesson says it where there are values only; what else a message has, kcat prints more plainly. */
    private void showRead(String topic, ReadTable table, List<Received> read) {
        String broker = evidence.address(Optional.empty());
        List<String> lines = read.stream().map(table::printed).toList();
        evidence.record(
                table.columns().size() == 1
                        ? new Transcript(
                                "kafka-console-consumer --bootstrap-server %s --topic %s --from-beginning --isolation-level read_committed"
                                        .formatted(broker, topic),
                                lines)
                        : KcatReading.of(broker, topic)
                                .committed()
                                .columns(table.printedColumns())
                                .shows(lines));
    }

    private static List<String> sorted(List<String> texts) {
        List<String> sorted = new ArrayList<>(texts);
        sorted.sort(null);
        return sorted;
    }
}
