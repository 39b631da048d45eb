package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.EnvironmentVariable;
import dev.kafkalab.topology.ListenerList;
import dev.kafkalab.topology.Program;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code bitnami/kafka} and what is left of it, {@code bitnamilegacy/kafka}.
 *
 * <p>Rules: {@code kafka_create_alias_environment_variables}, {@code kafka_validate}, {@code kafka_initialize},
 * {@code kafka_configure_from_environment_variables} and {@code kafka_kraft_storage_initialize} in {@code libkafka.sh},
 * and {@code kafka-env.sh}, of bitnami/containers (read for 2.4, 2.8, 3.1, 3.3 to 3.5, 3.7 and 4.0). Kafka's own
 * {@code server.properties} is edited: {@code KAFKA_CFG_A_B} is {@code a.b}, with no escapes, and some of them have an
 * alias without {@code CFG_}, which wins, were it empty.
 */
final class BitnamiKafka {

    /** Who is in the quorum at the beginning, of a controller without {@code controller.quorum.voters}. */
    static final String INITIAL_CONTROLLERS = "KAFKA_INITIAL_CONTROLLERS";

    private static final String PREFIX = BitnamiVariables.PREFIX;

    /** The lines that belong to one mode, which the unified script comments out. */
    private static final List<String> OF_A_MODE = List.of(
            "zookeeper.",
            "group.initial",
            "broker.",
            "node.",
            "process.",
            "listeners=",
            "listener.",
            "controller.",
            "inter.broker",
            "advertised.listeners");

    private static final Pattern FROM_FILE =
            Pattern.compile("KAFKA_(?!(ZOOKEEPER_)?TLS_TRUSTSTORE_|MOUNTED|KEYSTORE|TRUSTSTORE).*_FILE");

    /** {@code sed}'s delimiter in {@code replace_in_file}. */
    private static final char DELIMITER = '\u0001';

    private static final String ALLOW = "ALLOW_PLAINTEXT_LISTENER";
    private static final int FIRST_KRAFT_ONLY = 4;
    private static final int FIRST_UNPRIVILEGED_PORT = 1024;

    static final ImageFamily FAMILY = new ImageFamily(
            image -> Bitnami.publishes(image, "kafka"),
            image -> KafkaVersions.ofBitnamiTag(image.tag()),
            List.of("/opt/bitnami/scripts/kafka/", "kafka-server-start"),
            List.of("KAFKA_CFG_ZOOKEEPER_CONNECT", "KAFKA_ZOOKEEPER_CONNECT", "KAFKA_CFG_PROCESS_ROLES"),
            BitnamiKafka::foundAtStart,
            BitnamiKafka::interpret);

    private final Environment environment;
    private final Version version;
    private final FindingCollector findings;
    private final BitnamiScript script;
    private final BitnamiVariables variables;

    private BitnamiKafka(Environment environment, Version version, FindingCollector findings) {
        this.environment = environment;
        this.version = version;
        this.findings = findings;
        this.script = BitnamiScript.of(findings.image().tag(), version);
        this.variables = BitnamiVariables.of(environment, script, version);
    }

    private static List<String> foundAtStart(Environment environment) {
        return Stream.concat(
                        Stream.of(
                                "KAFKA_NODE_ID_COMMAND",
                                "KAFKA_BROKER_ID_COMMAND",
                                "BROKER_ID_COMMAND",
                                "KAFKA_CONTROLLER_QUORUM_VOTERS_COMMAND"),
                        environment
                                .startingWith("KAFKA_")
                                .map(variable -> variable.name())
                                .filter(name -> FROM_FILE.matcher(name).matches()))
                .filter(environment::has)
                .toList();
    }

    /** With voters, too, the script asks for kraft.version 1, which 4.0 alone grants; nothing depends on it then. */
    static List<String> formatOptions(Service service, Program.Kafka kafka) {
        Map<String, String> properties = kafka.properties();
        if (kafka.isBefore(FIRST_KRAFT_ONLY, 0)
                || !properties.getOrDefault("process.roles", "").contains("controller")
                || !properties.getOrDefault("controller.quorum.voters", "").isBlank()) {
            return List.of();
        }
        String controllers = service.variable(INITIAL_CONTROLLERS)
                .map(EnvironmentVariable::value)
                .filter(value -> !value.isEmpty())
                .map(value -> "--initial-controllers=" + value)
                .orElse("--no-initial-controllers");
        return List.of("--feature=kraft.version=1", controllers);
    }

    private static ImageInterpretation interpret(Environment environment, Version version, FindingCollector findings) {
        return new BitnamiKafka(environment, version, findings).interpret();
    }

    private ImageInterpretation interpret() {
        Bitnami.retired(findings);
        Map<String, String> properties = findings.read(script == BitnamiScript.UNIFIED ? unified() : ofOneMode());
        boolean kraft = properties.containsKey("process.roles");
        if (script == BitnamiScript.UNIFIED) {
            requireUnified();
        } else {
            requireOfOneMode();
        }
        Optional<String> clusterId = kraft ? clusterId() : Optional.empty();
        return ImageInterpretation.kafka(version, properties, clusterId);
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        variables.cfg().forEach((name, value) -> properties.put(property(name), value));
        return properties;
    }

    private String property(String variable) {
        if (variable.equals("KAFKA_CFG_ZOOKEEPER_CLIENTCNXNSOCKET")) {
            return "zookeeper.clientCnxnSocket";
        }
        String plain = PropertyNames.plain(variable.substring(PREFIX.length()));
        return script == BitnamiScript.ZOOKEEPER_BY_DEFAULT
                ? plain
                : plain.replace("sasl.ssl", "sasl_ssl").replace("sasl.plaintext", "sasl_plaintext");
    }

    /** The variables are written at the end once more, so that they win over what security adds. */
    private ConfigurationFile unified() {
        ConfigurationFile file = new ConfigurationFile(
                version.isBefore(4) ? ShippedFiles.zooKeeperMode(version) : ShippedFiles.kraftMode(version));
        file.commentOut(OF_A_MODE);
        edit(file, Map.of("log.dirs", "/bitnami/kafka/data"));
        edit(file, properties());
        edit(file, BitnamiSecurity.properties(variables));
        edit(file, properties());
        return file;
    }

    private ConfigurationFile ofOneMode() {
        boolean kraft = isKraftEnabled();
        ConfigurationFile file =
                new ConfigurationFile(kraft ? ShippedFiles.kraftMode(version) : ShippedFiles.zooKeeperMode(version));
        if (!kraft) {
            edit(file, Map.of("broker.id", "-1"));
        }
        edit(file, Map.of("log.dirs", "/bitnami/kafka/data"));
        Map<String, String> properties = properties();
        if (script == BitnamiScript.KRAFT_BY_DEFAULT) {
            properties.values().removeIf(String::isEmpty);
        }
        edit(file, properties);
        edit(file, BitnamiSecurity.propertiesBeforeUnified(variables));
        return file;
    }

    private void edit(ConfigurationFile file, Map<String, String> properties) {
        properties.forEach((name, value) -> {
            if (!file.edit(name, value, DELIMITER)) {
                findings.refused(
                        "A newline in %s breaks the sed of the start script: the image exits.".formatted(name),
                        "write the value in one line.",
                        PropertyNames.variable(PREFIX, name),
                        PropertyNames.variable("KAFKA_", name));
            }
        });
    }

    private boolean isKraftEnabled() {
        return script == BitnamiScript.KRAFT_BY_DEFAULT && !environment.has("KAFKA_ENABLE_KRAFT")
                || environment.isYes("KAFKA_ENABLE_KRAFT");
    }

    private void requireOfOneMode() {
        boolean kraft = isKraftEnabled();
        boolean askedForRoles = variables.has("PROCESS_ROLES");
        if (!kraft && askedForRoles) {
            findings.refused(
                    "KAFKA_ENABLE_KRAFT is not yes: the image does not format the storage, and Kafka exits in KRaft mode.",
                    "write KAFKA_ENABLE_KRAFT: \"yes\".",
                    "KAFKA_CFG_PROCESS_ROLES");
        }
        if (kraft && script == BitnamiScript.ZOOKEEPER_BY_DEFAULT) {
            Stream.of("BROKER_ID", "CONTROLLER_QUORUM_VOTERS", "CONTROLLER_LISTENER_NAMES", "PROCESS_ROLES")
                    .forEach(this::needs);
        } else if (kraft && (variables.has("NODE_ID") || variables.has("CONTROLLER_QUORUM_VOTERS"))) {
            needs("NODE_ID");
            needs("CONTROLLER_QUORUM_VOTERS");
        }
        boolean secure = (variables.cfg("LISTENERS") + variables.cfg("LISTENER_SECURITY_PROTOCOL_MAP"))
                .matches("(?s).*(SSL|SASL).*");
        boolean secureZooKeeper =
                kraft || environment.valueOr("KAFKA_ZOOKEEPER_PROTOCOL", "").matches(".*(SSL|SASL).*");
        if (!environment.isYes(ALLOW) && !(secure && secureZooKeeper)) {
            findings.refused(
                    "ALLOW_PLAINTEXT_LISTENER is not yes, and %s: this image exits with 1."
                            .formatted(secure ? "the connection to ZooKeeper is not secure" : "no listener is secure"),
                    "write ALLOW_PLAINTEXT_LISTENER: \"yes\".",
                    ALLOW);
        }
    }

    private void needs(String name) {
        if (!variables.has(name)) {
            findings.refused(
                    "%s is not set: %s exits with 1 without it in KRaft mode."
                            .formatted(PREFIX + name, findings.image()),
                    "write %s.".formatted(PREFIX + name),
                    PREFIX + "PROCESS_ROLES",
                    "KAFKA_ENABLE_KRAFT");
        }
    }

    private void requireUnified() {
        boolean kraft = variables.has("PROCESS_ROLES");
        boolean kraftOnly = version.major() >= FIRST_KRAFT_ONLY;
        if (kraftOnly && !kraft) {
            findings.refused(
                    "%s is Apache Kafka %s, which has no ZooKeeper mode: without KAFKA_CFG_PROCESS_ROLES it exits with 1."
                            .formatted(findings.image(), version.number()),
                    "keep ZooKeeper with bitnamilegacy/kafka:3.9.0, or configure KRaft: KAFKA_CFG_NODE_ID, KAFKA_CFG_PROCESS_ROLES and KAFKA_CFG_CONTROLLER_QUORUM_VOTERS.",
                    "KAFKA_CFG_ZOOKEEPER_CONNECT",
                    "KAFKA_ZOOKEEPER_CONNECT");
        } else if (!kraft && !variables.has("ZOOKEEPER_CONNECT")) {
            findings.refused(
                    "Neither KAFKA_CFG_PROCESS_ROLES nor KAFKA_CFG_ZOOKEEPER_CONNECT is set: %s exits with 1."
                            .formatted(findings.image()),
                    "write KAFKA_CFG_ZOOKEEPER_CONNECT: zoo1:2181, or configure KRaft.");
        } else if (kraft && !kraftOnly) {
            requireUnifiedKraft();
        }
        ListenerList.parse(variables.cfg("LISTENERS")).entries().stream()
                .filter(entry -> entry.endpoint().port() < FIRST_UNPRIVILEGED_PORT)
                .forEach(entry -> findings.refused(
                        "The image is not root, and refuses the port %d of the listener %s, which is below 1024: it exits with 1."
                                .formatted(entry.endpoint().port(), entry.name()),
                        "take a port from 1024 on.",
                        "KAFKA_CFG_LISTENERS",
                        "KAFKA_LISTENERS"));
        BitnamiSecurity.require(findings, variables);
    }

    private void requireUnifiedKraft() {
        needs("NODE_ID");
        needs("CONTROLLER_QUORUM_VOTERS");
        if (variables.has("ZOOKEEPER_CONNECT")
                && !Environment.isYesValue(variables.cfg("ZOOKEEPER_METADATA_MIGRATION_ENABLE"))) {
            findings.refused(
                    "Both KAFKA_CFG_PROCESS_ROLES and KAFKA_CFG_ZOOKEEPER_CONNECT are set: %s exits with 1."
                            .formatted(findings.image()),
                    "leave KAFKA_CFG_ZOOKEEPER_CONNECT out, unless you migrate (KAFKA_CFG_ZOOKEEPER_METADATA_MIGRATION_ENABLE).",
                    "KAFKA_CFG_ZOOKEEPER_CONNECT",
                    "KAFKA_ZOOKEEPER_CONNECT");
        }
    }

    /** Before 4.0 only {@code KAFKA_KRAFT_CLUSTER_ID} is read; without it each node invents an id of its own. */
    private Optional<String> clusterId() {
        String understood = "KAFKA_KRAFT_CLUSTER_ID";
        Optional<String> written = environment.value(understood);
        if (version.major() >= FIRST_KRAFT_ONLY) {
            written = environment.value("KAFKA_CLUSTER_ID").or(() -> environment.value(understood));
        }
        boolean several = variables.cfg("CONTROLLER_QUORUM_VOTERS").contains(",");
        if (written.isEmpty() && several) {
            findings.refused(
                    "%s is not set: each node formats its storage with an id of its own, and the quorum turns it away."
                            .formatted(understood),
                    "give every node of the cluster the same %s.".formatted(understood),
                    "KAFKA_CFG_CONTROLLER_QUORUM_VOTERS");
        }
        if (written.isEmpty()) {
            KafkaScripts.clusterIdUnderAnotherName(environment, understood)
                    .ifPresent(other -> findings.wrong(
                            "The image reads the cluster id from %s; %s is ignored, and the node formats its storage with an id of its own."
                                    .formatted(understood, other),
                            "call the variable %s, on every node of the cluster.".formatted(understood),
                            other));
        }
        return written;
    }
}
