package dev.kafkalab.steps;

import static dev.kafkalab.catalogue.Change.NODE;
import static dev.kafkalab.catalogue.Change.REASSIGNMENT;

import dev.kafkalab.catalogue.Change.LookedBackOn;
import dev.kafkalab.evidence.LogExcerpt;
import dev.kafkalab.scenario.ClientLog;
import dev.kafkalab.scenario.ScenarioContext;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.List;

/**
 * Steps that look into what our own producers and readers log, as a student looks at the console producer's warnings.
 */
public record ClientLogSteps(ScenarioContext scenario, EvidenceLog evidence) {

    /**
     * The producer that publishes to the topic all the time has logged a warning with these words since the last fault,
     * within that time of it. Without one, the producer has not noticed the fault, or says it in other words.
     */
    @LookedBackOn({NODE, REASSIGNMENT})
    @Then("the producer of {topic} logs {string} within {duration}")
    public void producerLogs(String topic, String words, Duration atMost) {
        scenario.messages().sent(topic);
        logs("the producer of " + topic, scenario.messages().producerId(topic), words, atMost);
    }

    /**
     * The reader that reads the topic all the time has logged a warning with these words since the last fault, within
     * that time of it. Without one, the reader has not noticed the fault, or says it in other words.
     */
    @LookedBackOn({NODE, REASSIGNMENT})
    @Then("the reader of {topic} logs {string} within {duration}")
    public void readerLogs(String topic, String words, Duration atMost) {
        scenario.messages().received(topic);
        logs("the reader of " + topic, scenario.messages().readerId(topic), words, atMost);
    }

    private void logs(String who, String clientId, String words, Duration atMost) {
        ClientLog log = scenario.clientLog();
        List<String> lines = scenario.await(
                        "%s to log \"%s\"".formatted(who, words),
                        () -> log.linesWith(
                                StepWords.given(words),
                                clientId,
                                scenario.faults().since()),
                        seen -> "not yet there, see " + log.file(),
                        seen -> !seen.isEmpty(),
                        scenario.faults().since(),
                        atMost)
                .everOrFail();
        evidence.record(new LogExcerpt(who, log.file().toString(), List.of(words), lines));
    }
}
