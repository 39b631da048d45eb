package dev.kafkalab.support;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A thread that works beside a scenario, and keeps its failure for that scenario: whoever asks next what it has done is
 * told, and at the latest whoever ends it.
 */
public final class BackgroundThread {

    private final String name;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Thread thread;

    private BackgroundThread(String name, Runnable work) {
        this.name = name;
        this.thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (Throwable e) {
                        failure.set(e);
                    }
                },
                name);
        thread.setDaemon(true);
    }

    /** Starts one. @param name who it is, as a failure names it: {@code the publisher of orders} */
    public static BackgroundThread start(String name, Runnable work) {
        BackgroundThread started = new BackgroundThread(name, work);
        started.thread.start();
        return started;
    }

    /** @throws IllegalStateException if it has failed, with its failure as the cause */
    public void check() {
        Throwable failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("%s has failed: %s".formatted(name, failed), failed);
        }
    }

    /** Waits until it has ended, as it was told to, or the time is over. An interrupted caller stays interrupted. */
    public void join(Duration atMost) {
        try {
            thread.join(atMost.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
