package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.runtime.UnfitClusterException;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.transcript.KafkaTools;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Steps that administer a cluster while it runs: topics that grow or go, and settings that are changed and put back.
 */
public record AdministrationSteps(ScenarioContext scenario, EvidenceLog evidence) {

    /**
     * Adds partitions to a topic until it has so many, as {@code kafka-topics --alter --partitions} does, and waits, up
     * to 10 seconds, until every broker knows each of them. What is in the topic already stays where it is.
     */
    @When("the partitions of {topic} are increased to {int}")
    public void increased(String topic, int partitions) {
        scenario.lab().admin().addPartitions(topic, partitions);
        evidence.record(tools().alterPartitions(topic, partitions));
        Snapshot seen = scenario.awaitTopic(topic, partitions).orSetupFailure().get(0);
        evidence.recordTopic(seen, topic);
    }

    /** Deletes a topic, with all that is in it, and waits, up to 10 seconds, until no broker knows it. */
    @When("topic {topic} is deleted")
    public void deleted(String topic) {
        requireTopic(topic);
        scenario.lab().admin().deleteTopics(List.of(topic));
        evidence.record(tools().deleteTopic(topic));
        gone(topic).orSetupFailure();
    }

    /** No live broker knows a topic of that name, at the latest after 10 seconds. */
    @Then("the cluster has no topic {topic}")
    public void hasNoTopic(String topic) {
        gone(topic).orFail();
    }

    /**
     * Changes a setting of the topic while the cluster runs, as {@code kafka-configs --alter} does. If the cluster
     * refuses, or does not tell the new value within 10 seconds, that is an error of the lab.
     */
    @When("the setting {setting} of {topic} is changed to {word}")
    public void topicChanged(String setting, String topic, String value) {
        requireTopic(topic);
        Optional<String> refused = scenario.lab().admin().settings().change(topic, setting, value);
        evidence.record(tools().alterTopic(topic, setting, Optional.of(value), refused));
        requireTaken(setting, topic, refused);
        inForce(setting, () -> scenario.lab().admin().topicSetting(topic, setting), Optional.of(value));
    }

    /** Puts a setting of the topic back to what it was before a step changed it. */
    @When("the setting {setting} of {topic} is changed back")
    public void topicChangedBack(String setting, String topic) {
        Optional<String> own = scenario.lab().admin().settings().changeBack(topic, setting);
        evidence.record(tools().alterTopic(topic, setting, own, Optional.empty()));
    }

    /**
     * Changes a setting of every live broker while it runs, each for itself, as {@code kafka-configs --alter} does. If
     * one refuses, or does not tell the new value within 10 seconds, that is an error of the lab. It is put back when
     * the scenario is over.
     */
    @When("the setting {setting} of every broker is changed to {word}")
    public void brokersChanged(String setting, String value) {
        List<Integer> brokers = brokers();
        Optional<String> refused = scenario.lab().admin().settings().change(brokers, setting, value);
        brokers.forEach(broker -> evidence.record(tools().alterBroker(broker, setting, Optional.of(value), refused)));
        requireTaken(setting, "every broker", refused);
        brokers.forEach(broker ->
                inForce(setting, () -> scenario.lab().admin().brokerSetting(broker, setting), Optional.of(value)));
    }

    /** Puts a setting of every broker back to what it was before a step changed it. */
    @When("the setting {setting} of every broker is changed back")
    public void brokersChangedBack(String setting) {
        brokers().forEach(broker -> {
            Optional<String> own = scenario.lab().admin().settings().changeBack(broker, setting);
            evidence.record(tools().alterBroker(broker, setting, own, Optional.empty()));
        });
    }

    /**
     * The brokers refuse to change the setting while they run, and the reason contains these words. Fails if they take
     * it.
     */
    @Then("the setting {setting} of every broker cannot be changed to {word}, saying {string}")
    public void cannotBeChanged(String setting, String value, String words) {
        StepWords.given(words);
        List<Integer> brokers = brokers();
        Optional<String> refused = scenario.lab().admin().settings().change(brokers, setting, value);
        evidence.record(tools().alterBroker(brokers.get(0), setting, Optional.of(value), refused));
        assertThat(refused.orElse("they have taken it"))
                .as("why %s was not changed", setting)
                .contains(words);
    }

    /** The value in force of a topic's setting, defaults included, is that one, at the latest after 10 seconds. */
    @Then("topic {topic} has the setting {setting} {word}")
    public void topicHas(String topic, String setting, String expected) {
        requireTopic(topic);
        Optional<String> value = scenario.settle(
                        "%s of %s to be %s".formatted(setting, topic, expected),
                        () -> scenario.lab().admin().topicSetting(topic, setting),
                        seen -> "it is " + seen.orElse("unknown"),
                        seen -> seen.equals(Optional.of(expected)))
                .last();
        evidence.record(tools().topicSetting(topic, setting, value));
        assertThat(StepWords.known("topic " + topic, setting, value))
                .as("%s of topic %s", setting, topic)
                .isEqualTo(expected);
    }

    private Outcome<List<Snapshot>> gone(String topic) {
        return scenario.settle(
                "topic %s to be gone".formatted(topic),
                () -> scenario.lab().observer().everyBroker(),
                answers -> "%d brokers know it"
                        .formatted(answers.stream()
                                .filter(answer -> !answer.topic(topic).isEmpty())
                                .count()),
                answers -> !answers.isEmpty()
                        && answers.stream()
                                .allMatch(answer -> answer.topic(topic).isEmpty()));
    }

    private void inForce(String setting, Supplier<Optional<String>> told, Optional<String> value) {
        scenario.settle(
                        "%s to be %s".formatted(setting, value.orElse("as it was")),
                        told,
                        seen -> "it is " + seen.orElse("unknown"),
                        seen -> seen.equals(value))
                .orSetupFailure();
    }

    private void requireTopic(String topic) {
        if (scenario.lab().observer().metadata().topic(topic).isEmpty()) {
            throw new UnfitClusterException("There is no topic " + topic);
        }
    }

    private static void requireTaken(String setting, String whose, Optional<String> refused) {
        refused.ifPresent(why -> {
            throw new UnfitClusterException("The setting %s of %s was not changed: %s".formatted(setting, whose, why));
        });
    }

    private List<Integer> brokers() {
        return scenario.lab().observer().metadata().brokerIds();
    }

    private KafkaTools tools() {
        return new KafkaTools(scenario.lab().observer().bootstrapServers());
    }
}
