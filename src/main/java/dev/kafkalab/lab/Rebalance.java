package dev.kafkalab.lab;

import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.observe.Await.Outcome;
import dev.kafkalab.observe.GroupState;
import dev.kafkalab.observe.RebalanceBound;
import dev.kafkalab.observe.Words;
import java.time.Duration;
import java.util.Optional;

/**
 * A rebalance that was waited for, after a consumer was killed or closed.
 *
 * @param outcome how the wait ended
 * @param promised the promise it is held against
 * @param bound what the consumers' own settings allow
 */
public record Rebalance(Outcome<GroupState> outcome, Duration promised, RebalanceBound bound) {

    private static final double MILLIS_A_SECOND = 1000.0;

    /** The measured time against the promise. */
    public Measurement measurement(Optional<Duration> notBefore) {
        return new Measurement(
                outcome.what(),
                seconds(outcome.took()),
                "s",
                notBefore.map(Rebalance::seconds),
                Optional.of(seconds(promised)),
                inTime() && !tooEarly(notBefore),
                bound.origin(),
                outcome.from());
    }

    /** @throws AssertionError if it came late or not at all, or before the earliest moment that was promised */
    public void verify(Optional<Duration> notBefore) {
        if (!inTime()) {
            throw new AssertionError(
                    "Expected %s within %s, but %s.%nIts consumers' own settings allow %s to %s (%s): %s"
                            .formatted(
                                    outcome.what(),
                                    Words.seconds(promised),
                                    outcome.reached()
                                            ? "it came after " + Words.seconds(outcome.took())
                                            : "after %s it is %s"
                                                    .formatted(
                                                            Words.seconds(outcome.took()),
                                                            outcome.last().inWords()),
                                    Words.seconds(bound.earliest()),
                                    Words.seconds(bound.latest()),
                                    bound.origin(),
                                    promised.compareTo(bound.latest()) < 0
                                            ? "they do not promise it."
                                            : "look whether the group's coordinator was alive, and the machine was not overloaded."));
        }
        if (tooEarly(notBefore)) {
            throw new AssertionError("Expected %s not before %s, but it came after %s (%s)."
                    .formatted(
                            outcome.what(),
                            Words.seconds(notBefore.orElseThrow()),
                            Words.seconds(outcome.took()),
                            bound.origin()));
        }
    }

    private boolean inTime() {
        return outcome.reached() && outcome.took().compareTo(promised) <= 0;
    }

    private boolean tooEarly(Optional<Duration> notBefore) {
        return notBefore
                .filter(earliest -> outcome.took().compareTo(earliest) < 0)
                .isPresent();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_A_SECOND;
    }
}
