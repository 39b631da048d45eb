package dev.kafkalab.topology.image;

import dev.kafkalab.topology.Numbers;
import dev.kafkalab.topology.image.Environment.Setting;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code bitnami/zookeeper} and {@code bitnamilegacy/zookeeper}.
 *
 * <p>Rules: {@code zookeeper_validate} and {@code zookeeper_generate_conf} in {@code libzookeeper.sh} and the defaults
 * in {@code zookeeper-env.sh} of bitnami/containers (read for 3.6, 3.7 and 3.9): {@code ZOO_SERVERS} is
 * {@code zoo1:2888:3888,zoo2:2888:3888}, separated by comma, semicolon or space and numbered in its order, or with
 * {@code ::id} behind each.
 */
final class BitnamiZooKeeper {

    private static final String SERVERS = "ZOO_SERVERS";
    private static final String ID = "ZOO_SERVER_ID";
    private static final String ALLOW = "ALLOW_ANONYMOUS_LOGIN";
    private static final String NUMBERED = "::";
    private static final String PORT = "ZOO_PORT_NUMBER";
    private static final String ADMIN_PORT = "ZOO_ADMIN_SERVER_PORT_NUMBER";

    /** The lines of {@code zoo_sample.cfg} that the script finds there. */
    private static final List<String> SAMPLE = List.of(
            "tickTime=2000",
            "initLimit=10",
            "syncLimit=5",
            "dataDir=/tmp/zookeeper",
            "clientPort=2181",
            "#maxClientCnxns=60",
            "#autopurge.snapRetainCount=3",
            "#autopurge.purgeInterval=1");

    private static final List<Setting> SETTINGS = List.of(
            new Setting("dataLogDir", "ZOO_DATA_LOG_DIR"),
            new Setting("tickTime", "ZOO_TICK_TIME", "2000"),
            new Setting("initLimit", "ZOO_INIT_LIMIT", "10"),
            new Setting("syncLimit", "ZOO_SYNC_LIMIT", "5"),
            new Setting("clientPort", PORT, "2181"),
            new Setting("maxCnxns", "ZOO_MAX_CNXNS", "0"),
            new Setting("maxClientCnxns", "ZOO_MAX_CLIENT_CNXNS", "60"),
            new Setting("maxSessionTimeout", "ZOO_MAX_SESSION_TIMEOUT", "40000"),
            new Setting("autopurge.purgeInterval", "ZOO_AUTOPURGE_INTERVAL", "0"),
            new Setting("autopurge.snapRetainCount", "ZOO_AUTOPURGE_RETAIN_COUNT", "3"),
            new Setting("4lw.commands.whitelist", "ZOO_4LW_COMMANDS_WHITELIST", "srvr, mntr"));

    private static final List<Setting> SETTINGS_SINCE_3_6_2 = List.of(
            new Setting("preAllocSize", "ZOO_PRE_ALLOC_SIZE", "65536"),
            new Setting("snapCount", "ZOO_SNAPCOUNT", "100000"),
            new Setting("admin.serverPort", ADMIN_PORT, "8080"),
            new Setting("peerType", "ZOO_PEER_TYPE"));

    private static final String NETTY = "org.apache.zookeeper.server.NettyServerCnxnFactory";

    private static final List<Setting> TLS_OF_CLIENTS = List.of(
            new Setting("client.secure", "", "true"),
            new Setting("serverCnxnFactory", "", NETTY),
            new Setting("ssl.clientAuth", "ZOO_TLS_CLIENT_AUTH", "need"),
            new Setting("secureClientPort", "ZOO_TLS_PORT_NUMBER", "3181"),
            new Setting("ssl.keyStore.location", "ZOO_TLS_CLIENT_KEYSTORE_FILE"),
            new Setting("ssl.keyStore.password", "ZOO_TLS_CLIENT_KEYSTORE_PASSWORD"),
            new Setting("ssl.trustStore.location", "ZOO_TLS_CLIENT_TRUSTSTORE_FILE"),
            new Setting("ssl.trustStore.password", "ZOO_TLS_CLIENT_TRUSTSTORE_PASSWORD"));

    private static final List<Setting> TLS_OF_QUORUM = List.of(
            new Setting("sslQuorum", "", "true"),
            new Setting("serverCnxnFactory", "", NETTY),
            new Setting("ssl.quorum.clientAuth", "ZOO_TLS_QUORUM_CLIENT_AUTH", "need"),
            new Setting("ssl.quorum.keyStore.location", "ZOO_TLS_QUORUM_KEYSTORE_FILE"),
            new Setting("ssl.quorum.keyStore.password", "ZOO_TLS_QUORUM_KEYSTORE_PASSWORD"),
            new Setting("ssl.quorum.trustStore.location", "ZOO_TLS_QUORUM_TRUSTSTORE_FILE"),
            new Setting("ssl.quorum.trustStore.password", "ZOO_TLS_QUORUM_TRUSTSTORE_PASSWORD"));

    private static final List<Setting> SASL_OF_CLIENTS = List.of(
            new Setting("authProvider.1", "", "org.apache.zookeeper.server.auth.SASLAuthenticationProvider"),
            new Setting("requireClientAuthScheme", "", "sasl"));

    private static final List<Setting> SASL_OF_QUORUM = List.of(
            new Setting("quorum.auth.enableSasl", "", "true"),
            new Setting("quorum.auth.learnerRequireSasl", "", "true"),
            new Setting("quorum.auth.serverRequireSasl", "", "true"),
            new Setting("quorum.auth.learner.saslLoginContext", "", "QuorumLearner"),
            new Setting("quorum.auth.server.saslLoginContext", "", "QuorumServer"));

    private static final List<Setting> PROMETHEUS = List.of(
            new Setting(
                    "metricsProvider.className",
                    "",
                    "org.apache.zookeeper.metrics.prometheus.PrometheusMetricsProvider"),
            new Setting("metricsProvider.httpPort", "ZOO_PROMETHEUS_METRICS_PORT_NUMBER", "7000"),
            new Setting("metricsProvider.exportJvmInfo", "", "true"));

    private static final Pattern FROM_FILE = Pattern.compile("ZOO_(?!.*(KEYSTORE|TRUSTSTORE)_FILE).*_FILE");
    private static final String CFG = "ZOO_CFG_";
    private static final char DELIMITER = '\u0001';
    private static final int FIRST_UNPRIVILEGED_PORT = 1024;

    static final ImageFamily FAMILY = new ImageFamily(
            image -> Bitnami.publishes(image, "zookeeper"),
            image -> ZooKeeperVersions.ofTag(image.tag()),
            List.of("/opt/bitnami/scripts/zookeeper/", "zkServer.sh"),
            List.of(SERVERS, ID, ALLOW),
            environment -> environment
                    .startingWith("ZOO_")
                    .map(variable -> variable.name())
                    .filter(name -> FROM_FILE.matcher(name).matches())
                    .filter(environment::has)
                    .toList(),
            BitnamiZooKeeper::interpret);

    private BitnamiZooKeeper() {}

    private static ImageInterpretation interpret(Environment environment, Version version, FindingCollector findings) {
        OptionalInt id = Ensemble.id(environment.valueOr(ID, "1"));
        Map<String, String> servers = servers(environment);

        Bitnami.retired(findings);
        if (!environment.isYes(ALLOW) && !environment.isYes("ZOO_ENABLE_AUTH")) {
            findings.refused(
                    "ALLOW_ANONYMOUS_LOGIN is not yes, and ZOO_ENABLE_AUTH neither: this image exits with 1.",
                    "write ALLOW_ANONYMOUS_LOGIN: \"yes\".",
                    ALLOW);
        }
        if (environment.has("ZOO_MY_ID") && !environment.has(ID)) {
            findings.wrong(
                    "%s ignores ZOO_MY_ID, which is the official image's: its id is 1.".formatted(findings.image()),
                    "call the variable ZOO_SERVER_ID.",
                    "ZOO_MY_ID");
        }
        Ensemble.check(findings, servers, id, ID, SERVERS);

        requirePorts(findings, environment);
        return ImageInterpretation.zooKeeper(
                version, findings.read(file(findings, environment, version, servers)), id, !servers.isEmpty());
    }

    /** A list of one is no list: then it runs by itself. */
    private static Map<String, String> servers(Environment environment) {
        List<String> written = Arrays.stream(environment.valueOr(SERVERS, "").split("[;, \\n]+"))
                .filter(server -> !server.isEmpty())
                .toList();
        if (written.size() < 2) {
            return Map.of();
        }
        if (written.stream().noneMatch(server -> server.contains(NUMBERED))) {
            return Ensemble.numbered(written);
        }
        Map<String, String> servers = new LinkedHashMap<>();
        written.forEach(server -> {
            int split = server.lastIndexOf(NUMBERED);
            servers.put("server." + server.substring(split + 2), split < 0 ? server : server.substring(0, split));
        });
        return servers;
    }

    private static void requirePorts(FindingCollector findings, Environment environment) {
        boolean admin = environment.isYes("ZOO_ENABLE_ADMIN_SERVER") || !environment.has("ZOO_ENABLE_ADMIN_SERVER");
        Stream.concat(
                        Stream.of(PORT, "ZOO_PROMETHEUS_METRICS_PORT_NUMBER"),
                        admin ? Stream.of(ADMIN_PORT) : Stream.of())
                .filter(variable ->
                        Numbers.integer(environment.valueOr(variable, "8080")).orElse(0) < FIRST_UNPRIVILEGED_PORT)
                .forEach(variable -> findings.refused(
                        "%s is %s: the image is not root, and refuses ports below 1024: it exits with 1."
                                .formatted(variable, environment.valueOr(variable, "")),
                        "take a port from 1024 on.",
                        variable));
    }

    private static ConfigurationFile file(
            FindingCollector findings, Environment environment, Version version, Map<String, String> servers) {
        Map<String, String> properties = new LinkedHashMap<>(environment.properties(SETTINGS));
        properties.put("dataDir", "/bitnami/zookeeper/data");
        properties.put("reconfigEnabled", String.valueOf(environment.isYes("ZOO_RECONFIG_ENABLED")));
        properties.put("quorumListenOnAllIPs", String.valueOf(environment.isYes("ZOO_LISTEN_ALLIPS_ENABLED")));
        if (!version.isBefore(3, 6, 2)) {
            properties.putAll(environment.properties(SETTINGS_SINCE_3_6_2));
            boolean admin = environment.isYes("ZOO_ENABLE_ADMIN_SERVER") || !environment.has("ZOO_ENABLE_ADMIN_SERVER");
            properties.put("admin.enableServer", String.valueOf(admin));
        }
        servers.forEach((name, address) -> properties.put(name, address + ";" + properties.get("clientPort")));
        ifYes().forEach((variable, settings) -> {
            if (environment.isYes(variable)) {
                properties.putAll(environment.properties(settings));
            }
        });
        environment.startingWith(CFG).forEach(variable -> {
            String name = variable.name().substring(CFG.length()).replace('_', '.');
            if (variable.value().isEmpty()) {
                findings.refused(
                        "%s is empty: the start script exits with 1.".formatted(variable.name()),
                        "write a value, or leave it out.",
                        variable.name());
            } else {
                properties.put(name, variable.value());
            }
        });
        ConfigurationFile file = new ConfigurationFile(SAMPLE);
        properties.forEach((name, value) -> {
            if (!file.edit(name, value, DELIMITER)) {
                findings.refused(
                        "A newline in %s breaks the sed of the start script: the image exits.".formatted(name),
                        "write the value in one line.");
            }
        });
        return file;
    }

    /** What the script adds if a variable says yes, in its order. */
    private static Map<String, List<Setting>> ifYes() {
        Map<String, List<Setting>> settings = new LinkedHashMap<>();
        settings.put("ZOO_TLS_CLIENT_ENABLE", TLS_OF_CLIENTS);
        settings.put("ZOO_TLS_QUORUM_ENABLE", TLS_OF_QUORUM);
        settings.put("ZOO_ENABLE_AUTH", SASL_OF_CLIENTS);
        settings.put("ZOO_ENABLE_QUORUM_AUTH", SASL_OF_QUORUM);
        settings.put("ZOO_ENABLE_PROMETHEUS_METRICS", PROMETHEUS);
        return settings;
    }
}
