package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.SetupException;
import java.io.IOException;

/** Signals that Java cannot send itself. */
final class Signals {

    private Signals() {}

    /** Freezes a process. */
    static void stop(long pid) {
        send("STOP", pid);
    }

    /** Lets a frozen process go on. */
    static void resume(long pid) {
        send("CONT", pid);
    }

    /** Through the shell, whose own {@code kill} is there even where no such program is installed. */
    private static void send(String signal, long pid) {
        try {
            Process kill = new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(signal, pid))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(kill.getInputStream().readAllBytes());
            if (kill.waitFor() != 0) {
                throw new IllegalStateException(
                        "SIG%s did not reach process %d: %s".formatted(signal, pid, said.trim()));
            }
        } catch (IOException e) {
            throw new SetupException(
                    "This system cannot freeze a process (no sh). Fix: run this stage with -Dlab.runtime=docker.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending SIG" + signal, e);
        }
    }
}
