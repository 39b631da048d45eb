package dev.kafkalab.observe;

import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.topology.Endpoint;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What each broker has last said of the quorum. Whoever asks a broker within a moment of somebody else gets the same
 * answer: a broker without an active controller keeps every question, and would bother the next one with all of them.
 */
final class RecentQuorums {

    /** How long an answer is given again. Who waits for a new active controller sees it at most this much later. */
    private static final Duration RECENT = Duration.ofMillis(200);

    private final Duration timeout;
    private final Map<Endpoint, Answer> answers = new ConcurrentHashMap<>();

    /** @param timeout how long a broker is given to answer */
    RecentQuorums(Duration timeout) {
        this.timeout = timeout;
    }

    /** What that broker says now, or said a moment ago; empty if it knows no active controller that answers. */
    Optional<Quorum> of(Endpoint broker) {
        return answers.compute(broker, (key, last) -> last != null && last.isRecent() ? last : ask(key)).quorum;
    }

    private Answer ask(Endpoint broker) {
        Optional<Quorum> quorum;
        try {
            quorum = Optional.of(BrokerQuorum.ask(broker, timeout));
        } catch (IOException e) {
            quorum = Optional.empty();
        }
        return new Answer(quorum, SteadyClock.now());
    }

    private record Answer(Optional<Quorum> quorum, Instant at) {

        boolean isRecent() {
            return at.plus(RECENT).isAfter(SteadyClock.now());
        }
    }
}
