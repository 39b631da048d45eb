package dev.kafkalab.runtime.docker;

import java.util.List;
import java.util.stream.Stream;

/** The {@code docker compose} processes of a project: one that outlives its launcher goes on creating containers. */
final class ComposeProcesses {

    private ComposeProcesses() {}

    /** How a project is named to Compose; it is what such a process is known by. */
    static String option(String project) {
        return "--project-name=" + project;
    }

    /** Ends them. Call it only while holding the project's claim, or at this JVM's own end. */
    static void end(String project) {
        List<ProcessHandle> running = ProcessHandle.allProcesses()
                .filter(process -> Stream.of(process.info().arguments().orElseGet(() -> new String[0]))
                        .anyMatch(option(project)::equals))
                .toList();
        running.forEach(ProcessHandle::destroyForcibly);
        running.forEach(process -> process.onExit().join());
    }
}
