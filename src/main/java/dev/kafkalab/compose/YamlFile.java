package dev.kafkalab.compose;

import java.nio.file.Path;
import java.util.List;

/** Reads files that are YAML and no Compose files, by the same rules and limits. */
public final class YamlFile {

    private YamlFile() {}

    /**
     * The one document of a file.
     *
     * @throws ComposeException naming the place, if the file cannot be read, is no YAML, or has no document, or several
     */
    public static Yaml read(Path file) {
        List<Yaml> documents = YamlReader.read(file, new ReadingLimits());
        if (documents.size() != 1) {
            throw documents.isEmpty()
                    ? new ComposeException(new Position(file, 1), "the file is empty", "write what it is to say")
                    : new ComposeException(
                            documents.get(1).position(),
                            "a second document begins here",
                            "keep one, without a line ---");
        }
        return documents.get(0);
    }
}
