package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.text.Words;
import dev.kafkalab.traffic.ThrottledPublishing;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;

/** Steps that limit how much clients may send, and look at what that does to them. */
public record QuotaSteps(ScenarioContext scenario, EvidenceLog evidence) {

    /**
     * Limits what producers with that {@code client.id} may send to each broker ({@code producer_byte_rate}). It is
     * taken away again when the scenario is over.
     */
    @When("a quota of {int} bytes a second is set for producers with client id {word}")
    public void quota(int bytes, String clientId) {
        StepWords.atLeastOne(bytes, "bytes a second");
        scenario.lab().admin().quotas().limitProducers(clientId, bytes);
        evidence.record(new Transcript(
                "kafka-configs --bootstrap-server %s --alter --entity-type clients --entity-name %s --add-config producer_byte_rate=%d"
                        .formatted(scenario.lab().observer().bootstrapServers(), clientId, bytes),
                List.of("Completed updating config for client %s.".formatted(clientId))));
    }

    /**
     * A producer with that {@code client.id} publishes so many messages as fast as it can, and all are acknowledged;
     * but a broker has told it at least once to send nothing for a while, by the producer's own metric
     * {@code produce-throttle-time-max}. Brokers look at the rate of the last 10 seconds: ten times the quota may be
     * sent at once before they throttle.
     */
    @Then("a producer with client id {word} is throttled when it publishes {int} messages of {int} bytes to {topic}")
    public void throttled(String clientId, int count, int size, String topic) {
        assertThat(publish(clientId, count, size, topic))
                .as("the longest time for which %s was throttled", clientId)
                .isPositive();
    }

    /** As above, and no broker has told it to wait. */
    @Then(
            "a producer with client id {word} is not throttled when it publishes {int} messages of {int} bytes to {topic}")
    public void notThrottled(String clientId, int count, int size, String topic) {
        assertThat(publish(clientId, count, size, topic))
                .as("the longest time for which %s was throttled", clientId)
                .isZero();
    }

    private Duration publish(String clientId, int count, int size, String topic) {
        StepWords.atLeastOne(count, "messages");
        StepWords.atLeastOne(size, "bytes");
        String brokers = scenario.lab().observer().bootstrapServers();
        ThrottledPublishing published = ThrottledPublishing.of(brokers, clientId, topic, count, size);
        evidence.record(new Transcript(
                "kafka-producer-perf-test --topic %s --num-records %d --record-size %d --throughput -1 --bootstrap-server %s --command-property client.id=%s --print-metrics"
                        .formatted(topic, count, size, brokers, clientId),
                List.of(
                        "%d records sent in %s".formatted(count, Words.seconds(published.took())),
                        "producer-metrics:produce-throttle-time-max:{client-id=%s} : %d"
                                .formatted(clientId, published.throttled().toMillis()))));
        return published.throttled();
    }
}
