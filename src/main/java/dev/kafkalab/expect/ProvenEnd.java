package dev.kafkalab.expect;

import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.traffic.LostMessages;
import dev.kafkalab.traffic.Received;
import dev.kafkalab.traffic.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads topics to an end behind which nothing more comes. A message that is not there yet is not lost: with
 * {@code acks=0} or {@code acks=1} it may still be on its way, to the leader or to those that the high watermark waits
 * for.
 */
public final class ProvenEnd {

    /**
     * Followers ask at least every half second (replica.fetch.wait.max.ms): six times that without a message is the
     * end.
     */
    private static final Duration STEADY = Duration.ofSeconds(3);

    /** To find a leader again after a fault, and then as long as a change needs to be known everywhere. */
    private static final Duration AT_MOST = Duration.ofSeconds(30).plus(ScenarioContext.METADATA_SETTLES);

    private final ScenarioContext scenario;

    public ProvenEnd(ScenarioContext scenario) {
        this.scenario = scenario;
    }

    /**
     * What a topic holds.
     *
     * @param sent every send of the scenario to it that has ended
     * @param received everything that was read, by partition and offset within it
     * @param proven whether what was not read is not there: it was looked for long enough, and nothing that stands
     *     still holds messages back
     */
    public record Reading(List<Sent> sent, List<Received> received, boolean proven) {

        /** What became of what was acknowledged. */
        public LostMessages acknowledged() {
            return LostMessages.ofAcknowledged(sent, received);
        }

        /** What became of that and of what was sent with {@code acks=0}. */
        public LostMessages allSent() {
            return LostMessages.ofSent(sent, received);
        }
    }

    /** Ends publishing and reads until everything that was acknowledged is there, or it is proven that it is not. */
    public Reading read(String topic) {
        return read(topic, reading -> reading.acknowledged().count() == 0);
    }

    /** Ends publishing and reads until that is so, or nothing more can come. */
    public Reading read(String topic, Predicate<Reading> decided) {
        List<Sent> sent = scenario.messages().stopPublishing(topic);
        Quiet quiet = new Quiet();
        return scenario.await(
                        "what was sent to %s to be there, or nothing more to come".formatted(topic),
                        () -> {
                            List<Received> received = scenario.messages().readToEnd(topic, Optional.empty());
                            Reading open = new Reading(sent, received, false);
                            return decided.test(open)
                                    ? new Reading(sent, received, true)
                                    : new Reading(sent, received, quiet.lasts(topic, received.size()));
                        },
                        reading -> "%d messages are there"
                                .formatted(reading.received().size()),
                        Reading::proven,
                        AT_MOST)
                .last();
    }

    /** Since when a topic has been whole and got nothing new. */
    private final class Quiet {
        private int messages = -1;
        private Instant since = Instant.MAX;

        boolean lasts(String topic, int now) {
            if (now != messages || !scenario.messages().isWhole(topic)) {
                messages = now;
                since = scenario.now();
            }
            return Duration.between(since, scenario.now()).compareTo(STEADY) >= 0;
        }
    }
}
