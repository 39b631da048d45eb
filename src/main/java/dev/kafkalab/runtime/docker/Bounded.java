package dev.kafkalab.runtime.docker;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Asks something that may never answer. Whoever hangs is left behind in a daemon thread, which does not keep the JVM. */
final class Bounded {

    private Bounded() {}

    /** The answer; empty if there is none in time. What the question throws, this throws. */
    static <T> Optional<T> ask(Duration patience, Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Thread asking = new Thread(
                () -> {
                    try {
                        answer.complete(question.get());
                    } catch (RuntimeException | LinkageError e) {
                        answer.completeExceptionally(e);
                    }
                },
                "kafka-lab asks Docker");
        asking.setDaemon(true);
        asking.start();
        try {
            return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
