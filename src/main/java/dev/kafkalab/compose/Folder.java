package dev.kafkalab.compose;

import dev.kafkalab.text.TextFile;
import dev.kafkalab.text.UnreadableFileException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The folder that a file's relative paths start from. */
final class Folder {

    private Folder() {}

    static Path of(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    /** A file as it is named in another, seen from the folder of that other; it need not be there. */
    static Path resolve(Yaml.Scalar path) {
        try {
            Path file = of(path.position().file()).resolve(path.text()).normalize();
            if (Files.exists(file)) {
                TextFile.check(file);
            }
            return file;
        } catch (UnreadableFileException e) {
            throw new ComposeException(
                    path.position(), "'%s' is not read: %s".formatted(path.text(), e.reason()), e.remedy());
        } catch (InvalidPathException e) {
            throw new ComposeException(
                    path.position(),
                    "'%s' is no path".formatted(path.text()),
                    "name a file, seen from this one's folder");
        }
    }

    /** A file named in another, which must be there. */
    static Path existing(Yaml.Scalar path) {
        Path file = resolve(path);
        if (!Files.exists(file)) {
            throw new ComposeException(
                    path.position(),
                    "there is no file %s (looked for at %s)".formatted(path.text(), file),
                    "check the name: it is seen from the folder of this file");
        }
        return file;
    }
}
