package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.traffic.Received;
import dev.kafkalab.traffic.processor.Copying;
import dev.kafkalab.traffic.processor.ProcessorProcess;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Steps that work with a processor: a process of its own that reads one topic and writes what it has read to another.
 */
public record ProcessorSteps(ScenarioContext scenario, EvidenceLog evidence) {

    /**
     * The scenario's processor, started if none runs, reads so many messages more and writes each to the other topic.
     * {@code in a transaction}: its results and its progress are committed together. {@code in a transaction that stays
     * open}: both are sent and not committed. {@code and commits}: first its results, and then its progress.
     * {@code without committing}: its results only. If it has not within 10 seconds, that is an error of the lab.
     */
    @When("the processor copies {int} message(s) of {topic} to {topic} {copying}")
    public void copies(int messages, String input, String output, Copying copying) {
        StepWords.atLeastOne(messages, "messages");
        ProcessorProcess processor = scenario.transactions().copy(messages, input, output, copying);
        evidence.record(new Transcript(
                "the processor, process %d".formatted(processor.pid()),
                List.of("%d messages of %s to %s, %s".formatted(messages, input, output, copying.words()))));
    }

    /**
     * SIGKILL to the processor: what it has begun it neither commits nor aborts. The next that copies is another, and
     * goes on where this one had committed its progress.
     */
    @When("the processor is killed")
    public void killed() {
        ProcessorProcess processor = scenario.transactions().killProcessor();
        evidence.record(new Transcript("kill -KILL %d".formatted(processor.pid()), List.of("the processor is killed")));
    }

    /**
     * Read with {@code isolation.level=read_committed}, the second topic has each message of the first, and none of
     * them twice, within 10 seconds.
     */
    @Then("each message of {topic} is in {topic} once")
    public void eachOnce(String input, String output) {
        Set<Object> expected = identities(scenario.messages().readToEnd(input, Optional.empty()))
                .keySet();
        assertThat(expected).as("messages of %s", input).isNotEmpty();
        Outcome<Map<Object, Long>> outcome = scenario.settle(
                "each message of %s to be in %s".formatted(input, output),
                () -> identities(scenario.messages().readCommitted(output)),
                seen -> "%d of %d are there".formatted(seen.size(), expected.size()),
                seen -> seen.keySet().equals(expected));
        Map<Object, Long> found = outcome.last();
        evidence.atMost(
                Kind.DUPLICATES,
                output,
                repeated(found),
                0,
                "a transaction is committed with the offsets that it has come to, or not at all",
                expected.size());
        assertThat(found.keySet()).as("messages of %s in %s", input, output).isEqualTo(expected);
        assertThat(repeated(found)).as("messages that are in %s twice", output).isZero();
    }

    /**
     * Read with {@code isolation.level=read_committed}, the second topic has a message of the first more than once.
     * Shows that a repetition would be seen, where the set-up makes one sure.
     */
    @Then("messages of {topic} are in {topic} more than once")
    public void repeated(String input, String output) {
        Map<Object, Long> found = identities(scenario.messages().readCommitted(output));
        Set<Object> known = identities(scenario.messages().readToEnd(input, Optional.empty()))
                .keySet();
        found.keySet().retainAll(known);
        evidence.atLeastOne(
                Kind.DUPLICATES,
                output,
                repeated(found),
                "results that were written before the progress was committed are written again",
                known.size());
        assertThat(repeated(found)).as("messages that are in %s twice", output).isPositive();
    }

    private static long repeated(Map<Object, Long> found) {
        return found.values().stream().filter(times -> times > 1).count();
    }

    /** A copy has the headers of its original, and so its identity. */
    private static Map<Object, Long> identities(List<Received> received) {
        return received.stream()
                .map(Received::identity)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
