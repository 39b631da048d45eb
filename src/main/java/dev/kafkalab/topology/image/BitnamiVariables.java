package dev.kafkalab.topology.image;

import java.util.Map;

/**
 * What Bitnami's scripts for Kafka ask of the environment.
 *
 * @param environment the service's own
 * @param cfg the {@code KAFKA_CFG_} variables, with defaults and aliases
 */
record BitnamiVariables(Environment environment, Map<String, String> cfg) {

    /** The value of {@code KAFKA_CFG_NAME}; nothing if it is not set. */
    String cfg(String name) {
        return cfg.getOrDefault("KAFKA_CFG_" + name, "");
    }

    String cfgOr(String name, String otherwise) {
        return has(name) ? cfg(name) : otherwise;
    }

    boolean has(String name) {
        return !cfg(name).isEmpty();
    }
}
