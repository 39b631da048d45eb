package dev.kafkalab.support;

/**
 * A task that runs when this JVM ends by itself, by Ctrl-C or by SIGTERM while the hook is added. Safe for use by
 * several threads, those that run during the shutdown included.
 */
public final class ShutdownHook {

    private final Thread thread;
    private boolean added;

    /**
     * Not added yet.
     *
     * @param task runs at the same time as other hooks; may itself call {@link #remove()}
     */
    public ShutdownHook(String name, Runnable task) {
        this.thread = new Thread(task, name);
    }

    /**
     * Arranges for the task to run. Does nothing if that was done before.
     *
     * @throws IllegalStateException if the JVM is ending already: what the task would clear up must not be begun
     */
    public synchronized void add() {
        if (!added) {
            try {
                Runtime.getRuntime().addShutdownHook(thread);
            } catch (IllegalStateException e) {
                throw new IllegalStateException(
                        "This run is ending, so \"%s\" can no longer be arranged".formatted(thread.getName()), e);
            }
            added = true;
        }
    }

    /** There is nothing left to do at the end. Does nothing if the JVM is ending already. */
    public synchronized void remove() {
        if (added) {
            try {
                Runtime.getRuntime().removeShutdownHook(thread);
            } catch (IllegalStateException e) {
                // The hooks have started. The task finds that there is nothing to do.
            }
            added = false;
        }
    }
}
