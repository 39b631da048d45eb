package dev.kafkalab.runtime.docker;

import java.util.List;
import org.testcontainers.containers.ComposeContainer;

/** Clears up when the JVM ends with a cluster still up: by itself, by Ctrl-C or by a polite kill. */
final class EndOfJvm {

    private final Thread hook;
    private boolean watching;

    EndOfJvm(String name, Runnable clearUp) {
        this.hook = new Thread(
                () -> {
                    endCompose();
                    clearUp.run();
                },
                name);
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

    /** A compose process that is still creating containers would go on behind our back. */
    private static void endCompose() {
        List<ProcessHandle> running = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> isCompose(command))
                        .isPresent())
                .toList();
        running.forEach(ProcessHandle::destroyForcibly);
        running.forEach(process -> process.onExit().join());
    }

    private static boolean isCompose(String command) {
        String name = command.replaceFirst(".*[/\\\\]", "");
        return name.equals(ComposeContainer.COMPOSE_EXECUTABLE) || name.startsWith("docker-compose");
    }
}
