package dev.kafkalab.await;

import dev.kafkalab.runtime.Progress;
import dev.kafkalab.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Waits for a state, and says on the way what it still sees.
 *
 * @param <T> what is looked at
 */
public final class Await<T> {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

    private final String what;
    private final Supplier<T> look;
    private final Function<T, String> inWords;
    private final Progress progress;

    private Await(String what, Supplier<T> look, Function<T, String> inWords, Progress progress) {
        this.what = what;
        this.look = look;
        this.inWords = inWords;
        this.progress = progress;
    }

    /**
     * A wait that is still to be bounded.
     *
     * @param what what is waited for: {@code "a new leader of testTopic"}
     * @param look takes one look
     * @param inWords what a look shows, for the lines on the way: {@code "leader still 3"}
     * @param progress where those lines go, one every other second
     */
    public static <T> Await<T> forState(String what, Supplier<T> look, Function<T, String> inWords, Progress progress) {
        return new Await<>(what, look, inWords, progress);
    }

    /**
     * Looks until a look is as wanted, or the time is over.
     *
     * @param from the moment the time counts from, which may be past
     * @param atMost the time; at least one look is taken even when it is over already
     */
    public Outcome<T> until(Predicate<T> wanted, Instant from, Duration atMost) {
        return until(wanted, from, atMost, Duration.ZERO);
    }

    /**
     * As above, and some time longer, so that what comes late is measured instead of missed. The lines on the way speak
     * of the promised time.
     *
     * @param late how much longer than {@code promised} to look
     */
    public Outcome<T> until(Predicate<T> wanted, Instant from, Duration promised, Duration late) {
        AtomicReference<T> last = new AtomicReference<>();
        AtomicReference<Instant> nextLine = new AtomicReference<>(Instant.now().plus(BETWEEN_LINES));
        Duration left = Duration.between(Instant.now(), from.plus(promised).plus(late));
        try {
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .pollInSameThread()
                    .atMost(left.compareTo(POLL) > 0 ? left : POLL.plusMillis(1))
                    .until(() -> {
                        last.set(look.get());
                        boolean there = wanted.test(last.get());
                        if (!there && Instant.now().isAfter(nextLine.get())) {
                            nextLine.set(Instant.now().plus(BETWEEN_LINES));
                            progress.report(line(from, promised, last.get()));
                        }
                        return there;
                    });
            return new Outcome<>(what, true, last.get(), Instant.now(), from, promised, inWords);
        } catch (ConditionTimeoutException e) {
            return new Outcome<>(
                    what,
                    last.get() != null && wanted.test(last.get()),
                    last.get(),
                    Instant.now(),
                    from,
                    promised,
                    inWords);
        }
    }

    private String line(Instant from, Duration promised, T seen) {
        long gone = Duration.between(from, Instant.now()).toSeconds();
        return "waiting for %s: %d s of %d s, %s".formatted(what, gone, promised.toSeconds(), inWords.apply(seen));
    }

    /**
     * How a wait ended.
     *
     * @param what what was waited for
     * @param reached whether the last look was as wanted
     * @param last the last look
     * @param at when it was taken
     * @param from the moment the time counted from
     * @param within the time that it was given
     */
    public record Outcome<T>(
            String what,
            boolean reached,
            T last,
            Instant at,
            Instant from,
            Duration within,
            Function<T, String> inWords) {

        /** Whether it was reached, and no later than within its time. */
        public boolean inTime() {
            return reached && took().compareTo(within) <= 0;
        }

        /** From the moment the time counted from to the last look. */
        public Duration took() {
            return Duration.between(from, at);
        }

        /** The same, if that moment is earlier: somebody else has seen it sooner. */
        public Outcome<T> seenAt(Instant sooner) {
            return sooner.isBefore(at) ? new Outcome<>(what, reached, last, sooner, from, within, inWords) : this;
        }

        /** The last look. @throws AssertionError saying what was waited for and what was last seen, if it was not reached in time */
        public T orFail() {
            T seen = everOrFail();
            if (!inTime()) {
                throw new AssertionError("Waited for %s, which was to come within %s, and it came after %s"
                        .formatted(what, Words.seconds(within), Words.seconds(took())));
            }
            return seen;
        }

        /**
         * The last look, however late: for what stays once it is there, such as a line in a log, and may have been looked
         * for too late. @throws AssertionError as above, if it was not reached
         */
        public T everOrFail() {
            if (!reached) {
                throw new AssertionError("Waited %s for %s, and still: %s"
                        .formatted(Words.seconds(took()), what, last == null ? "no answer" : inWords.apply(last)));
            }
            return last;
        }
    }
}
