package dev.kafkalab.runtime.docker;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Words a failed {@code docker compose up}: what it said itself, and what to do about the usual causes. */
final class ComposeFailure {

    private static final int SAID = 5;

    /** What Docker says, and what to do then. */
    private static final Map<String, String> FIXES = Map.of(
            "is already in use by container",
                    "remove that container (docker rm -f NAME), or give the service another container_name",
            "port is already allocated", "end what holds the port, or publish another one",
            "address already in use", "end what holds the port, or publish another one",
            "no space left on device", "make room (docker system df shows what Docker uses)",
            "dependency failed to start",
                    "the service that others wait for ended, or never became healthy: its last words are in its log",
            "declared as external", "create what the file calls external, or drop that word from it");

    private ComposeFailure() {}

    /** One message out of all that was said. */
    static String explain(List<String> said) {
        List<String> telling = said.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("Container ") && !line.startsWith("Network "))
                .filter(line -> !line.startsWith("Volume ") && !line.contains("level=warning"))
                .toList();
        String words = telling.stream().skip(Math.max(0, telling.size() - SAID)).collect(Collectors.joining("\n  "));
        return "Docker Compose could not start the cluster:\n  %s\n  Fix: %s."
                .formatted(words.isEmpty() ? "(it gave no reason)" : words, fix(words));
    }

    private static String fix(String words) {
        return FIXES.entrySet().stream()
                .filter(entry -> words.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("see the message; -Dlab.runtime=process runs the same file without Docker");
    }
}
