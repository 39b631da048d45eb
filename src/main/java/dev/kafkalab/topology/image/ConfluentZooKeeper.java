package dev.kafkalab.topology.image;

import dev.kafkalab.topology.Numbers;
import dev.kafkalab.topology.image.Environment.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code confluentinc/cp-zookeeper}, up to 7.9.
 *
 * <p>Rules: {@code zookeeper/include/etc/confluent/docker/configure} and {@code zookeeper.properties.template} in
 * confluentinc/kafka-images: a fixed list of {@code ZOOKEEPER_} names, servers separated by semicolons and numbered in
 * their order. The official image's {@code ZOO_} names mean nothing to it. Its TLS settings are not followed here.
 */
final class ConfluentZooKeeper {

    private static final List<Setting> SETTINGS = List.of(
            new Setting("clientPort", "ZOOKEEPER_CLIENT_PORT"),
            new Setting("secureClientPort", "ZOOKEEPER_SECURE_CLIENT_PORT"),
            new Setting("clientPortAddress", "ZOOKEEPER_CLIENT_PORT_ADDRESS"),
            new Setting("tickTime", "ZOOKEEPER_TICK_TIME"),
            new Setting("initLimit", "ZOOKEEPER_INIT_LIMIT"),
            new Setting("syncLimit", "ZOOKEEPER_SYNC_LIMIT"),
            new Setting("minSessionTimeout", "ZOOKEEPER_MIN_SESSION_TIMEOUT"),
            new Setting("maxSessionTimeout", "ZOOKEEPER_MAX_SESSION_TIMEOUT"),
            new Setting("maxClientCnxns", "ZOOKEEPER_MAX_CLIENT_CNXNS"),
            new Setting("cnxTimeout", "ZOOKEEPER_CNX_TIMEOUT"),
            new Setting("electionAlg", "ZOOKEEPER_ELECTION_ALG"),
            new Setting("leaderServes", "ZOOKEEPER_LEADER_SERVES"),
            new Setting("quorumListenOnAllIPs", "ZOOKEEPER_QUORUM_LISTEN_ON_ALL_IPS"),
            new Setting("autopurge.snapRetainCount", "ZOOKEEPER_AUTOPURGE_SNAP_RETAIN_COUNT"),
            new Setting("autopurge.purgeInterval", "ZOOKEEPER_AUTOPURGE_PURGE_INTERVAL"),
            new Setting("snapCount", "ZOOKEEPER_SNAP_COUNT"),
            new Setting("preAllocSize", "ZOOKEEPER_PRE_ALLOC_SIZE"),
            new Setting("globalOutstandingLimit", "ZOOKEEPER_GLOBAL_OUTSTANDING_LIMIT"),
            new Setting("fsync.warningthresholdms", "ZOOKEEPER_FSYNC_WARNING_THRESHOLDMS"),
            new Setting("forceSync", "ZOOKEEPER_FORCE_SYNC"),
            new Setting("syncEnabled", "ZOOKEEPER_SYNC_ENABLED"),
            new Setting("jute.maxbuffer", "ZOOKEEPER_JUTE_MAX_BUFFER"),
            new Setting("skipACL", "ZOOKEEPER_SKIP_ACL"),
            new Setting("tcpKeepAlive", "ZOOKEEPER_TCP_KEEP_ALIVE"),
            new Setting("admin.enableServer", "ZOOKEEPER_ADMIN_ENABLE_SERVER"),
            new Setting("admin.serverPort", "ZOOKEEPER_ADMIN_SERVER_PORT"),
            new Setting("admin.serverAddress", "ZOOKEEPER_ADMIN_SERVER_ADDRESS"));

    private static final String SERVERS = "ZOOKEEPER_SERVERS";
    private static final String ID = "ZOOKEEPER_SERVER_ID";

    static final ImageFamily FAMILY = new ImageFamily(
            image -> ImageNames.isCalled(image, Set.of("cp-zookeeper")),
            ZooKeeperVersions::ofConfluentTag,
            List.of("/etc/confluent/docker/run", "zookeeper-server-start"),
            List.of("ZOOKEEPER_CLIENT_PORT", SERVERS),
            ConfluentZooKeeper::interpret);

    private ConfluentZooKeeper() {}

    private static ImageInterpretation interpret(Environment environment, Version version, FindingCollector findings) {
        List<String> addresses = addresses(environment);
        Map<String, String> servers = Ensemble.numbered(addresses);
        OptionalInt myid = Numbers.integer(environment.valueOr(ID, ""));

        require(findings, environment, addresses);
        ignored(findings, environment);
        Ensemble.check(findings, servers, myid, ID, SERVERS);

        Map<String, String> properties = properties(environment, !addresses.isEmpty());
        properties.putAll(servers);
        return ImageInterpretation.zooKeeper(version, properties, myid, !addresses.isEmpty());
    }

    private static List<String> addresses(Environment environment) {
        return environment
                .value(SERVERS)
                .map(value -> Arrays.stream(value.split(";"))
                        .map(String::trim)
                        .filter(address -> !address.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    private static Map<String, String> properties(Environment environment, boolean ensemble) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("dataDir", "/var/lib/zookeeper/data");
        properties.put("dataLogDir", "/var/lib/zookeeper/log");
        if (ensemble) {
            properties.put("initLimit", "10");
            properties.put("syncLimit", "5");
        }
        properties.putAll(environment.properties(SETTINGS));
        return properties;
    }

    private static void require(FindingCollector findings, Environment environment, List<String> addresses) {
        if (!environment.has("ZOOKEEPER_SECURE_CLIENT_PORT")) {
            findings.needs("ZOOKEEPER_CLIENT_PORT", "", "write ZOOKEEPER_CLIENT_PORT: 2181.");
        }
        if (!addresses.isEmpty()) {
            findings.needs(
                    ID,
                    " when ZOOKEEPER_SERVERS is",
                    "write ZOOKEEPER_SERVER_ID: its place in ZOOKEEPER_SERVERS, from 1.");
        }
    }

    private static void ignored(FindingCollector findings, Environment environment) {
        Optional<String> official = environment.value("ZOO_SERVERS");
        boolean anEnsembleIsMeant =
                official.map(OfficialZooKeeper::addresses).map(Map::size).orElse(0) > 1;
        if (anEnsembleIsMeant && !environment.has(SERVERS)) {
            Map<String, String> servers = OfficialZooKeeper.addresses(official.get());
            findings.wrong(
                    "%s ignores ZOO_SERVERS and ZOO_MY_ID, which are the official image's: this is a ZooKeeper by itself, not one of an ensemble of %d."
                            .formatted(findings.image(), servers.size()),
                    "write ZOOKEEPER_SERVER_ID: %s and ZOOKEEPER_SERVERS: %s"
                            .formatted(environment.valueOr("ZOO_MY_ID", "1"), inConfluentForm(servers)),
                    "ZOO_SERVERS",
                    "ZOO_MY_ID");
        } else if (environment.startingWith("ZOO_").findAny().isPresent()) {
            String first =
                    environment.startingWith("ZOO_").findFirst().orElseThrow().name();
            findings.wrong(
                    "%s ignores %s, which is the official image's name.".formatted(findings.image(), first),
                    "use the image's own ZOOKEEPER_ names.",
                    first);
        }
    }

    private static String inConfluentForm(Map<String, String> servers) {
        return servers.values().stream().map(Ensemble::withoutClientAddress).collect(Collectors.joining(";"));
    }
}
