package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.scenario.ScenarioGroup;
import dev.kafkalab.traffic.group.Handover;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Steps that tell what a consumer that joins costs the others: what they give back, and how long nobody reads it. */
public record HandoverSteps(ScenarioContext scenario, EvidenceLog evidence) {

    /**
     * By the reports of the consumers that were members already: so many of their partitions they gave back, even if
     * they got them again at once, and so many they went on reading all the time.
     */
    @Then("when the last consumer of group {group} joined, {int} partition(s) was/were given back and {int} kept")
    public void handedOver(String name, int givenBack, int kept) {
        Handover handover = handover(name);
        assertThat(handover.givenBack().stream()
                        .map(Handover.GivenBack::partition)
                        .distinct())
                .as("partitions that consumers of group %s gave back", name)
                .hasSize(givenBack);
        assertThat(handover.kept())
                .as("partitions that consumers of group %s kept", name)
                .hasSize(kept);
    }

    /**
     * From the moment that a consumer gave a partition back until one has it again. Measured in seconds: the longest of
     * all partitions. Fails if none was given back.
     */
    @Then(
            "when the last consumer of group {group} joined, no partition was without a consumer for longer than {duration}")
    public void gap(String name, Duration promised) {
        ScenarioGroup group = scenario.groups().judged(name);
        Handover handover = handover(name);
        assertThat(handover.givenBack())
                .as("partitions that consumers of group %s gave back", name)
                .isNotEmpty();
        Duration gap = handover.longestGap();
        evidence.record(Measurements.of(
                Kind.LONGEST_HANDOVER,
                new Subject.Group(group.id()),
                gap,
                promised,
                gap.compareTo(promised) <= 0,
                group.originOfAnnounced(),
                handover.givenBack().get(0).at()));
        assertThat(gap)
                .as("the longest that a partition of group %s was without a consumer", name)
                .isLessThanOrEqualTo(promised);
    }

    private Handover handover(String name) {
        ScenarioGroup group = scenario.groups().judged(name);
        Outcome<Handover> outcome = group.handover();
        evidence.record(new Transcript(
                "what the consumers of group %s did with their partitions when the last one joined"
                        .formatted(group.id()),
                lines(outcome.last())));
        outcome.orFail();
        return outcome.last();
    }

    private static List<String> lines(Handover handover) {
        return Stream.concat(
                        handover.givenBack().stream().map(Handover.GivenBack::toString),
                        handover.kept().stream().map("partition %d: kept"::formatted))
                .toList();
    }
}
