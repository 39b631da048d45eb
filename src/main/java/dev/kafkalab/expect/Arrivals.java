package dev.kafkalab.expect;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.traffic.Received;
import dev.kafkalab.traffic.Sent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Waits for messages to arrive at the reader that goes on, and holds what arrived against what was sent. */
public final class Arrivals {

    private final ScenarioContext scenario;

    public Arrivals(ScenarioContext scenario) {
        this.scenario = scenario;
    }

    /**
     * A message that was sent, and its arrival.
     *
     * @param sent the send
     * @param outcome how the wait for it ended; its time counts from the send to the poll that brought the message
     */
    public record Arrival(Sent sent, Outcome<Optional<Received>> outcome) {

        /** From the send to the poll that brought the message; until now, if none did. */
        public Duration took() {
            return outcome.took();
        }
    }

    /**
     * Waits for the message of that value that was sent last.
     *
     * @throws IllegalStateException if no step has sent it, or nobody reads the topic
     */
    public Arrival await(String topic, String value, Duration atMost) {
        Sent sent = scenario.messages().sent(topic).stream()
                .filter(send -> send.value().equals(value))
                .reduce((earlier, later) -> later)
                .orElseThrow(
                        () -> new IllegalStateException("No step has published \"%s\" to %s".formatted(value, topic)));
        Outcome<Optional<Received>> outcome = scenario.await(
                "\"%s\" to arrive".formatted(value),
                () -> received(topic, sent.id()),
                seen -> "%d messages of %s have arrived, and not this one"
                        .formatted(scenario.messages().received(topic).size(), topic),
                Optional::isPresent,
                sent.sentAt(),
                atMost);
        // The reader dates what it gets, however late this step looks.
        return new Arrival(
                sent,
                outcome.last().map(message -> outcome.seenAt(message.at())).orElse(outcome));
    }

    private Optional<Received> received(String topic, String id) {
        List<Received> all = scenario.messages().received(topic);
        return all.stream()
                .filter(message -> message.id().equals(Optional.of(id)))
                .findFirst();
    }
}
