package dev.kafkalab.compose;

import java.nio.file.Path;

/**
 * A place in a Compose file (or in one of its companions, such as an env file), for messages.
 *
 * @param file the file as it was named by whoever asked to read it
 * @param line its line, counted from 1
 */
public record Position(Path file, int line) {

    /** {@code file:line}, which editors and terminals make clickable. */
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
