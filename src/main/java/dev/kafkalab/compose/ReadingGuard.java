package dev.kafkalab.compose;

import java.nio.file.Path;

/**
 * Watches a reading of a file that is not trusted. It is told of what stands in each file before anything that this
 * names is looked for or opened; whatever it throws ends the reading.
 */
public interface ReadingGuard {

    /** Lets everything be read. */
    ReadingGuard NONE = new ReadingGuard() {
        @Override
        public void document(Path file, Yaml.Mapping document) {}

        @Override
        public void unset(Position position, String variable) {}
    };

    /**
     * A document of a file that is about to be taken in.
     *
     * @param file in which it stands
     * @param document with aliases followed, merge keys merged and variables filled in; its {@code extends} and
     *     {@code include} are not resolved
     */
    void document(Path file, Yaml.Mapping document);

    /**
     * A variable is asked for that has no value, and nothing takes its place: it would have to come from the
     * environment of whoever starts the file.
     */
    void unset(Position position, String variable);
}
