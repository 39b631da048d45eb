package dev.kafkalab.runtime.process;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs inside each node's JVM and ends it with the JVM that launched it: standard input is a pipe whose other end that
 * JVM holds, and the kernel closes it however that JVM ends. Uses nothing but the JDK, since it is packed alone.
 */
final class ParentWatchdog {

    /** The system property that tells a JVM that it records its classes. */
    static final String RECORDING = "kafkalab.recording";

    /** The status of a node whose launcher is gone; distinct from those of signals. */
    private static final int LAUNCHER_GONE = 86;

    private ParentWatchdog() {}

    /** Watches, then hands over to the main class that the first argument names. */
    public static void main(String[] args) throws Throwable {
        watch();
        run(args[0], Arrays.copyOfRange(args, 1, args.length));
    }

    /** Calls a main class by its name. */
    static void run(String mainClass, String... arguments) throws Throwable {
        try {
            Class.forName(mainClass).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** For programs that are started as {@code java -jar}: there the watchdog is a Java agent. */
    public static void premain(String arguments) {
        watch();
    }

    private static void watch() {
        Thread thread = new Thread(ParentWatchdog::haltAtEndOfInput, "kafka-lab-parent-watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    private static void haltAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever sent.
            }
        } catch (IOException e) {
            // A broken pipe says the same as a closed one.
        }
        endNow();
    }

    /** A JVM that records its classes would take seconds to write them down even when it is halted. */
    private static void endNow() {
        if (Boolean.getBoolean(RECORDING)) {
            try {
                long self = ProcessHandle.current().pid();
                new ProcessBuilder("sh", "-c", "kill -KILL " + self).start().waitFor();
            } catch (IOException | InterruptedException e) {
                // Then it takes those seconds.
            }
        }
        Runtime.getRuntime().halt(LAUNCHER_GONE);
    }
}
