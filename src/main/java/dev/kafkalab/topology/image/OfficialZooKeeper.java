package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Image;
import dev.kafkalab.topology.Numbers;
import dev.kafkalab.topology.Program;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * The official {@code zookeeper} image.
 *
 * <p>Rules: {@code docker-entrypoint.sh} and the Dockerfiles' defaults in 31z4/zookeeper-docker (3.4.14 for ZooKeeper
 * 3.4, where the client port is a setting of its own, 3.9.5 for later ones, where it stands behind each server).
 * Confluent's {@code ZOOKEEPER_} names mean nothing to it.
 */
final class OfficialZooKeeper implements ImageFamily {

    private static final String SERVERS = "ZOO_SERVERS";
    private static final String ID = "ZOO_MY_ID";
    private static final String ALONE = "server.1=localhost:2888:3888;2181";

    @Override
    public boolean recognizes(Image image) {
        return ImageNames.isOfficial(image, "zookeeper")
                || ImageNames.isPublishedAs(image, Set.of("kafka-lab"), "zookeeper");
    }

    @Override
    public boolean startsWith(String command) {
        return command.contains("zkServer.sh") || command.contains("docker-entrypoint.sh");
    }

    @Override
    public boolean configuredAsNode(Service service) {
        return new Environment(service).hasAny(SERVERS, ID);
    }

    @Override
    public Reading read(Service service, Image image) {
        Environment environment = new Environment(service);
        Version version = ZooKeeperVersions.ofTag(image.tag());
        boolean before35 = version.isBefore(3, 5);
        OptionalInt myid = Numbers.integer(environment.valueOr(ID, "1"));
        Map<String, String> servers = addresses(environment.valueOr(SERVERS, before35 ? "" : ALONE));
        Map<String, String> properties = properties(environment, before35);
        properties.putAll(servers);

        Requirements requirements = new Requirements(environment, image.toString());
        requirements.addAll(version.findings(service, image));
        ignored(requirements, environment, image);
        malformed(requirements, environment);
        Ensemble.check(requirements, servers, myid, ID, SERVERS);
        clientPort(requirements, environment, properties, servers, myid, before35);

        Optional<Integer> member =
                servers.size() > 1 && myid.isPresent() ? Optional.of(myid.getAsInt()) : Optional.empty();
        return new Reading(new Program.ZooKeeper(version.number(), properties, member), myid, requirements.findings());
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
        Map<String, String> properties = new TreeMap<>();
        properties.put("dataDir", environment.valueOr("ZOO_DATA_DIR", "/data"));
        properties.put("dataLogDir", environment.valueOr("ZOO_DATA_LOG_DIR", "/datalog"));
        properties.put("tickTime", environment.valueOr("ZOO_TICK_TIME", "2000"));
        properties.put("initLimit", environment.valueOr("ZOO_INIT_LIMIT", "5"));
        properties.put("syncLimit", environment.valueOr("ZOO_SYNC_LIMIT", "2"));
        properties.put("autopurge.snapRetainCount", environment.valueOr("ZOO_AUTOPURGE_SNAPRETAINCOUNT", "3"));
        properties.put("autopurge.purgeInterval", environment.valueOr("ZOO_AUTOPURGE_PURGEINTERVAL", "0"));
        properties.put("maxClientCnxns", environment.valueOr("ZOO_MAX_CLIENT_CNXNS", "60"));
        if (before35) {
            properties.put("clientPort", environment.valueOr("ZOO_PORT", "2181"));
            return properties;
        }
        properties.put("standaloneEnabled", environment.valueOr("ZOO_STANDALONE_ENABLED", "true"));
        properties.put("admin.enableServer", environment.valueOr("ZOO_ADMINSERVER_ENABLED", "true"));
        environment
                .value("ZOO_4LW_COMMANDS_WHITELIST")
                .ifPresent(commands -> properties.put("4lw.commands.whitelist", commands));
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
            Requirements requirements,
            Environment environment,
            Map<String, String> properties,
            Map<String, String> servers,
            OptionalInt myid,
            boolean before35) {
        String own = myid.isPresent() ? servers.getOrDefault("server." + myid.getAsInt(), "") : "";
        int semicolon = own.indexOf(';');
        if (semicolon >= 0 && before35) {
            requirements.refused(
                    "ZooKeeper 3.4 cannot read the client port behind the semicolon in %s: it exits.".formatted(own),
                    "leave the part from the semicolon out, or use zookeeper:3.8.4.",
                    SERVERS);
        } else if (semicolon >= 0) {
            String client = own.substring(semicolon + 1);
            properties.putIfAbsent("clientPort", client.substring(client.lastIndexOf(':') + 1));
        } else if (!own.isEmpty() && !before35 && !properties.containsKey("clientPort")) {
            requirements.wrong(
                    "No client port: since 3.5 it stands behind the server, and %s has none, so no broker can connect."
                            .formatted(own),
                    "write server.%d=%s;2181.".formatted(myid.getAsInt(), own),
                    SERVERS);
        }
    }

    private static void malformed(Requirements requirements, Environment environment) {
        for (String entry : environment.valueOr(SERVERS, "").trim().split("\\s+")) {
            if (!entry.isEmpty() && !entry.matches("server\\.\\d+=.*")) {
                requirements.refused(
                        "%s in ZOO_SERVERS is copied into zoo.cfg as it is, and means nothing there.".formatted(entry),
                        "separate the servers with spaces, each as server.1=zoo1:2888:3888;2181.",
                        SERVERS);
            }
        }
    }

    private static void ignored(Requirements requirements, Environment environment, Image image) {
        environment
                .startingWith("ZOOKEEPER_")
                .findFirst()
                .ifPresent(first -> requirements.wrong(
                        environment.has("ZOOKEEPER_SERVERS")
                                ? "%s ignores ZOOKEEPER_SERVERS and ZOOKEEPER_SERVER_ID, which are Confluent's: this is a ZooKeeper by itself, not one of an ensemble."
                                        .formatted(image)
                                : "%s ignores %s, which is Confluent's name.".formatted(image, first.name()),
                        "write ZOO_MY_ID and ZOO_SERVERS: server.1=zoo1:2888:3888;2181 server.2=...",
                        first.name()));
    }
}
