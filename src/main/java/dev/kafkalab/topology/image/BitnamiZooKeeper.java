package dev.kafkalab.topology.image;

import dev.kafkalab.topology.Numbers;
import dev.kafkalab.topology.image.Environment.Setting;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * {@code bitnami/zookeeper} and {@code bitnamilegacy/zookeeper}.
 *
 * <p>Rules: {@code zookeeper_validate} and {@code zookeeper_generate_conf} in {@code libzookeeper.sh} and the defaults in
 * {@code zookeeper-env.sh} of bitnami/containers (read for 3.8 and 3.9): {@code ZOO_SERVERS} is
 * {@code zoo1:2888:3888,zoo2:2888:3888}, separated by comma, semicolon or space and numbered in its order, or with
 * {@code ::id} behind each.
 */
final class BitnamiZooKeeper {

    private static final String SERVERS = "ZOO_SERVERS";
    private static final String ID = "ZOO_SERVER_ID";
    private static final String ALLOW = "ALLOW_ANONYMOUS_LOGIN";
    private static final String NUMBERED = "::";

    private static final List<Setting> SETTINGS = List.of(
            new Setting("dataLogDir", "ZOO_DATA_LOG_DIR"),
            new Setting("tickTime", "ZOO_TICK_TIME", "2000"),
            new Setting("initLimit", "ZOO_INIT_LIMIT", "10"),
            new Setting("syncLimit", "ZOO_SYNC_LIMIT", "5"),
            new Setting("maxClientCnxns", "ZOO_MAX_CLIENT_CNXNS", "60"),
            new Setting("maxSessionTimeout", "ZOO_MAX_SESSION_TIMEOUT", "40000"),
            new Setting("autopurge.purgeInterval", "ZOO_AUTOPURGE_INTERVAL", "0"),
            new Setting("autopurge.snapRetainCount", "ZOO_AUTOPURGE_RETAIN_COUNT", "3"),
            new Setting("4lw.commands.whitelist", "ZOO_4LW_COMMANDS_WHITELIST", "srvr, mntr"));

    static final ImageFamily FAMILY = new ImageFamily(
            image -> Bitnami.publishes(image, "zookeeper"),
            ZooKeeperVersions::ofTag,
            List.of("/opt/bitnami/scripts/zookeeper/", "zkServer.sh"),
            List.of(SERVERS, ID, ALLOW),
            BitnamiZooKeeper::interpret);

    private BitnamiZooKeeper() {}

    private static ImageInterpretation interpret(Environment environment, Version version, FindingCollector findings) {
        OptionalInt id = Numbers.integer(environment.valueOr(ID, "1"));
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

        String port = environment.valueOr("ZOO_PORT_NUMBER", "2181");
        Map<String, String> properties = properties(environment, port);
        servers.forEach((name, address) -> properties.put(name, address + ";" + port));
        return ImageInterpretation.zooKeeper(version, properties, id, !servers.isEmpty());
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

    private static Map<String, String> properties(Environment environment, String port) {
        Map<String, String> properties = environment.properties(SETTINGS);
        properties.put("dataDir", "/bitnami/zookeeper/data");
        properties.put("clientPort", port);
        properties.put("admin.enableServer", String.valueOf(environment.isYes("ZOO_ENABLE_ADMIN_SERVER")));
        return properties;
    }
}
