package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.reader.Topologies;
import dev.kafkalab.transcript.KafkaTools;
import io.cucumber.java.en.Then;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Steps that speak of what is configured: by a running broker's own account, or in a Compose file. */
public record SettingSteps(ScenarioContext scenario, EvidenceLog evidence) {

    /** Each live broker, asked for its settings, defaults included, says that this one has that value. */
    @Then("every broker has the setting {setting} {word}")
    public void everyBrokerHas(String setting, String expected) {
        List<Integer> brokers = scenario.lab().observer().metadata().brokerIds();
        assertThat(brokers).as("live brokers").isNotEmpty();
        brokers.forEach(broker -> {
            Optional<String> value = scenario.lab().admin().brokerSetting(broker, setting);
            evidence.record(
                    new KafkaTools(scenario.lab().observer().bootstrapServers()).setting(broker, setting, value));
            assertThat(StepWords.known("broker " + broker, setting, value))
                    .as("%s of broker %d", setting, broker)
                    .isEqualTo(expected);
        });
    }

    /**
     * The file describes a cluster that would not start, or that is not what the file seems to mean, and the lab's
     * finding contains these words. Nothing is started. Fails, with every finding there is, if none has them.
     */
    @Then("the Compose file {composeFile} is faulty, saying {string}")
    public void isFaulty(Path file, String words) {
        StepWords.given(words);
        List<Finding> findings = Topologies.read(file, Map.of()).findings().stream()
                .filter(finding -> finding.severity() != Finding.Severity.NOTE)
                .toList();
        evidence.record(new Transcript(
                "read %s, without starting anything".formatted(file),
                findings.stream().map(Finding::toString).toList()));
        assertThat(findings)
                .extracting(Finding::message)
                .as("what is wrong in %s", file)
                .anyMatch(message -> message.contains(words), "says \"%s\"".formatted(words));
    }
}
