package dev.kafkalab.pool;

import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.settings.Host;
import dev.kafkalab.text.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stand-in images' names, which {@code LAB_IMAGES=local} puts in place of the published ones. */
public final class LocalImages {

    private static final Path FILE = Path.of("compose", "images", "local.env");

    private LocalImages() {}

    /**
     * These variables, over the stand-in images' where those are asked for. An image that these variables name, in a
     * version that there is a stand-in of, is replaced by it.
     */
    public static Map<String, String> with(Map<String, String> variables) {
        return with(variables, Host.variable("LAB_IMAGES"), FILE);
    }

    static Map<String, String> with(Map<String, String> variables, String images, Path file) {
        if (!"local".equals(images)) {
            return variables;
        }
        Map<String, String> all = new HashMap<>(read(file));
        List<String> standIns = List.copyOf(all.values());
        variables.forEach(
                (name, value) -> all.put(name, standIn(value, standIns).orElse(value)));
        return Map.copyOf(all);
    }

    /** {@code kafka-lab/apache-kafka:3.9.1} for {@code apache/kafka:3.9.1}, and likewise for a name alone. */
    private static Optional<String> standIn(String image, List<String> standIns) {
        List<String> names = List.of(image.replace('/', '-'), image.substring(image.lastIndexOf('/') + 1));
        return standIns.stream()
                .filter(standIn ->
                        image.contains("/") && names.contains(standIn.substring(standIn.lastIndexOf('/') + 1)))
                .findFirst();
    }

    private static Map<String, String> read(Path file) {
        try {
            Map<String, String> images = new HashMap<>();
            TextFile.read(file)
                    .lines()
                    .filter(line -> line.contains("=") && !line.startsWith("#"))
                    .map(line -> line.split("=", 2))
                    .forEach(assignment -> images.put(assignment[0].trim(), assignment[1].trim()));
            return images;
        } catch (IOException e) {
            throw new SetupException(
                    "LAB_IMAGES=local needs %s, which cannot be read: run from the project's folder".formatted(file),
                    e);
        }
    }
}
