package dev.kafkalab.topology.image;

import dev.kafkalab.topology.Numbers;
import java.util.Map;
import java.util.OptionalInt;

/** What several start scripts do alike. */
final class KafkaDefaults {

    private KafkaDefaults() {}

    /**
     * Confluent's and Apache's images bind what is advertised, on every interface, unless told otherwise: {@code cub listeners},
     * or the {@code sed} in apache/kafka's {@code configure}. A node that is only a controller advertises nothing.
     */
    static void listenersFromAdvertised(Map<String, String> properties) {
        String advertised = properties.getOrDefault("advertised.listeners", "");
        boolean controllerOnly = properties.getOrDefault("process.roles", "").equals("controller");
        if (properties.getOrDefault("listeners", "").isEmpty() && !controllerOnly && !advertised.isEmpty()) {
            properties.put("listeners", advertised.replaceAll("://[^:]*:", "://0.0.0.0:"));
        }
    }

    /** {@code node.id} or {@code broker.id}; a negative one is generated at start. */
    static OptionalInt id(Map<String, String> properties) {
        OptionalInt id = Numbers.integer(properties.getOrDefault("node.id", properties.get("broker.id")));
        return id.isPresent() && id.getAsInt() < 0 ? OptionalInt.empty() : id;
    }

    /**
     * The settings that {@code config/server.properties} of Apache Kafka up to 3.9 ships with and that a cluster notices;
     * images that edit that file keep them.
     */
    static void shippedServerProperties(Map<String, String> properties) {
        Map.of(
                        "num.partitions", "1",
                        "offsets.topic.replication.factor", "1",
                        "transaction.state.log.replication.factor", "1",
                        "transaction.state.log.min.isr", "1",
                        "log.retention.hours", "168",
                        "log.retention.check.interval.ms", "300000",
                        "num.recovery.threads.per.data.dir", "1")
                .forEach(properties::putIfAbsent);
    }
}
