package dev.kafkalab.compose;

import dev.kafkalab.compose.ComposeException.Kind;
import dev.kafkalab.text.TextFile;
import dev.kafkalab.text.UnreadableFileException;
import java.nio.file.Path;

/**
 * What one reading of a Compose file takes in, all that it draws in included. Each file is small, but a few lines of
 * aliases, variables, {@code extends} and {@code include} can stand for more than any memory holds.
 */
final class ReadingLimits {

    /** A node has an address of its own among 254 of a subnet, and no lab's machine runs a hundred. */
    private static final int MOST_SERVICES = 500;

    /** Each of these three: ten times what the longest of files that people write needs. */
    private static final int MOST_FILES = 1_000;

    private static final int MOST_VALUES = 200_000;
    private static final int MOST_CHARACTERS = 10_000_000;

    private int files;
    private long values;
    private long characters;

    /** The text of a file, which is refused if it is no plain one. */
    String text(Path file) {
        if (++files > MOST_FILES) {
            throw new ComposeException(
                    Kind.TOO_MUCH,
                    new Position(file, 1),
                    "this is the last of more than %d files that one Compose file draws in".formatted(MOST_FILES),
                    "include each file once, from one place");
        }
        try {
            String text = TextFile.read(file);
            addCharacters(new Position(file, 1), text.length());
            return text;
        } catch (UnreadableFileException e) {
            throw new ComposeException(new Position(file, Math.max(e.line(), 1)), e.reason(), e.remedy());
        }
    }

    /** Counts what is kept for the text that stands here. */
    void addCharacters(Position position, long more) {
        characters += more;
        if (characters > MOST_CHARACTERS) {
            throw new ComposeException(
                    Kind.TOO_MUCH,
                    position,
                    "with this, what aliases (*name), variables and files stand for is more than %d characters"
                            .formatted(MOST_CHARACTERS),
                    "write out what you need instead of variables and anchors that contain each other");
        }
    }

    /** Counts values, list items and ports. */
    void addValues(Position position, long more) {
        values += more;
        if (values > MOST_VALUES) {
            throw new ComposeException(
                    Kind.TOO_MUCH,
                    position,
                    "with this, the file has more than %d values, counting what aliases (*name), extends and include repeat"
                            .formatted(MOST_VALUES),
                    "write out what you need instead of anchors that contain aliases of aliases");
        }
    }

    void checkServices(Yaml.Mapping services) {
        int number = services.entries().size();
        if (number > MOST_SERVICES) {
            throw new ComposeException(
                    Kind.TOO_MUCH,
                    services.position(),
                    "the file has %d services, more than the %d that are read".formatted(number, MOST_SERVICES),
                    "leave out those that the lab does not need");
        }
    }
}
