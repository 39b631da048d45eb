package dev.kafkalab.steps;

import dev.kafkalab.admin.MetadataVersion;
import dev.kafkalab.await.Outcome;
import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.runtime.UnfitClusterException;
import dev.kafkalab.scenario.ScenarioContext;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Steps that speak of the version in which a KRaft cluster writes its metadata ({@code metadata.version}). */
public record FeatureSteps(ScenarioContext scenario, EvidenceLog evidence) {

    /** The brokers know a higher metadata version than the one that is in force: an upgrade is not finished. */
    @Then("the metadata version is behind that of the brokers")
    public void isBehind() {
        settles("the metadata version to be behind that of the brokers", MetadataVersion::isBehind);
    }

    /** The metadata version that is in force is the highest that the brokers know. */
    @Then("the metadata version is that of the brokers")
    public void isThatOfTheBrokers() {
        settles("the metadata version to be that of the brokers", version -> !version.isBehind());
    }

    /**
     * Raises the metadata version to the highest that the brokers know, as {@code kafka-features upgrade} does. From
     * then on no older broker can join.
     */
    @When("the metadata version is raised to that of the brokers")
    public void raised() {
        MetadataVersion before = now();
        if (!before.isBehind()) {
            throw new UnfitClusterException(
                    "The metadata version is that of the brokers already, so there is nothing to raise: it is "
                            + before.finalized());
        }
        scenario.lab().admin().raise(before);
        evidence.record(new Transcript(
                "kafka-features --bootstrap-server %s upgrade --feature %s=%d"
                        .formatted(
                                scenario.lab().observer().bootstrapServers(), MetadataVersion.NAME, before.supported()),
                List.of("%s was upgraded to %d.".formatted(MetadataVersion.NAME, before.supported()))));
    }

    private void settles(String what, Predicate<MetadataVersion> wanted) {
        Outcome<MetadataVersion> outcome = scenario.settle(
                what,
                this::now,
                seen -> "level %d is in force, and the brokers know %d".formatted(seen.finalized(), seen.supported()),
                wanted);
        evidence.record(new Transcript(
                "kafka-features --bootstrap-server %s describe | grep %s"
                        .formatted(scenario.lab().observer().bootstrapServers(), MetadataVersion.NAME),
                List.of("Feature: %s  SupportedMaxVersion: %d  FinalizedVersionLevel: %d"
                        .formatted(
                                MetadataVersion.NAME,
                                outcome.last().supported(),
                                outcome.last().finalized()))));
        outcome.orFail();
    }

    private MetadataVersion now() {
        Optional<MetadataVersion> version = scenario.lab().admin().metadataVersion();
        return version.orElseThrow(
                () -> new UnfitClusterException(
                        "A cluster with ZooKeeper has no metadata.version. Fix: take a KRaft cluster, such as compose/kraft.yml."));
    }
}
