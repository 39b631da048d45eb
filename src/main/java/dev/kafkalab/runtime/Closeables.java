package dev.kafkalab.runtime;

import java.util.List;

/** Closes several things, whatever becomes of each. */
public final class Closeables {

    private Closeables() {}

    /**
     * Closes one after another; the first failure is thrown when all have had their turn, with the others beside it.
     */
    public static void closeAll(List<Runnable> closings) {
        RuntimeException failure = null;
        for (Runnable closing : closings) {
            try {
                closing.run();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
