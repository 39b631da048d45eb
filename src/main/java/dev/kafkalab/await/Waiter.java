package dev.kafkalab.await;

import dev.kafkalab.runtime.Progress;
import dev.kafkalab.support.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Waits for states, in the thread that asks, and says on the way what it still sees. */
public final class Waiter {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final Consumer<Duration> sleep;
    private final Progress progress;

    /** @param progress where a wait says every other second what it still sees */
    public Waiter(Progress progress) {
        this(SteadyClock::now, Waiter::sleep, progress);
    }

    /** @param sleep lets that time pass, by that clock */
    public Waiter(InstantSource clock, Consumer<Duration> sleep, Progress progress) {
        this.clock = clock;
        this.sleep = sleep;
        this.progress = progress;
    }

    /** The moment that it is, by its clock. */
    public Instant now() {
        return clock.instant();
    }

    /** Looks until the state is there, or that time from now is over. */
    public <T> Outcome<T> await(Condition<T> condition, Duration atMost) {
        return await(condition, Deadline.of(now(), atMost));
    }

    /** Looks until the state is there, or the time is over; once even if it is over already. */
    public <T> Outcome<T> await(Condition<T> condition, Deadline deadline) {
        Optional<Instant> notYet = Optional.empty();
        Instant nextLine = clock.instant().plus(BETWEEN_LINES);
        while (true) {
            Instant begun = clock.instant();
            T seen = condition.look().get();
            Instant at = clock.instant();
            if (condition.wanted().test(seen)) {
                return new Outcome<>(condition, deadline, true, seen, at, notYet);
            }
            notYet = Optional.of(begun);
            Duration left = Duration.between(at, deadline.end());
            if (left.isNegative() || left.isZero()) {
                return new Outcome<>(condition, deadline, false, seen, at, notYet);
            }
            if (at.isAfter(nextLine)) {
                nextLine = at.plus(BETWEEN_LINES);
                progress.report("waiting for %s: %d s of %d s, %s"
                        .formatted(
                                condition.what(),
                                Duration.between(deadline.from(), at).toSeconds(),
                                deadline.promised().toSeconds(),
                                condition.description().apply(seen)));
            }
            sleep.accept(left.compareTo(POLL) < 0 ? left : POLL);
        }
    }

    private static void sleep(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
