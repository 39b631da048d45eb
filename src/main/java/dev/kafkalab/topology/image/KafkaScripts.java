package dev.kafkalab.topology.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What several start scripts of Kafka images do alike. */
final class KafkaScripts {

    /** Variables of Kafka's own scripts that Confluent's images and Apache's take for no properties of a broker. */
    static final Set<String> NOT_PROPERTIES = Set.of(
            "KAFKA_VERSION",
            "KAFKA_HEAP_OPTS",
            "KAFKA_LOG4J_OPTS",
            "KAFKA_OPTS",
            "KAFKA_JMX_OPTS",
            "KAFKA_JMX_HOSTNAME",
            "KAFKA_JVM_PERFORMANCE_OPTS",
            "KAFKA_GC_LOG_OPTS",
            "KAFKA_LOG4J_ROOT_LOGLEVEL",
            "KAFKA_LOG4J_LOGGERS",
            "KAFKA_TOOLS_LOG4J_LOGLEVEL");

    /** The id that KRaft storage is formatted with, under the names that images give to its variable. */
    private static final List<String> CLUSTER_IDS =
            List.of("CLUSTER_ID", "KAFKA_CLUSTER_ID", "KAFKA_KRAFT_CLUSTER_ID", "KAFKA_CFG_CLUSTER_ID");

    private static final List<String> SSL_VARIABLES =
            List.of("KAFKA_SSL_KEYSTORE_FILENAME", "KAFKA_SSL_KEY_CREDENTIALS", "KAFKA_SSL_KEYSTORE_CREDENTIALS");

    private static final Pattern SASL_LISTENER = Pattern.compile("SASL_.*://");

    private static final String SECRETS = "/etc/kafka/secrets/";

    private KafkaScripts() {}

    /**
     * Confluent's and Apache's images bind what is advertised, on every interface, unless told otherwise: {@code cub
     * listeners}, or the {@code sed} in apache/kafka's {@code configure}. A node that is only a controller advertises
     * nothing.
     */
    static void listenersFromAdvertised(Map<String, String> properties) {
        listenersFrom(properties, advertised -> advertised.replaceAll("://[^:]*:", "://0.0.0.0:"));
    }

    /** Sets the listeners, where none are written, to what the script makes of those that are advertised. */
    static void listenersFrom(Map<String, String> properties, UnaryOperator<String> made) {
        String advertised = properties.getOrDefault("advertised.listeners", "");
        if (properties.getOrDefault("listeners", "").isEmpty()
                && !controllerOnly(properties)
                && !advertised.isEmpty()) {
            properties.put("listeners", made.apply(advertised).stripTrailing());
        }
    }

    static boolean controllerOnly(Map<String, String> properties) {
        return properties.getOrDefault("process.roles", "").equals("controller");
    }

    /**
     * Confluent's images and Apache's look for the key store where secrets are mounted. Its passwords they read from
     * files there, which nobody has seen here.
     */
    static void secretsOfSsl(Map<String, String> properties) {
        if (properties.getOrDefault("advertised.listeners", "").contains("SSL://")) {
            secret(properties, "keystore");
            if (properties.getOrDefault("ssl.client.auth", "").matches("(?s).*(required|requested).*")) {
                secret(properties, "truststore");
            }
        }
    }

    private static void secret(Map<String, String> properties, String store) {
        String file = properties.getOrDefault("ssl.%s.filename".formatted(store), "");
        properties.put("ssl.%s.location".formatted(store), SECRETS + file);
    }

    /**
     * Lists that may not be empty, as a script that copies an empty variable leaves them ({@code KafkaConfig}).
     * Confluent's empties {@code advertised.listeners} by itself, and exits if a controller's is written.
     */
    static void refuseEmpty(FindingCollector findings, Version version, Map<String, String> properties) {
        List<String> lists = version.isBefore(4, 2)
                ? List.of("listeners", "log.dirs")
                : List.of("listeners", "log.dirs", "advertised.listeners");
        lists.stream()
                .filter(name ->
                        properties.containsKey(name) && properties.get(name).isBlank())
                .forEach(name -> {
                    boolean byItself = name.equals("advertised.listeners")
                            && controllerOnly(properties)
                            && ConfluentKafka.FAMILY.recognizes().test(findings.image());
                    findings.refused(
                            "%s is empty%s: Kafka %s exits while it reads its configuration."
                                    .formatted(
                                            name,
                                            byItself
                                                    ? ", as this image leaves it on a node that is only a controller"
                                                    : "",
                                            version.number()),
                            byItself
                                    ? "use the image apache/kafka:%s for this node: it takes the same variables."
                                            .formatted(version.number())
                                    : "write a value, or leave the variable out.",
                            PropertyNames.variable("KAFKA_", name),
                            PropertyNames.variable("KAFKA_CFG_", name));
                });
    }

    /** A variable that is set and means the cluster id, but to another publisher's image. */
    static Optional<String> clusterIdUnderAnotherName(Environment environment, String understood) {
        return CLUSTER_IDS.stream()
                .filter(name -> !name.equals(understood))
                .filter(name -> environment.service().variable(name).isPresent())
                .findFirst();
    }

    /** {@code configure} of Confluent's and Apache's images goes by whether a listener's name speaks of SSL or SASL. */
    static void requireSecurity(FindingCollector findings, Environment environment) {
        String advertised = environment.valueOr("KAFKA_ADVERTISED_LISTENERS", "");
        if (advertised.contains("SSL://")) {
            SSL_VARIABLES.forEach(variable -> findings.needs(
                    variable,
                    " when a listener is called SSL",
                    "set it to the file's name under /etc/kafka/secrets, or give the listener another name."));
        }
        if (SASL_LISTENER.matcher(advertised).find()) {
            findings.needs(
                    "KAFKA_OPTS",
                    " when a listener is called SASL",
                    "point -Djava.security.auth.login.config at a JAAS file, or give the listener another name.");
        }
    }

    /** Confluent's and Apache's images exit when a controller advertises listeners. */
    static void refuseAdvertisedController(FindingCollector findings, Environment environment) {
        if (environment.valueOr("KAFKA_PROCESS_ROLES", "").equals("controller")
                && environment.has("KAFKA_ADVERTISED_LISTENERS")) {
            findings.refused(
                    "KAFKA_ADVERTISED_LISTENERS on a node that is only a controller makes the image exit with 1.",
                    "leave it out: controllers find each other by the quorum's voters.",
                    "KAFKA_ADVERTISED_LISTENERS");
        }
    }
}
