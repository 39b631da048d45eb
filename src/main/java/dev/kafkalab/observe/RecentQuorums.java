package dev.kafkalab.observe;

import dev.kafkalab.topology.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What each broker has last said of the quorum. Whoever asks a broker within a moment of somebody else gets the same
 * answer: a broker without an active controller keeps every question, and would bother the next one with all of them.
 */
final class RecentQuorums {

    /** How long an answer is given again. Who waits for a new active controller sees it at most this much later. */
    private static final Duration RECENT = Duration.ofMillis(200);

    private final Function<Endpoint, Optional<Quorum>> ask;
    private final InstantSource clock;
    private final Map<Endpoint, Answer> answers = new ConcurrentHashMap<>();

    /** @param ask what a broker says now; empty if it knows no active controller that answers */
    RecentQuorums(Function<Endpoint, Optional<Quorum>> ask, InstantSource clock) {
        this.ask = ask;
        this.clock = clock;
    }

    /** What that broker says now, or said a moment ago; empty if it knows no active controller that answers. */
    Optional<Quorum> of(Endpoint broker) {
        return answers.compute(
                        broker, (key, last) -> isRecent(last) ? last : new Answer(ask.apply(key), clock.instant()))
                .quorum;
    }

    private boolean isRecent(Answer last) {
        return last != null && last.at.plus(RECENT).isAfter(clock.instant());
    }

    private record Answer(Optional<Quorum> quorum, Instant at) {}
}
