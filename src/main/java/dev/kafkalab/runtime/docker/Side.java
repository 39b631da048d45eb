package dev.kafkalab.runtime.docker;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Does the same to several things side by side. */
final class Side {

    private Side() {}

    /** Returns when all is done; if any failed, throws the first failure. */
    static <T> void bySide(List<T> things, Consumer<T> action) {
        if (things.isEmpty()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(things.size(), Side::daemon);
        try {
            CompletableFuture.allOf(things.stream()
                            .map(thing -> CompletableFuture.runAsync(() -> action.accept(thing), threads))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        } finally {
            threads.shutdown();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "kafka-lab docker");
        thread.setDaemon(true);
        return thread;
    }
}
