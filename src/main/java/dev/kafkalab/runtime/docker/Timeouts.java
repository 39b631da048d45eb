package dev.kafkalab.runtime.docker;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** How long this runtime waits for what. */
final class Timeouts {

    /** Whether Docker can be used at all: the choice of a runtime promises ten seconds. */
    static final Duration DECISION = Duration.ofSeconds(9);

    /** An engine's first answer, so that its absence is told within {@link #DECISION}. */
    static final Duration ENGINE = Duration.ofSeconds(7);

    /** What Compose answers from a file or from itself. */
    static final Duration COMPOSE_ANSWER = Duration.ofSeconds(60);

    /** Compose creates and starts containers: it may build images, and waits for services that are to be healthy. */
    static final Duration COMPOSE_UP = Duration.ofMinutes(15);

    /** The engine's list of containers shows what was done to one of them: usually within milliseconds. */
    static final Duration STATE = Duration.ofSeconds(30);

    /** Containers, networks and volumes are gone. While a container ends, the engine keeps what it uses. */
    static final Duration REMOVAL = Duration.ofSeconds(15);

    /** A run that is ending removes its cluster first, and the next one should not fail for that. */
    static final Duration LEASE = Duration.ofSeconds(15);

    /** The rest of an ended container's log. */
    static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private Timeouts() {}

    /**
     * Asks something that may never answer. A question that hangs is left behind in a daemon thread, which does not
     * keep the JVM alive.
     *
     * @return empty if there is no answer in time
     * @throws RuntimeException what the question throws
     */
    static <T> Optional<T> within(Duration limit, Supplier<T> question) {
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
            return Optional.of(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS));
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
