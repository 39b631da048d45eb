package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.Volume;
import dev.kafkalab.text.TextFile;
import dev.kafkalab.text.UnreadableFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/**
 * A file that a service has from the Compose file itself ({@code configs} with {@code content}), from a variable, or
 * from this machine.
 */
final class MountedFile {

    private MountedFile() {}

    /**
     * The text of the file at that path of the container; empty if nobody has mounted it, or it cannot be read here.
     */
    static Optional<String> text(Service service, String path) {
        return service.volumes().stream()
                .filter(volume -> (path + "/").startsWith(volume.target() + "/"))
                .max(Comparator.comparing(volume -> volume.target().length()))
                .flatMap(volume -> text(volume, path.substring(volume.target().length())));
    }

    private static Optional<String> text(Volume volume, String within) {
        if (volume.content().isPresent() || !volume.isOfThisMachine()) {
            return volume.content().filter(any -> within.isEmpty());
        }
        try {
            return Optional.of(TextFile.read(Path.of(volume.source() + within)));
        } catch (UnreadableFileException e) {
            return Optional.empty();
        }
    }
}
