package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.LabFolders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Files that {@link Properties#load(InputStream)} reads, as Kafka, ZooKeeper and Log4j do. It takes every byte for a
 * character of Latin-1, so what is written here is ASCII: all other characters are escaped.
 */
final class PropertiesFile {

    private PropertiesFile() {}

    /** Writes the file: sorted, without a date. @throws dev.kafkalab.runtime.SetupException if it cannot be written */
    static void write(Path file, Map<String, String> values) {
        LabFolders.write(file, text(values));
    }

    static String text(Map<String, String> values) {
        Properties properties = new Properties();
        properties.putAll(values);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            // Unlike the method that takes a Writer, this one escapes what is not Latin-1.
            properties.store(bytes, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** What such a file holds; nothing if it is missing or torn. */
    static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            return Map.of();
        }
        Map<String, String> values = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return values;
    }
}
