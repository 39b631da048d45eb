package dev.kafkalab.runtime.process;

import java.util.List;

/** What to ask Maven for: which artifact a program is, and which logging binding lets it speak. */
final class Coordinates {

    /** Its last version for slf4j 1.7; later ones follow slf4j's own numbers. */
    private static final String RELOAD4J_BINDING = "1.7.36";

    private static final String LOG4J2 = "2.25.3";

    private Coordinates() {}

    /** The artifact itself, {@code group:artifact:version}, and what its published POM leaves to its distribution. */
    static List<String> of(Software software) {
        return switch (software.kind()) {
            case KAFKA -> List.of("org.apache.kafka:kafka_%s:%s".formatted(scala(software), software.version()));
            case KAFKA_TOOLS ->
                List.of(
                        "org.apache.kafka:kafka_%s:%s".formatted(scala(software), software.version()),
                        "org.apache.kafka:kafka-tools:" + software.version());
            // Both are in ZooKeeper's own lib folder; its POM calls them provided, yet it does not run without them.
            case ZOOKEEPER ->
                List.of(
                        "org.apache.zookeeper:zookeeper:" + software.version(),
                        "io.dropwizard.metrics:metrics-core:4.1.12.1",
                        "org.xerial.snappy:snappy-java:1.1.10.5");
        };
    }

    /** Kafka names its jar after the Scala version, and 2.13 came with Kafka 2.4. */
    private static String scala(Software kafka) {
        return kafka.atLeast(2, 4) ? "2.13" : "2.12";
    }

    /** A binding between slf4j and a logging library, without which the node would log nothing. */
    static String logging(Software software, String slf4jVersion) {
        boolean slf4j2 = slf4jVersion.startsWith("2.");
        if (usesLog4j2(software)) {
            return "org.apache.logging.log4j:%s:%s"
                    .formatted(slf4j2 ? "log4j-slf4j2-impl" : "log4j-slf4j-impl", LOG4J2);
        }
        return "org.slf4j:slf4j-reload4j:" + (slf4j2 ? slf4jVersion : RELOAD4J_BINDING);
    }

    /** Kafka went over to Log4j 2 with 4.0; ZooKeeper takes whatever slf4j finds. */
    static boolean usesLog4j2(Software software) {
        return software.kind() != Software.Kind.ZOOKEEPER && software.major() >= 4;
    }

    /** Bindings that come along by themselves, {@code group:artifact}: two on one class path is one too many. */
    static final List<String> OTHER_BINDINGS = List.of(
            "ch.qos.logback:logback-classic", "ch.qos.logback:logback-core", "org.slf4j:slf4j-log4j12", "log4j:log4j");
}
