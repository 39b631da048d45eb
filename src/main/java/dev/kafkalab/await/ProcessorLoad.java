package dev.kafkalab.await;

import com.sun.management.OperatingSystemMXBean;
import dev.kafkalab.support.SteadyClock;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * How busy this machine's processors are, looked at twice a second. Where they have nothing to spare, a broker waits
 * for its turn; a thread that mostly sleeps ({@link SchedulingDelay}) is let in before it and notices nothing.
 */
public final class ProcessorLoad implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration KEPT_FOR = Duration.ofMinutes(10);

    /** From this share on, nothing is to spare. */
    private static final double BUSY = 0.9;

    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(ProcessorLoad::thread);
    private final Deque<Look> looks = new ArrayDeque<>();
    private final DoubleSupplier share;

    /**
     * @param share of the time since the last question in which the processors were busy, 0 to 1; below 0 if unknown
     */
    ProcessorLoad(DoubleSupplier share) {
        this.share = share;
    }

    /** One that looks from now on, in a thread of its own, until it is closed. */
    public static ProcessorLoad start() {
        ProcessorLoad load = new ProcessorLoad(
                ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                        ? system::getCpuLoad
                        : () -> -1);
        load.ticks.scheduleWithFixedDelay(
                () -> load.look(SteadyClock.now()), 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
        return load;
    }

    private static Thread thread(Runnable looking) {
        Thread thread = new Thread(looking, "processor-load");
        thread.setDaemon(true);
        return thread;
    }

    synchronized void look(Instant now) {
        double busy = share.getAsDouble();
        if (busy >= 0) {
            looks.addLast(new Look(now, busy));
        }
        while (!looks.isEmpty() && looks.peekFirst().at().isBefore(now.minus(KEPT_FOR))) {
            looks.removeFirst();
        }
    }

    /** The share of the time since then in which the processors were busy, 0 to 1; 0 where nobody can say. */
    public synchronized double since(Instant from) {
        return looks.stream()
                .filter(look -> !look.at().isBefore(from))
                .mapToDouble(Look::busy)
                .average()
                .orElse(0);
    }

    /** Whether nothing was to spare since then. */
    public boolean isFullSince(Instant from) {
        return since(from) >= BUSY;
    }

    /** Whether nothing is to spare now. */
    public synchronized boolean isFull() {
        return !looks.isEmpty() && looks.peekLast().busy() >= BUSY;
    }

    @Override
    public void close() {
        ticks.shutdownNow();
    }

    private record Look(Instant at, double busy) {}
}
