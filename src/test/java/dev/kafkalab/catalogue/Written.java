package dev.kafkalab.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Features that a test writes, and what lint says of them. */
record Written(Path folder) {

    /** The mistakes of a feature with these lines as its only scenario's steps, without the folder's name. */
    List<String> lintSteps(String... steps) {
        return lint("Feature: F\n  @M1\n  Scenario: S\n    " + String.join("\n    ", steps) + "\n");
    }

    /** The mistakes of a feature, without the folder's name. */
    List<String> lint(String feature) {
        write("x.feature", feature);
        return lint();
    }

    /** The mistakes of everything that was written. */
    List<String> lint() {
        try {
            return Lint.of(Features.read(List.of(folder))).stream()
                    .map(mistake -> mistake.toString().replace(folder + "/", ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file below the folder. */
    Path write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
