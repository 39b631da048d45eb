package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.expect.SettledState;
import dev.kafkalab.scenario.ScenarioContext;
import io.cucumber.java.en.Then;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Steps that look at what brokers keep on their disks. */
public record LogFolderSteps(ScenarioContext scenario, EvidenceLog evidence) {

    /**
     * Of the live brokers, these and no others have a folder for a partition of the topic, as {@code kafka-log-dirs}
     * shows. It is awaited as long as a change of the metadata may take. Otherwise the topic's data is not where it was
     * said to be.
     */
    @Then("only {brokers} has/have data of {topic}")
    public void dataOnlyOn(BrokerSelector brokers, String topic) {
        List<Integer> expected = brokers.in(scenario);
        new SettledState(scenario).awaitNotice();
        Map<Integer, Map<String, Map<Integer, Long>>> folders = scenario.settle(
                        "only brokers %s to have data of %s".formatted(expected, topic),
                        () -> scenario.lab()
                                .admin()
                                .logFolders(
                                        topic,
                                        scenario.lab().observer().metadata().brokerIds()),
                        Map::toString,
                        seen -> keepers(seen).equals(expected))
                .last();
        evidence.record(new Transcript(
                "kafka-log-dirs --bootstrap-server %s --describe --topic-list %s"
                        .formatted(scenario.lab().observer().bootstrapServers(), topic),
                folders.entrySet().stream().flatMap(LogFolderSteps::lines).toList()));
        assertThat(keepers(folders)).as("brokers with data of %s", topic).isEqualTo(expected);
    }

    private static List<Integer> keepers(Map<Integer, Map<String, Map<Integer, Long>>> folders) {
        return folders.entrySet().stream()
                .filter(broker -> broker.getValue().values().stream().anyMatch(sizes -> !sizes.isEmpty()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Stream<String> lines(Map.Entry<Integer, Map<String, Map<Integer, Long>>> broker) {
        return broker.getValue().entrySet().stream().map(folder -> "broker %d  %s  %s"
                .formatted(broker.getKey(), folder.getKey(), inWords(folder.getValue())));
    }

    private static String inWords(Map<Integer, Long> sizes) {
        return sizes.isEmpty()
                ? "nothing of it"
                : String.join(
                        ", ",
                        sizes.entrySet().stream()
                                .map(size -> "partition %d: %d bytes".formatted(size.getKey(), size.getValue()))
                                .toList());
    }
}
