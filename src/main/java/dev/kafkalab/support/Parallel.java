package dev.kafkalab.support;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Does the same to several things at once, a thread for each. */
public final class Parallel {

    private Parallel() {}

    /** Returns when all is done. Throws the first failure, if there was one, when the others have ended too. */
    public static <T> void forEach(Collection<? extends T> things, Consumer<T> action) {
        if (things.isEmpty()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(things.size(), Parallel::daemon);
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
        Thread thread = new Thread(work, "kafka-lab parallel");
        thread.setDaemon(true);
        return thread;
    }
}
