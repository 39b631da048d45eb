package dev.kafkalab.await;

import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.runtime.UnfitClusterException;
import dev.kafkalab.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * How a wait ended. What came in time, came late or never came is told apart from what nobody can date: where the state
 * was there at the first look after its time, and no look had shown before that it was not, it may have come in time.
 *
 * @param condition what was waited for
 * @param deadline by when
 * @param reached whether the last look showed it
 * @param last the last look
 * @param at when it was taken, or when somebody else has seen the state sooner
 * @param notYet when the last look was begun that did not show it, if there was one
 */
public record Outcome<T>(
        Condition<T> condition, Deadline deadline, boolean reached, T last, Instant at, Optional<Instant> notYet) {

    /** What was waited for, in words. */
    public String what() {
        return condition.what();
    }

    /** What the last look showed, in words. */
    public String observed() {
        return last == null ? "no answer" : condition.description().apply(last);
    }

    /** The moment that the time counted from. */
    public Instant from() {
        return deadline.from();
    }

    /** The time that was promised. */
    public Duration within() {
        return deadline.promised();
    }

    /** From the moment that the time counted from to the last look. */
    public Duration took() {
        return Duration.between(from(), at);
    }

    /** Whether it was reached, and no later than within its time. */
    public boolean inTime() {
        return reached && !at.isAfter(deadline.promisedBy());
    }

    /**
     * Whether it was there when somebody looked after its time, and nobody had looked between: it may have come in
     * time.
     */
    public boolean undated() {
        return reached
                && !inTime()
                && notYet.filter(look -> !look.isBefore(deadline.promisedBy())).isEmpty();
    }

    /** The same, if that moment is earlier: somebody else, who looks all the time, has seen it sooner. */
    public Outcome<T> seenAt(Instant sooner) {
        return sooner.isBefore(at)
                ? new Outcome<>(condition, deadline, reached, last, sooner, Optional.of(sooner))
                : this;
    }

    /**
     * The last look, of something that was promised.
     *
     * @throws AssertionError saying what was waited for and what was last seen, if it was not reached in time
     * @throws InconclusiveTimingException if nobody can tell whether it was
     */
    @API(status = Status.MAINTAINED, since = "0.1")
    public T orFail() {
        T seen = everOrFail();
        if (undated()) {
            throw InconclusiveTimingException.undated(this);
        }
        if (!inTime()) {
            throw new AssertionError("Waited for %s, which was to come within %s, and it came after %s"
                    .formatted(what(), Words.seconds(within()), Words.seconds(took())));
        }
        return seen;
    }

    /**
     * The last look, however late: for what stays once it is there, such as a line in a log, and may have been looked
     * for too late.
     *
     * @throws AssertionError as above, if it was not reached
     */
    public T everOrFail() {
        if (!reached) {
            throw new AssertionError(unreached());
        }
        return last;
    }

    /**
     * The last look, of something that a promise needs and that is none itself: a topic that a scenario begins with.
     *
     * @throws SetupException saying what was waited for and what was last seen, if it was not reached
     */
    @API(status = Status.MAINTAINED, since = "0.1")
    public T orSetupFailure() {
        if (!reached) {
            throw new UnfitClusterException(unreached());
        }
        return last;
    }

    private String unreached() {
        return "Waited %s for %s, and still: %s".formatted(Words.seconds(took()), what(), observed());
    }
}
