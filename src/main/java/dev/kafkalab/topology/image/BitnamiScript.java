package dev.kafkalab.topology.image;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of Bitnami's start scripts for Kafka an image has. In 2023 they were rewritten twice, for all versions of Kafka
 * at once: on 20 April KRaft mode became the default, and on 1 August the modes became one configuration file.
 *
 * <p>Source: {@code libkafka.sh} and {@code kafka-env.sh} in bitnami/containers, and the revisions of the images of
 * those days.
 */
enum BitnamiScript {
    /** ZooKeeper mode unless {@code KAFKA_ENABLE_KRAFT} is yes. */
    ZOOKEEPER_BY_DEFAULT,
    /** KRaft mode unless {@code KAFKA_ENABLE_KRAFT} is no. */
    KRAFT_BY_DEFAULT,
    /** The settings decide on the mode. */
    UNIFIED;

    /** The revisions between the two dates; a tag without one means the last that was built. */
    private static final Map<String, int[]> KRAFT_REVISIONS = Map.of(
            "3.2.3", new int[] {74, 163},
            "3.3.2", new int[] {30, 178},
            "3.4.0", new int[] {0, Integer.MAX_VALUE},
            "3.4.1", new int[] {0, 52},
            "3.5.0", new int[] {0, Integer.MAX_VALUE},
            "3.5.1", new int[] {0, 6});

    /** Of this one there were builds after the second date. */
    private static final String BUILT_ON = "3.5.1";

    private static final Pattern REVISION = Pattern.compile(".*-r(\\d{1,6})");

    static BitnamiScript of(String tag, Version kafka) {
        int[] revisions = KRAFT_REVISIONS.get(kafka.number());
        if (revisions == null) {
            return kafka.isBefore(3, 5) ? ZOOKEEPER_BY_DEFAULT : UNIFIED;
        }
        Matcher matcher = REVISION.matcher(tag);
        int lastBuilt = kafka.number().equals(BUILT_ON) ? Integer.MAX_VALUE : revisions[1];
        int revision = matcher.matches() ? Integer.parseInt(matcher.group(1)) : lastBuilt;
        if (tag.contains("debian-12") || revision > revisions[1]) {
            return UNIFIED;
        }
        return revision < revisions[0] ? ZOOKEEPER_BY_DEFAULT : KRAFT_BY_DEFAULT;
    }

    /** What {@code kafka-env.sh} sets where a variable is unset or empty. */
    Map<String, String> defaults(Version kafka) {
        String mechanisms = "PLAIN,SCRAM-SHA-256,SCRAM-SHA-512";
        return switch (this) {
            case UNIFIED -> Map.of("KAFKA_CFG_SASL_ENABLED_MECHANISMS", mechanisms);
            case KRAFT_BY_DEFAULT ->
                Map.of(
                        "KAFKA_CFG_LISTENERS", "PLAINTEXT://:9092,CONTROLLER://:9093",
                        "KAFKA_CFG_ADVERTISED_LISTENERS", "PLAINTEXT://:9092",
                        "KAFKA_CFG_SASL_ENABLED_MECHANISMS", mechanisms);
            case ZOOKEEPER_BY_DEFAULT -> {
                Map<String, String> defaults = new HashMap<>(Map.of(
                        "KAFKA_CFG_LISTENERS", "PLAINTEXT://:9092",
                        "KAFKA_CFG_ADVERTISED_LISTENERS", "PLAINTEXT://:9092",
                        "KAFKA_CFG_ZOOKEEPER_CONNECT", "localhost:2181",
                        "KAFKA_CFG_AUTO_CREATE_TOPICS_ENABLE", "true"));
                if (!kafka.isBefore(2, 7)) {
                    defaults.put("KAFKA_CFG_SASL_ENABLED_MECHANISMS", mechanisms);
                }
                yield defaults;
            }
        };
    }
}
