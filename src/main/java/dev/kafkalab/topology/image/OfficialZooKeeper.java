package dev.kafkalab.topology.image;

import dev.kafkalab.topology.Numbers;
import dev.kafkalab.topology.image.Environment.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The official {@code zookeeper} image.
 *
 * <p>Rules: {@code docker-entrypoint.sh} and the Dockerfiles' defaults in 31z4/zookeeper-docker (3.4.14 for ZooKeeper
 * 3.4, where the client port is a setting of its own, 3.9.5 for later ones, where it stands behind each server).
 * Confluent's {@code ZOOKEEPER_} names mean nothing to it.
 */
final class OfficialZooKeeper {

    private static final String SERVERS = "ZOO_SERVERS";
    private static final String ID = "ZOO_MY_ID";
    private static final String ALONE = "server.1=localhost:2888:3888;2181";

    private static final List<Setting> SETTINGS = List.of(
            new Setting("dataDir", "ZOO_DATA_DIR", "/data"),
            new Setting("dataLogDir", "ZOO_DATA_LOG_DIR", "/datalog"),
            new Setting("tickTime", "ZOO_TICK_TIME", "2000"),
            new Setting("initLimit", "ZOO_INIT_LIMIT", "5"),
            new Setting("syncLimit", "ZOO_SYNC_LIMIT", "2"),
            new Setting("autopurge.snapRetainCount", "ZOO_AUTOPURGE_SNAPRETAINCOUNT", "3"),
            new Setting("autopurge.purgeInterval", "ZOO_AUTOPURGE_PURGEINTERVAL", "0"),
            new Setting("maxClientCnxns", "ZOO_MAX_CLIENT_CNXNS", "60"));

    private static final List<Setting> SETTINGS_BEFORE_3_5 = List.of(new Setting("clientPort", "ZOO_PORT", "2181"));

    private static final List<Setting> SETTINGS_SINCE_3_5 = List.of(
            new Setting("standaloneEnabled", "ZOO_STANDALONE_ENABLED", "true"),
            new Setting("admin.enableServer", "ZOO_ADMINSERVER_ENABLED", "true"),
            new Setting("4lw.commands.whitelist", "ZOO_4LW_COMMANDS_WHITELIST"));

    static final ImageFamily FAMILY = new ImageFamily(
            image -> ImageNames.isOfficial(image, "zookeeper")
                    || ImageNames.isPublishedAs(image, Set.of("kafka-lab"), "zookeeper"),
            ZooKeeperVersions::ofTag,
            List.of("zkServer.sh", "docker-entrypoint.sh"),
            List.of(SERVERS, ID),
            OfficialZooKeeper::interpret);

    private OfficialZooKeeper() {}

    private static ImageInterpretation interpret(Environment environment, Version version, FindingCollector findings) {
        boolean before35 = version.isBefore(3, 5);
        OptionalInt myid = Numbers.integer(environment.valueOr(ID, "1"));
        Map<String, String> servers = addresses(environment.valueOr(SERVERS, before35 ? "" : ALONE));
        Map<String, String> properties = properties(environment, before35);
        properties.putAll(servers);

        ignored(findings, environment);
        malformed(findings, environment);
        Ensemble.check(findings, servers, myid, ID, SERVERS);
        clientPort(findings, environment, properties, servers, myid, before35);
        return ImageInterpretation.zooKeeper(version, properties, myid, servers.size() > 1);
    }

    /** The servers of a list in this image's form: {@code server.1=zoo1:2888:3888;2181 server.2=...}. */
    static Map<String, String> addresses(String list) {
        Map<String, String> servers = new LinkedHashMap<>();
        for (String entry : list.trim().split("\\s+")) {
            int equals = entry.indexOf('=');
            if (equals > 0) {
                servers.put(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
        return servers;
    }

    private static Map<String, String> properties(Environment environment, boolean before35) {
        Map<String, String> properties = environment.properties(SETTINGS);
        properties.putAll(environment.properties(before35 ? SETTINGS_BEFORE_3_5 : SETTINGS_SINCE_3_5));
        if (before35) {
            return properties;
        }
        for (String extra : environment.valueOr("ZOO_CFG_EXTRA", "").trim().split("\\s+")) {
            int equals = extra.indexOf('=');
            if (equals > 0) {
                properties.put(extra.substring(0, equals), extra.substring(equals + 1));
            }
        }
        return properties;
    }

    /** From 3.5 on the client port stands behind the server's own entry; whoever leaves it out has no client port. */
    private static void clientPort(
            FindingCollector findings,
            Environment environment,
            Map<String, String> properties,
            Map<String, String> servers,
            OptionalInt myid,
            boolean before35) {
        String own = myid.isPresent() ? servers.getOrDefault("server." + myid.getAsInt(), "") : "";
        int semicolon = own.indexOf(';');
        if (semicolon >= 0 && before35) {
            findings.refused(
                    "ZooKeeper 3.4 cannot read the client port behind the semicolon in %s: it exits.".formatted(own),
                    "leave the part from the semicolon out, or use zookeeper:3.8.4.",
                    SERVERS);
        } else if (semicolon >= 0) {
            String client = own.substring(semicolon + 1);
            properties.putIfAbsent("clientPort", client.substring(client.lastIndexOf(':') + 1));
        } else if (!own.isEmpty() && !before35 && !properties.containsKey("clientPort")) {
            findings.wrong(
                    "No client port: since 3.5 it stands behind the server, and %s has none, so no broker can connect."
                            .formatted(own),
                    "write server.%d=%s;2181.".formatted(myid.getAsInt(), own),
                    SERVERS);
        }
    }

    private static void malformed(FindingCollector findings, Environment environment) {
        for (String entry : environment.valueOr(SERVERS, "").trim().split("\\s+")) {
            if (!entry.isEmpty() && !entry.matches("server\\.\\d+=.*")) {
                findings.refused(
                        "%s in ZOO_SERVERS is copied into zoo.cfg as it is, and means nothing there.".formatted(entry),
                        "separate the servers with spaces, each as server.1=zoo1:2888:3888;2181.",
                        SERVERS);
            }
        }
    }

    private static void ignored(FindingCollector findings, Environment environment) {
        environment
                .startingWith("ZOOKEEPER_")
                .findFirst()
                .ifPresent(first -> findings.wrong(
                        environment.has("ZOOKEEPER_SERVERS")
                                ? "%s ignores ZOOKEEPER_SERVERS and ZOOKEEPER_SERVER_ID, which are Confluent's: this is a ZooKeeper by itself, not one of an ensemble."
                                        .formatted(findings.image())
                                : "%s ignores %s, which is Confluent's name.".formatted(findings.image(), first.name()),
                        "write ZOO_MY_ID and ZOO_SERVERS: server.1=zoo1:2888:3888;2181 server.2=...",
                        first.name()));
    }
}
