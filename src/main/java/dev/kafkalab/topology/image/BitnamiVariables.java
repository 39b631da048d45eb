package dev.kafkalab.topology.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Bitnami's scripts for Kafka ask of the environment.
 *
 * <p>Rules: {@code kafka_create_alias_environment_variables} in {@code libkafka.sh}, and {@code kafka-env.sh}, of
 * bitnami/containers.
 *
 * @param environment the service's own
 * @param cfg the {@code KAFKA_CFG_} variables once defaults and aliases are in place, in the script's order
 */
record BitnamiVariables(Environment environment, Map<String, String> cfg) {

    static final String PREFIX = "KAFKA_CFG_";

    private static final List<String> ALIASES = List.of(
            "ADVERTISED_LISTENERS",
            "AUTO_CREATE_TOPICS_ENABLE",
            "BROKER_ID",
            "DEFAULT_REPLICATION_FACTOR",
            "DELETE_TOPIC_ENABLE",
            "INTER_BROKER_LISTENER_NAME",
            "LISTENERS",
            "LISTENER_SECURITY_PROTOCOL_MAP",
            "LOG_DIRS",
            "LOG_FLUSH_INTERVAL_MESSAGES",
            "LOG_FLUSH_INTERVAL_MS",
            "LOG_MESSAGE_FORMAT_VERSION",
            "LOG_RETENTION_BYTES",
            "LOG_RETENTION_CHECK_INTERVALS_MS",
            "LOG_RETENTION_HOURS",
            "LOG_SEGMENT_BYTES",
            "MESSAGE_MAX_BYTES",
            "NUM_IO_THREADS",
            "NUM_NETWORK_THREADS",
            "NUM_PARTITIONS",
            "NUM_RECOVERY_THREADS_PER_DATA_DIR",
            "OFFSETS_TOPIC_REPLICATION_FACTOR",
            "SOCKET_RECEIVE_BUFFER_BYTES",
            "SOCKET_REQUEST_MAX_BYTES",
            "SOCKET_SEND_BUFFER_BYTES",
            "SSL_ENDPOINT_IDENTIFICATION_ALGORITHM",
            "TRANSACTION_STATE_LOG_MIN_ISR",
            "TRANSACTION_STATE_LOG_REPLICATION_FACTOR",
            "ZOOKEEPER_CONNECT",
            "ZOOKEEPER_CONNECTION_TIMEOUT_MS");

    private static final List<String> ALIASES_OF_KRAFT =
            List.of("CONTROLLER_QUORUM_VOTERS", "NODE_ID", "PROCESS_ROLES");

    /** Older names, which the aliases above win over. */
    private static final Map<String, String> OLD_NAMES = Map.of(
            "KAFKA_LOGS_DIRS", "LOG_DIRS",
            "KAFKA_SEGMENT_BYTES", "LOG_SEGMENT_BYTES",
            "KAFKA_MAX_MESSAGE_BYTES", "MESSAGE_MAX_BYTES",
            "KAFKA_ZOOKEEPER_CONNECT_TIMEOUT_MS", "ZOOKEEPER_CONNECTION_TIMEOUT_MS");

    static BitnamiVariables of(Environment environment, BitnamiScript script, Version version) {
        Map<String, String> cfg = new TreeMap<>();
        environment.startingWith(PREFIX).forEach(variable -> cfg.put(variable.name(), variable.value()));
        script.defaults(version).forEach((name, value) -> {
            if (cfg.getOrDefault(name, "").isEmpty()) {
                cfg.put(name, value);
            }
        });
        OLD_NAMES.forEach((old, name) -> environment.written(old).ifPresent(value -> cfg.put(PREFIX + name, value)));
        if (version.isBefore(2, 7)) {
            cfg.put(PREFIX + "PORT", environment.valueOr("KAFKA_PORT_NUMBER", "9092"));
        }
        List<String> aliases = new ArrayList<>(ALIASES);
        if (script == BitnamiScript.UNIFIED) {
            aliases.addAll(ALIASES_OF_KRAFT);
        }
        aliases.forEach(
                alias -> environment.written("KAFKA_" + alias).ifPresent(value -> cfg.put(PREFIX + alias, value)));
        return new BitnamiVariables(environment, cfg);
    }

    /** The value of {@code KAFKA_CFG_NAME}; nothing if it is not set. */
    String cfg(String name) {
        return cfg.getOrDefault(PREFIX + name, "");
    }

    String cfgOr(String name, String otherwise) {
        return has(name) ? cfg(name) : otherwise;
    }

    boolean has(String name) {
        return !cfg(name).isEmpty();
    }
}
