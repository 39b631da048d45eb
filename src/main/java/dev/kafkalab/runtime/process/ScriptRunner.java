package dev.kafkalab.runtime.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs a script of a Compose file with all that it starts, and ends them with the JVM that launched this one, as
 * {@link ParentWatchdog} ends a node: a shell cannot notice that its launcher is gone. Uses nothing but the JDK.
 */
final class ScriptRunner {

    private static final int TERMINATED = 143;
    private static final int LAUNCHER_GONE = 86;
    private static final int CANNOT_RUN = 126;
    private static final int GRACE_SECONDS = 5;

    private ScriptRunner() {}

    /** The arguments are the command. Its exit status is this JVM's. */
    public static void main(String[] command) throws InterruptedException {
        // A signal that comes before there is a script must find the one that starts meanwhile.
        CompletableFuture<Process> started = new CompletableFuture<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> askToEnd(started.join())));
        Process script;
        try {
            // As in a container without a terminal, there is nothing to read.
            script = new ProcessBuilder(command)
                    .redirectInput(Redirect.from(new File("/dev/null")))
                    .redirectOutput(Redirect.INHERIT)
                    .redirectError(Redirect.INHERIT)
                    .start();
            started.complete(script);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            Runtime.getRuntime().halt(CANNOT_RUN);
            return;
        }
        Thread watch = new Thread(() -> endAtEndOfInput(script), "kafka-lab-parent-watchdog");
        watch.setDaemon(true);
        watch.start();
        int status = script.waitFor();
        Runtime.getRuntime().halt(status);
    }

    private static void endAtEndOfInput(Process script) {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever sent.
            }
        } catch (IOException e) {
            // A broken pipe says the same as a closed one.
        }
        kill(script);
        Runtime.getRuntime().halt(LAUNCHER_GONE);
    }

    /** What Docker sends to the first process of a container, its children get here: a shell would not pass it on. */
    private static void askToEnd(Process script) {
        try {
            script.descendants().forEach(ProcessHandle::destroy);
            script.destroy();
            if (!script.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                kill(script);
            }
        } catch (InterruptedException e) {
            kill(script);
        }
        Runtime.getRuntime().halt(TERMINATED);
    }

    private static void kill(Process script) {
        script.descendants().forEach(ProcessHandle::destroyForcibly);
        script.destroyForcibly();
    }
}
