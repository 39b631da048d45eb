package dev.kafkalab.runtime.process;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs inside each node's JVM and ties its life to the JVM that launched it: standard input is a pipe whose other end
 * that JVM holds, and however that JVM ends, the kernel closes it. Uses nothing but the JDK, since it travels alone in
 * a jar of its own.
 */
final class Tether {

    /** The system property that tells a JVM that it records its classes. */
    static final String RECORDING = "kafkalab.recording";

    /** The status of a node whose launcher is gone; distinct from those of signals. */
    private static final int LAUNCHER_GONE = 86;

    private Tether() {}

    /** Ties this JVM, then hands over to the main class that the first argument names. */
    public static void main(String[] args) throws Throwable {
        tie();
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

    /** For programs that are started as {@code java -jar}: there the tether is a Java agent. */
    public static void premain(String arguments) {
        tie();
    }

    private static void tie() {
        Thread thread = new Thread(Tether::haltAtEndOfInput, "kafka-lab-tether");
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
