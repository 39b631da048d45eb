package dev.kafkalab.await;

import dev.kafkalab.support.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How late this machine is: a thread asks to be woken every 20 ms and keeps by how much it overslept. A machine that
 * lets it wait for a second lets brokers wait as long, and a time that was measured meanwhile may be wrong by so much.
 */
public final class SchedulingDelay implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(20);

    /** Below this nobody's measurement is disturbed, and there would be much to keep. */
    private static final Duration WORTH_KEEPING = Duration.ofMillis(50);

    private static final Duration KEPT_FOR = Duration.ofMinutes(10);

    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(SchedulingDelay::thread);
    private final Deque<Late> late = new ArrayDeque<>();
    private final LongSupplier nanos;
    private final InstantSource clock;
    private long lastTick;

    /** One that has just ticked, and does so again when told. Time is told twice: what is measured must not jump. */
    SchedulingDelay(LongSupplier nanos, InstantSource clock) {
        this.nanos = nanos;
        this.clock = clock;
        this.lastTick = nanos.getAsLong();
    }

    /**
     * The longest that this machine has overslept since that moment, of the last ten minutes; zero if it was below 50
     * ms.
     */
    public synchronized Duration longestSince(Instant from) {
        Duration now = sinceLastTick();
        Duration longest = now.compareTo(WORTH_KEEPING) >= 0 ? now : Duration.ZERO;
        for (Late one : late) {
            if (!one.until.isBefore(from) && one.by.compareTo(longest) > 0) {
                longest = one.by;
            }
        }
        return longest;
    }

    /** One that ticks from now on, in a thread of its own, until it is closed. */
    public static SchedulingDelay start() {
        SchedulingDelay delay = new SchedulingDelay(System::nanoTime, SteadyClock::now);
        delay.ticks.scheduleWithFixedDelay(delay::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
        return delay;
    }

    private static Thread thread(Runnable ticking) {
        Thread thread = new Thread(ticking, "scheduling-delay");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        ticks.shutdownNow();
    }

    synchronized void tick() {
        Duration by = sinceLastTick();
        lastTick = nanos.getAsLong();
        Instant now = clock.instant();
        if (by.compareTo(WORTH_KEEPING) >= 0) {
            late.addLast(new Late(now, by));
        }
        while (!late.isEmpty() && late.peekFirst().until.isBefore(now.minus(KEPT_FOR))) {
            late.removeFirst();
        }
    }

    private Duration sinceLastTick() {
        return Duration.ofNanos(nanos.getAsLong() - lastTick).minus(TICK);
    }

    private record Late(Instant until, Duration by) {}
}
