package dev.kafkalab.topology.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Bitnami's scripts for Kafka write for listeners with SASL and TLS ({@code kafka_configure_server_jaas},
 * {@code kafka_configure_ssl} and {@code kafka_initialize} in {@code libkafka.sh} of bitnami/containers).
 */
final class BitnamiSecurity {

    private static final String CERTIFICATES = "/opt/bitnami/kafka/config/certs/";
    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule required";
    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule required";

    private final BitnamiVariables variables;
    private final Map<String, String> properties = new LinkedHashMap<>();

    private BitnamiSecurity(BitnamiVariables variables) {
        this.variables = variables;
    }

    /** What a listener's name is mapped to. */
    private record Mapping(String listener, String protocol) {

        boolean isSasl() {
            return protocol.equals("SASL_PLAINTEXT") || protocol.equals("SASL_SSL");
        }

        boolean isTls() {
            return protocol.equals("SSL") || protocol.equals("SASL_SSL");
        }
    }

    /** Since August 2023: a configuration of JAAS for each listener and mechanism. */
    static Map<String, String> properties(BitnamiVariables variables) {
        BitnamiSecurity security = new BitnamiSecurity(variables);
        security.zooKeeper();
        List<Mapping> mappings = mappings(variables);
        if (mappings.stream().anyMatch(mapping -> mapping.isTls() && security.isBound(mapping))) {
            security.tls();
        }
        mappings.stream().filter(Mapping::isSasl).forEach(security::sasl);
        return security.properties;
    }

    /** Before that, a file for JAAS, and the protocol of the listener that is called INTERNAL or CLIENT. */
    static Map<String, String> propertiesBeforeUnified(BitnamiVariables variables) {
        BitnamiSecurity security = new BitnamiSecurity(variables);
        for (String name : List.of("INTERNAL", "CLIENT")) {
            Matcher matcher = Pattern.compile(name + ":([a-zA-Z_]+)").matcher(map(variables));
            if (matcher.find() && !variables.has("INTER_BROKER_LISTENER_NAME")) {
                security.properties.put("security.inter.broker.protocol", matcher.group(1));
            }
        }
        if (map(variables).contains("SSL") || variables.cfg("LISTENERS").contains("SSL")) {
            security.tls();
        }
        return security.properties;
    }

    /** What the script exits over. */
    static void require(FindingCollector findings, BitnamiVariables variables) {
        for (Mapping mapping : mappings(variables)) {
            String mechanism =
                    switch (role(variables, mapping)) {
                        case "inter-broker" -> "SASL_MECHANISM_INTER_BROKER_PROTOCOL";
                        case "controller" -> "SASL_MECHANISM_CONTROLLER_PROTOCOL";
                        default -> "";
                    };
            if (mapping.isSasl() && !mechanism.isEmpty() && !variables.has(mechanism)) {
                findings.refused(
                        "The listener %s uses SASL, and KAFKA_CFG_%s is not set: %s exits with 1."
                                .formatted(mapping.listener(), mechanism, findings.image()),
                        "write KAFKA_CFG_%s: PLAIN.".formatted(mechanism),
                        "KAFKA_CFG_LISTENER_SECURITY_PROTOCOL_MAP",
                        "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP");
            }
        }
        int users = list(credential(variables, "KAFKA_CLIENT_USERS", "KAFKA_BROKER_USER", "user"))
                .size();
        int passwords = list(credential(variables, "KAFKA_CLIENT_PASSWORDS", "KAFKA_BROKER_PASSWORD", "bitnami"))
                .size();
        if (users != passwords) {
            findings.refused(
                    "KAFKA_CLIENT_USERS has %d entries and KAFKA_CLIENT_PASSWORDS %d: %s exits with 1."
                            .formatted(users, passwords, findings.image()),
                    "write a password for each user.",
                    "KAFKA_CLIENT_PASSWORDS",
                    "KAFKA_CLIENT_USERS");
        }
    }

    private boolean isBound(Mapping mapping) {
        return variables.cfg("LISTENERS").contains(mapping.listener());
    }

    private void zooKeeper() {
        Environment environment = variables.environment();
        if (variables.has("ZOOKEEPER_CONNECT")
                && environment.valueOr("KAFKA_ZOOKEEPER_PROTOCOL", "").contains("SASL")) {
            properties.put(
                    "sasl.jaas.config",
                    PLAIN
                            + login(
                                    environment.valueOr("KAFKA_ZOOKEEPER_USER", ""),
                                    environment.valueOr("KAFKA_ZOOKEEPER_PASSWORD", ""))
                            + ";");
        }
    }

    private void tls() {
        Environment environment = variables.environment();
        String type = environment.valueOr("KAFKA_TLS_TYPE", "JKS");
        String trust = environment.valueOr("KAFKA_TLS_TRUSTSTORE_FILE", "kafka.truststore.jks");
        properties.put("ssl.client.auth", environment.valueOr("KAFKA_TLS_CLIENT_AUTH", "required"));
        properties.put("ssl.keystore.type", type);
        properties.put("ssl.truststore.type", type);
        if (type.equals("JKS")) {
            properties.put("ssl.keystore.location", CERTIFICATES + "kafka.keystore.jks");
            properties.put("ssl.truststore.location", CERTIFICATES + trust.substring(trust.lastIndexOf('/') + 1));
        }
        environment.value("KAFKA_CERTIFICATE_PASSWORD").ifPresent(password -> {
            properties.put("ssl.key.password", password);
            if (type.equals("JKS")) {
                properties.put("ssl.keystore.password", password);
                properties.put("ssl.truststore.password", password);
            }
        });
    }

    private void sasl(Mapping mapping) {
        Environment environment = variables.environment();
        String role = role(variables, mapping);
        String listener = "listener.name." + mapping.listener().toLowerCase(Locale.ROOT) + ".";
        if (role.equals("controller")) {
            String mechanism = variables.cfg("SASL_MECHANISM_CONTROLLER_PROTOCOL");
            String user = environment.valueOr("KAFKA_CONTROLLER_USER", "controller_user");
            String password = environment.valueOr("KAFKA_CONTROLLER_PASSWORD", "bitnami");
            properties.put("sasl.mechanism.controller.protocol", mechanism);
            properties.put(listener + "sasl.enabled.mechanisms", mechanism);
            properties.put(
                    listener + mechanism.toLowerCase(Locale.ROOT) + ".sasl.jaas.config",
                    mechanism.equals("PLAIN")
                            ? PLAIN + login(user, password) + user(user, password) + ";"
                            : SCRAM + login(user, password) + ";");
            return;
        }
        boolean interBroker = role.equals("inter-broker");
        if (interBroker) {
            properties.put(
                    "sasl.mechanism.inter.broker.protocol", variables.cfg("SASL_MECHANISM_INTER_BROKER_PROTOCOL"));
        }
        for (String mechanism : list(variables.cfg("SASL_ENABLED_MECHANISMS"))) {
            properties.put(
                    listener + mechanism.toLowerCase(Locale.ROOT) + ".sasl.jaas.config",
                    mechanism.equals("PLAIN") ? plain(interBroker) : scram(interBroker));
        }
    }

    private String plain(boolean interBroker) {
        List<String> users =
                new ArrayList<>(list(credential(variables, "KAFKA_CLIENT_USERS", "KAFKA_BROKER_USER", "user")));
        List<String> passwords = new ArrayList<>(
                list(credential(variables, "KAFKA_CLIENT_PASSWORDS", "KAFKA_BROKER_PASSWORD", "bitnami")));
        StringBuilder jaas = new StringBuilder(PLAIN);
        if (interBroker) {
            jaas.append(interBrokerLogin());
            users.add(interBrokerUser());
            passwords.add(interBrokerPassword());
        }
        for (int i = 0; i < Math.min(users.size(), passwords.size()); i++) {
            jaas.append(user(users.get(i), passwords.get(i)));
        }
        return jaas + ";";
    }

    private String scram(boolean interBroker) {
        return SCRAM + (interBroker ? interBrokerLogin() : "") + ";";
    }

    private String interBrokerLogin() {
        return login(interBrokerUser(), interBrokerPassword());
    }

    private String interBrokerUser() {
        return variables.environment().valueOr("KAFKA_INTER_BROKER_USER", "user");
    }

    private String interBrokerPassword() {
        return variables.environment().valueOr("KAFKA_INTER_BROKER_PASSWORD", "bitnami");
    }

    private static String login(String user, String password) {
        return " username=\"%s\" password=\"%s\"".formatted(user, password);
    }

    private static String user(String user, String password) {
        return " user_%s=\"%s\"".formatted(user, password);
    }

    private static String credential(BitnamiVariables variables, String name, String oldName, String otherwise) {
        return variables.environment().written(oldName).orElseGet(() -> variables
                .environment()
                .valueOr(name, otherwise));
    }

    private static String role(BitnamiVariables variables, Mapping mapping) {
        if (mapping.listener().equals(variables.cfgOr("INTER_BROKER_LISTENER_NAME", "INTERNAL"))) {
            return "inter-broker";
        }
        return variables.cfgOr("CONTROLLER_LISTENER_NAMES", "CONTROLLER").contains(mapping.listener())
                ? "controller"
                : "client";
    }

    private static List<Mapping> mappings(BitnamiVariables variables) {
        return list(map(variables)).stream()
                .map(entry -> entry.split(":"))
                .filter(parts -> parts.length > 1)
                .map(parts -> new Mapping(parts[0], parts[1]))
                .toList();
    }

    private static String map(BitnamiVariables variables) {
        return variables.cfg("LISTENER_SECURITY_PROTOCOL_MAP");
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.trim().split("[,;\\s]+"))
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
