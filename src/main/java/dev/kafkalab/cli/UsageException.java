package dev.kafkalab.cli;

import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.settings.SettingsException;
import dev.kafkalab.text.TextFile;
import dev.kafkalab.text.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Path;

/** A command that cannot do its work; the message says why, and what to do instead. */
final class UsageException extends RuntimeException {

    UsageException(String message) {
        super(message);
    }

    /** What cannot be done, for a reason that says itself which file is meant. */
    UsageException(String message, IOException reason) {
        super(message + ": " + (reason instanceof UnreadableFileException ? reason.getMessage() : reason), reason);
    }

    /** @throws UsageException if a setting cannot be meant as it is written */
    static void require(LabSettings settings) {
        try {
            settings.requireValid();
        } catch (SettingsException e) {
            throw new UsageException(e.getMessage());
        }
    }

    /** @throws UsageException if there is no such file, or none that a text is read from */
    static void requireReadable(Path file) {
        try {
            TextFile.check(file);
        } catch (UnreadableFileException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
