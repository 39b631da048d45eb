package dev.kafkalab.prompt;

import dev.kafkalab.settings.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where what was typed is kept for the next time: in the user's folder for such state, by the XDG rules. */
final class HistoryFile {

    private HistoryFile() {}

    /** Of this user, its folder made; empty where none can be written. */
    static Optional<Path> ofUser() {
        return of(Optional.ofNullable(Host.variable("XDG_STATE_HOME")), Host.home());
    }

    /** @param state the value of {@code XDG_STATE_HOME}, which counts only as an absolute path */
    static Optional<Path> of(Optional<String> state, Optional<Path> home) {
        try {
            Optional<Path> folder = state.map(Path::of)
                    .filter(Path::isAbsolute)
                    .or(() -> home.map(it -> it.resolve(".local/state")))
                    .map(it -> it.resolve("kafka-lab"));
            if (folder.isEmpty()) {
                return Optional.empty();
            }
            Path file = Files.createDirectories(folder.get()).resolve("history");
            return Files.isWritable(Files.exists(file) ? file : folder.get()) ? Optional.of(file) : Optional.empty();
        } catch (IOException | InvalidPathException notThere) {
            return Optional.empty();
        }
    }
}
