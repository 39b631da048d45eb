package dev.kafkalab.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The Java sources of step classes, which are packaged beside them under {@value #ROOT}: class files have no Javadoc. A
 * course with steps of its own packages their sources the same way, and its steps are in the catalogue too.
 */
final class StepSources {

    /** Below it, each source lies in the folders of its Java package. */
    static final String ROOT = "META-INF/kafka-lab/steps";

    private StepSources() {}

    /** Sources by the name of their class. */
    static Map<String, String> read(ClassLoader loader) {
        Map<String, String> sources = new TreeMap<>();
        try {
            for (URL root : Collections.list(loader.getResources(ROOT))) {
                add(root.toURI(), sources);
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("The sources of the steps cannot be read: " + e, e);
        }
        return sources;
    }

    private static void add(URI root, Map<String, String> sources) throws IOException {
        if (root.getScheme().equals("jar")) {
            String jar = root.getRawSchemeSpecificPart().replaceFirst("!/.*$", "");
            try (FileSystem inside = FileSystems.newFileSystem(Path.of(URI.create(jar)))) {
                add(inside.getPath(ROOT), sources);
            }
        } else {
            add(Path.of(root), sources);
        }
    }

    private static void add(Path root, Map<String, String> sources) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                String name = root.relativize(file).toString().replaceFirst("\\.java$", "");
                sources.put(name.replace('\\', '/').replace('/', '.'), text(file));
            });
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
