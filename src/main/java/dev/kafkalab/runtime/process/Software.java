package dev.kafkalab.runtime.process;

import dev.kafkalab.topology.Program;
import java.util.Optional;

/**
 * A program in one version, as published on Maven Central.
 *
 * @param kind which program
 * @param version such as {@code 3.9.2}
 */
record Software(Kind kind, String version) {

    /** The programs that nodes are made of, and Kafka's command-line tools, each of which has a main class of its own. */
    enum Kind {
        KAFKA("Kafka", "kafka.Kafka"),
        KAFKA_TOOLS("Kafka-tools", ""),
        ZOOKEEPER("ZooKeeper", "org.apache.zookeeper.server.quorum.QuorumPeerMain");

        private final String title;
        private final String mainClass;

        Kind(String title, String mainClass) {
            this.title = title;
            this.mainClass = mainClass;
        }

        String mainClass() {
            return mainClass;
        }
    }

    /** What a node's program needs; empty for tools, which bring their own jars. */
    static Optional<Software> of(Program program) {
        if (program instanceof Program.Kafka kafka) {
            return Optional.of(new Software(Kind.KAFKA, kafka.version()));
        }
        if (program instanceof Program.ZooKeeper zookeeper) {
            return Optional.of(new Software(Kind.ZOOKEEPER, zookeeper.version()));
        }
        return Optional.empty();
    }

    /** The version's first number. */
    int major() {
        return number(0);
    }

    /** The version's second number; 0 where there is none. */
    int minor() {
        return number(1);
    }

    boolean atLeast(int major, int minor) {
        return major() > major || major() == major && minor() >= minor;
    }

    private int number(int index) {
        String[] parts = version.split("[.-]");
        return index < parts.length && parts[index].matches("\\d+") ? Integer.parseInt(parts[index]) : 0;
    }

    /** {@code kafka-3.9.2}, fit for a file name. */
    String fileName() {
        return kind.title.toLowerCase(java.util.Locale.ROOT) + "-" + version;
    }

    /** {@code Kafka 3.9.2}. */
    @Override
    public String toString() {
        return kind.title + " " + version;
    }
}
