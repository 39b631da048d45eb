package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service.EnvironmentVariable;
import dev.kafkalab.topology.image.Environment.Setting;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    private static final List<Setting> SETTINGS_UP_TO_3_4_13 = List.of(new Setting("clientPort", "ZOO_PORT", "2181"));

    /** The last script of 3.4.9 has names and a default of its own. Whether it was ever published is not known. */
    private static final List<Setting> SETTINGS_OF_3_4_9 = List.of(
            new Setting("autopurge.snapRetainCount", "ZOO_AUTOPURGE_SNAP_RETAIN_COUNT", "3"),
            new Setting("autopurge.purgeInterval", "ZOO_AUTOPURGE_PURGE_INTERVAL", "1"));

    private static final List<Setting> SETTINGS_SINCE_3_5 = List.of(
            new Setting("standaloneEnabled", "ZOO_STANDALONE_ENABLED", "true"),
            new Setting("admin.enableServer", "ZOO_ADMINSERVER_ENABLED", "true"));

    static final ImageFamily FAMILY = new ImageFamily(
            image -> ImageNames.isOfficial(image, "zookeeper")
                    || ImageNames.isPublishedAs(image, Set.of("kafka-lab"), "zookeeper"),
            image -> ZooKeeperVersions.ofTag(image.tag()),
            List.of("zkServer.sh", "docker-entrypoint.sh"),
            List.of(SERVERS, ID),
            ImageFamily::nothing,
            OfficialZooKeeper::interpret);

    /** What Confluent's names say that this image does anyway. */
    private static final Set<String> SAME_ANYWAY = Set.of("ZOOKEEPER_CLIENT_PORT=2181", "ZOOKEEPER_TICK_TIME=2000");

    /** Other images separate servers so, with numbers or without. */
    private static final Pattern COMMA = Pattern.compile(",\\s*(server\\.\\d+=|[^\\s,;=]+:\\d+:\\d+)");

    private OfficialZooKeeper() {}

    private static ImageInterpretation interpret(Environment environment, Version version, FindingCollector findings) {
        boolean before35 = version.isBefore(3, 5);
        OptionalInt myid = Ensemble.id(environment.valueOr(ID, "1"));
        Map<String, String> properties = new TreeMap<>(findings.read(file(environment, version)));
        Map<String, String> servers = Ensemble.servers(properties);

        ignored(findings, environment);
        if (COMMA.matcher(environment.valueOr(SERVERS, "")).find()) {
            findings.refused(
                    "The servers in ZOO_SERVERS are separated by commas: this image takes them for one, and ZooKeeper exits while it reads its configuration.",
                    "separate them with spaces, each as server.1=zoo1:2888:3888;2181.",
                    SERVERS);
        } else {
            malformed(findings, environment);
            Ensemble.check(findings, servers, myid, ID, SERVERS);
            clientPort(findings, environment, properties, servers, myid, before35);
        }
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

    /** The Dockerfile sets the defaults, so that an empty variable is written as it is. */
    private static ConfigurationFile file(Environment environment, Version version) {
        boolean before35 = version.isBefore(3, 5);
        ConfigurationFile file = new ConfigurationFile();
        file.appendAll(environment.propertiesAsWritten(SETTINGS));
        if (version.number().equals("3.4.9")) {
            file.appendAll(environment.propertiesAsWritten(SETTINGS_OF_3_4_9));
        }
        if (version.isBefore(3, 4, 14)) {
            file.appendAll(environment.propertiesAsWritten(SETTINGS_UP_TO_3_4_13));
        } else if (before35) {
            file.append("clientPort", "2181");
        } else {
            file.appendAll(environment.propertiesAsWritten(SETTINGS_SINCE_3_5));
        }
        words(environment.valueOr(SERVERS, before35 ? "" : ALONE)).forEach(file::line);
        if (!before35) {
            environment
                    .value("ZOO_4LW_COMMANDS_WHITELIST")
                    .ifPresent(list -> file.append("4lw.commands.whitelist", list));
        }
        if (!version.isBefore(3, 4, 14)) {
            words(environment.valueOr("ZOO_CFG_EXTRA", "")).forEach(file::line);
        }
        return file;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.trim().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
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
            String address = own.substring(semicolon + 1);
            String client = address.substring(address.lastIndexOf(':') + 1);
            String further = properties.putIfAbsent("clientPort", client);
            if (further != null && !further.equals(client)) {
                findings.refused(
                        "ZOO_CFG_EXTRA says clientPort=%s, and the server's own entry %s: ZooKeeper exits over two client ports."
                                .formatted(further, client),
                        "leave clientPort out of ZOO_CFG_EXTRA.",
                        "ZOO_CFG_EXTRA");
            }
        } else if (!own.isEmpty() && !before35 && !properties.containsKey("clientPort")) {
            findings.wrong(
                    "No client port: since 3.5 it stands behind the server, and %s has none, so no broker can connect."
                            .formatted(own),
                    "write server.%d=%s;2181.".formatted(myid.getAsInt(), own),
                    SERVERS);
        }
    }

    private static void malformed(FindingCollector findings, Environment environment) {
        for (String entry : words(environment.valueOr(SERVERS, ""))) {
            if (!entry.matches("server\\.\\d+=.*")) {
                findings.wrong(
                        "%s in ZOO_SERVERS is copied into zoo.cfg as it is, and means nothing there: it is no server of an ensemble."
                                .formatted(entry),
                        "separate the servers with spaces, each as server.1=zoo1:2888:3888;2181.",
                        SERVERS);
            }
        }
    }

    private static void ignored(FindingCollector findings, Environment environment) {
        List<EnvironmentVariable> confluents =
                environment.startingWith("ZOOKEEPER_").toList();
        if (environment.has("ZOOKEEPER_SERVERS")) {
            findings.wrong(
                    "%s ignores ZOOKEEPER_SERVERS and ZOOKEEPER_SERVER_ID, which are Confluent's: this is a ZooKeeper by itself, not one of an ensemble."
                            .formatted(findings.image()),
                    "write ZOO_MY_ID: %s and ZOO_SERVERS: %s in place of %s."
                            .formatted(
                                    environment.valueOr("ZOOKEEPER_SERVER_ID", "1"),
                                    inOwnForm(environment),
                                    confluents.stream()
                                            .map(EnvironmentVariable::name)
                                            .collect(Collectors.joining(" and "))),
                    "ZOOKEEPER_SERVERS");
        } else if (!confluents.isEmpty()) {
            String message = "%s ignores %s, which is Confluent's name."
                    .formatted(findings.image(), confluents.get(0).name());
            String remedy = "leave it out, or use the image's own ZOO_ names.";
            if (confluents.stream()
                    .allMatch(variable -> SAME_ANYWAY.contains(variable.name() + "=" + variable.value()))) {
                findings.note(message, remedy, confluents.get(0).name());
            } else {
                findings.wrong(message, remedy, confluents.get(0).name());
            }
        }
    }

    /** Confluent's list of servers, as this image has it. */
    private static String inOwnForm(Environment environment) {
        String port = environment.valueOr("ZOOKEEPER_CLIENT_PORT", "2181");
        String[] servers = environment.valueOr("ZOOKEEPER_SERVERS", "").split(";");
        return IntStream.range(0, servers.length)
                .mapToObj(i -> "server.%d=%s;%s".formatted(i + 1, servers[i].trim(), port))
                .collect(Collectors.joining(" "));
    }
}
