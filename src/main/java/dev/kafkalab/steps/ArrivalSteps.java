package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.expect.Arrivals;
import dev.kafkalab.expect.Arrivals.Arrival;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.traffic.MessageFields;
import dev.kafkalab.traffic.Received;
import dev.kafkalab.transcript.KcatLayout;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Steps that look closely at one message as it arrives. */
public record ArrivalSteps(ScenarioContext scenario, EvidenceLog evidence, Arrivals arrivals) {

    /**
     * A message that a step has published arrives at the reader that goes on, within that time of its sending, and is
     * as the table says. Rows: {@code value}, which says which message; {@code partition}, {@code offset}, {@code key}
     * ({@code none} where there is none), {@code value size} in bytes, {@code header NAME}, and {@code timestamp},
     * without which its timestamp must lie between the send and the arrival. Measured in seconds.
     */
    @Then("this message of {topic} arrives within {duration}:")
    public void arrives(String topic, Duration atMost, Map<String, String> expected) {
        Arrival arrival = arrivals.await(topic, MessageFields.value(expected), atMost);
        evidence.record(Measurements.of(
                Kind.ARRIVAL,
                new Subject.Message(topic, MessageFields.value(expected)),
                arrival.took(),
                atMost,
                arrival.took().compareTo(atMost) <= 0,
                "the lab's own: the send, replication to the ISR, and one fetch",
                arrival.sent().sentAt()));
        Received message = arrival.outcome().orFail().orElseThrow();
        evidence.record(
                KcatLayout.follow(scenario.lab().observer().bootstrapServers(), topic, List.of(inKcatLayout(message))));
        assertThat(MessageFields.of(message, expected)).as("the message").isEqualTo(expected);
        assertThat(arrival.took()).as("from the send to the arrival").isLessThanOrEqualTo(atMost);
        if (!expected.containsKey(MessageFields.TIMESTAMP)) {
            assertThat(message.timestamp())
                    .as("the message's timestamp, between its sending and its arrival")
                    .isBetween(arrival.sent().sentAt().truncatedTo(ChronoUnit.MILLIS), message.at());
        }
    }

    private static String inKcatLayout(Received message) {
        return "partition %d, offset %d, timestamp %d, key %s, value size %d, value %s"
                .formatted(
                        message.partition(),
                        message.offset(),
                        message.timestamp().toEpochMilli(),
                        message.key().orElse("NULL"),
                        message.valueBytes(),
                        message.text());
    }
}
