package dev.kafkalab.topology;

import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.reader.Topologies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Compose files as text, for tests in which networks matter. */
public final class ComposeText {

    private ComposeText() {}

    /** What the file says. */
    public static Topology read(String text) {
        try {
            Path file = Files.createTempFile("compose", ".yml");
            try {
                Files.writeString(file, text);
                return Topologies.read(file, Map.of());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its findings that are more than notes, each as {@code SEVERITY service: message Fix: remedy}. */
    public static List<String> problems(String text) {
        return read(text).findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .map(finding -> "%s %s: %s Fix: %s"
                        .formatted(finding.severity(), finding.node(), finding.message(), finding.remedy()))
                .toList();
    }
}
