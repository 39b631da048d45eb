package dev.kafkalab.runtime.process;

import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.VersionNumbers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A program in one version, as published on Maven Central; Confluent's own are in Confluent's repository.
 *
 * @param kind which program
 * @param version such as {@code 3.9.2}
 */
record Software(Kind kind, String version) {

    /** Bindings that come along by themselves, {@code group:artifact}: two on one class path is one too many. */
    static final List<String> OTHER_BINDINGS = List.of(
            "ch.qos.logback:logback-classic", "ch.qos.logback:logback-core", "org.slf4j:slf4j-log4j12", "log4j:log4j");

    /** Its last version for slf4j 1.7; later ones follow slf4j's own numbers. */
    private static final String RELOAD4J_BINDING = "1.7.36";

    private static final String LOG4J2 = "2.25.3";

    /**
     * The programs that nodes are made of. Kafka's command-line tools have a main class each; of the REST Proxy's,
     * {@link ToolKind} knows.
     */
    enum Kind {
        KAFKA("Kafka", "kafka.Kafka"),
        KAFKA_TOOLS("Kafka-tools", ""),
        ZOOKEEPER("ZooKeeper", "org.apache.zookeeper.server.quorum.QuorumPeerMain"),
        REST_PROXY("REST-Proxy", "");

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

    /**
     * The artifacts to resolve, {@code group:artifact:version}: its own, and what its published POM leaves to its
     * distribution.
     */
    List<String> artifacts() {
        String kafka = "org.apache.kafka:kafka_%s:%s".formatted(scala(), version);
        return switch (kind) {
            case KAFKA -> List.of(kafka);
            case KAFKA_TOOLS -> List.of(kafka, "org.apache.kafka:kafka-tools:" + version);
            // Both are in ZooKeeper's own lib folder; its POM calls them provided, yet it does not run without them.
            case ZOOKEEPER ->
                List.of(
                        "org.apache.zookeeper:zookeeper:" + version,
                        "io.dropwizard.metrics:metrics-core:4.1.12.1",
                        "org.xerial.snappy:snappy-java:1.1.10.5");
            case REST_PROXY -> List.of("io.confluent:kafka-rest:" + version);
        };
    }

    /** Kafka names its jar after the Scala version, and 2.13 came with Kafka 2.4. */
    private String scala() {
        return atLeast(2, 4) ? "2.13" : "2.12";
    }

    /** The binding between slf4j and a logging library, without which the node would log nothing. */
    String loggingBinding(String slf4jVersion) {
        boolean slf4j2 = slf4jVersion.startsWith("2.");
        if (usesLog4j2()) {
            return "org.apache.logging.log4j:%s:%s"
                    .formatted(slf4j2 ? "log4j-slf4j2-impl" : "log4j-slf4j-impl", LOG4J2);
        }
        return "org.slf4j:slf4j-reload4j:" + (slf4j2 ? slf4jVersion : RELOAD4J_BINDING);
    }

    /** Kafka went over to Log4j 2 with 4.0, which is Confluent's 8.0; ZooKeeper takes whatever slf4j finds. */
    boolean usesLog4j2() {
        return kind != Kind.ZOOKEEPER && atLeast(kind == Kind.REST_PROXY ? 8 : 4, 0);
    }

    boolean atLeast(int major, int minor) {
        return !VersionNumbers.of(version).isBefore(major, minor);
    }

    /** {@code kafka-3.9.2}, fit for a file name. */
    String fileName() {
        return kind.title.toLowerCase(Locale.ROOT) + "-" + version;
    }

    /** {@code Kafka 3.9.2}. */
    @Override
    public String toString() {
        return kind.title + " " + version;
    }
}
