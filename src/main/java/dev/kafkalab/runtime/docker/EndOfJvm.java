package dev.kafkalab.runtime.docker;

/** Clears up when the JVM ends with a cluster still up: by itself, by Ctrl-C or by a polite kill. */
final class EndOfJvm {

    private final Thread hook;
    private boolean watching;

    EndOfJvm(String name, Runnable clearUp) {
        this.hook = new Thread(clearUp, name);
    }

    /** From now on there is something to clear up. */
    synchronized void watch() {
        if (!watching) {
            Runtime.getRuntime().addShutdownHook(hook);
            watching = true;
        }
    }

    /** There is nothing any more. */
    synchronized void forget() {
        try {
            if (watching) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        } catch (IllegalStateException e) {
            // This JVM is ending, and its hooks run already: they find nothing to do.
        }
        watching = false;
    }
}
