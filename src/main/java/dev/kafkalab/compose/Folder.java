package dev.kafkalab.compose;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The folder that a file's relative paths start from. */
final class Folder {

    private Folder() {}

    static Path of(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    /** A path as it is written in a file, seen from the folder of that file. */
    static Path resolve(Yaml.Scalar path) {
        try {
            return of(path.position().file()).resolve(path.text()).normalize();
        } catch (InvalidPathException e) {
            throw new ComposeException(
                    path.position(),
                    "'%s' is no path".formatted(path.text()),
                    "name a file, seen from this one's folder");
        }
    }
}
