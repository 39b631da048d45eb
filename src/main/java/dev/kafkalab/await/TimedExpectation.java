package dev.kafkalab.await;

import dev.kafkalab.bound.TimeBound;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.Measurement.Bound;
import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.evidence.Measurement.Quantity;
import dev.kafkalab.evidence.Measurement.Timing;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that was promised within a time, and has been waited for.
 *
 * @param outcome how the wait ended, and within which time that was promised
 * @param notBefore not before this, if that was promised too
 * @param bound what the settings that run allow
 */
public record TimedExpectation<T>(Outcome<T> outcome, Optional<Duration> notBefore, TimeBound bound) {

    /** The measured time against the promise. */
    public Measurement measurement(Kind kind, Subject subject) {
        return new Measurement(
                        kind,
                        subject,
                        Quantity.of(outcome.took()),
                        Bound.of(notBefore, outcome.within(), bound.origin()),
                        Timing.from(outcome.from()),
                        outcome.inTime() && !tooEarly())
                .reached(outcome.reached());
    }

    /**
     * @throws AssertionError if it came late, not at all, or before the earliest moment that was promised
     * @throws InconclusiveTimingException if nobody can tell whether it came in time
     */
    public void verify() {
        if (outcome.undated()) {
            throw InconclusiveTimingException.undated(outcome);
        }
        if (!outcome.inTime()) {
            throw new AssertionError("Expected %s within %s, but %s.%n%s"
                    .formatted(outcome.what(), Words.seconds(outcome.within()), observed(), likelyCause()));
        }
        if (tooEarly()) {
            throw new AssertionError("Expected %s not before %s, but %s.%nThe settings that run allow %s to %s (%s)."
                    .formatted(
                            outcome.what(),
                            Words.seconds(notBefore.orElseThrow()),
                            observed(),
                            Words.seconds(bound.earliest()),
                            Words.seconds(bound.latest()),
                            bound.origin()));
        }
    }

    /** The same, if it was there earlier: somebody else has seen it sooner. */
    public TimedExpectation<T> seenAt(Instant sooner) {
        return new TimedExpectation<>(outcome.seenAt(sooner), notBefore, bound);
    }

    private boolean tooEarly() {
        return notBefore
                .filter(earliest -> outcome.took().compareTo(earliest) < 0)
                .isPresent();
    }

    private String observed() {
        return outcome.reached()
                ? "it came after " + Words.seconds(outcome.took())
                : "after %s: %s".formatted(Words.seconds(outcome.took()), outcome.observed());
    }

    private String likelyCause() {
        String allowed = "%s to %s (%s)"
                .formatted(Words.seconds(bound.earliest()), Words.seconds(bound.latest()), bound.origin());
        return outcome.within().compareTo(bound.latest()) < 0
                ? "The settings that run do not promise it, they allow " + allowed + "."
                : "The settings that run allow " + allowed + ": look " + bound.lookAt() + ".";
    }
}
