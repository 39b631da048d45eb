package dev.kafkalab.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;

/**
 * The Java sources of step classes, which are packaged beside them under {@value #ROOT}: class files have no Javadoc. A
 * course with steps of its own packages their sources the same way, and their meaning is in the catalogue too.
 */
final class StepSources {

    /** Below it, each source lies in the folders of its Java package. */
    static final String ROOT = "META-INF/kafka-lab/steps";

    private static final String SOURCE = ".java";

    private StepSources() {}

    /** Sources by the name of their class. */
    static Map<String, String> read(ClassLoader loader) {
        Map<String, String> sources = new TreeMap<>();
        try {
            PackagedFiles.below(ROOT, loader, (name, file) -> {
                if (name.endsWith(SOURCE)) {
                    String type = name.substring(0, name.length() - SOURCE.length());
                    sources.put(type.replace('/', '.'), Files.readString(file));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The sources of the steps cannot be read", e);
        }
        return sources;
    }
}
