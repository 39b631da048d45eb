package dev.kafkalab.runtime.process;

import dev.kafkalab.compose.Service.Restart;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Gives a process that has ended by itself another life, as Docker's restart policies do. What somebody stops or kills
 * stays down, {@code docker kill} included.
 *
 * <p>Rules: {@code ShouldRestart} in {@code restartmanager/restartmanager.go} of moby. The first wait is 100 ms, each
 * further one twice as long, up to a minute; a life of more than ten seconds begins anew.
 */
final class Restarts {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration SOUND = Duration.ofSeconds(10);

    private final Restart policy;
    private final Runnable beginAgain;
    private int attempts;
    private Duration wait = FIRST;
    private Process watched;
    private boolean pending;

    /** @param beginAgain starts the process once more, and calls {@link #goOn} */
    Restarts(Restart policy, Runnable beginAgain) {
        this.policy = policy;
        this.beginAgain = beginAgain;
    }

    /** Somebody has started it. */
    synchronized void begin(Process process) {
        attempts = 0;
        wait = FIRST;
        watch(process);
    }

    /** It runs once more. */
    synchronized void goOn(Process process) {
        watch(process);
    }

    private void watch(Process process) {
        pending = false;
        watched = process;
        if (policy.equals(Restart.NEVER)) {
            return;
        }
        long since = System.nanoTime();
        process.onExit().thenAccept(ended -> hasEnded(ended, Duration.ofNanos(System.nanoTime() - since)));
    }

    /** From now on its end is somebody's doing. */
    synchronized void end() {
        watched = null;
        pending = false;
    }

    /** Whether that process, which has ended, has another life before it, or had when this was asked. */
    synchronized boolean continues(Process ended) {
        return pending || watched != null && (watched != ended || policy.applies(ended.exitValue(), attempts));
    }

    private synchronized void hasEnded(Process process, Duration lived) {
        if (watched != process || !policy.applies(process.exitValue(), attempts)) {
            return;
        }
        if (lived.compareTo(SOUND) > 0) {
            wait = FIRST;
            attempts = 0;
        }
        attempts++;
        pending = true;
        CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> restart(process));
        wait = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
    }

    /** Whoever ends the node meanwhile waits for this, and then ends it. */
    private synchronized void restart(Process process) {
        if (watched != process) {
            return;
        }
        try {
            beginAgain.run();
        } catch (RuntimeException e) {
            // What it needs is not to be had any more, such as a port: it stays down, as its log says.
            end();
        }
    }
}
