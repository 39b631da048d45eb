package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Image;
import dev.kafkalab.topology.Numbers;
import dev.kafkalab.topology.Program;
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
final class ConfluentZooKeeper implements ImageFamily {

    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            Map.entry("ZOOKEEPER_CLIENT_PORT", "clientPort"),
            Map.entry("ZOOKEEPER_SECURE_CLIENT_PORT", "secureClientPort"),
            Map.entry("ZOOKEEPER_CLIENT_PORT_ADDRESS", "clientPortAddress"),
            Map.entry("ZOOKEEPER_TICK_TIME", "tickTime"),
            Map.entry("ZOOKEEPER_INIT_LIMIT", "initLimit"),
            Map.entry("ZOOKEEPER_SYNC_LIMIT", "syncLimit"),
            Map.entry("ZOOKEEPER_MIN_SESSION_TIMEOUT", "minSessionTimeout"),
            Map.entry("ZOOKEEPER_MAX_SESSION_TIMEOUT", "maxSessionTimeout"),
            Map.entry("ZOOKEEPER_MAX_CLIENT_CNXNS", "maxClientCnxns"),
            Map.entry("ZOOKEEPER_CNX_TIMEOUT", "cnxTimeout"),
            Map.entry("ZOOKEEPER_ELECTION_ALG", "electionAlg"),
            Map.entry("ZOOKEEPER_LEADER_SERVES", "leaderServes"),
            Map.entry("ZOOKEEPER_QUORUM_LISTEN_ON_ALL_IPS", "quorumListenOnAllIPs"),
            Map.entry("ZOOKEEPER_AUTOPURGE_SNAP_RETAIN_COUNT", "autopurge.snapRetainCount"),
            Map.entry("ZOOKEEPER_AUTOPURGE_PURGE_INTERVAL", "autopurge.purgeInterval"),
            Map.entry("ZOOKEEPER_SNAP_COUNT", "snapCount"),
            Map.entry("ZOOKEEPER_PRE_ALLOC_SIZE", "preAllocSize"),
            Map.entry("ZOOKEEPER_GLOBAL_OUTSTANDING_LIMIT", "globalOutstandingLimit"),
            Map.entry("ZOOKEEPER_FSYNC_WARNING_THRESHOLDMS", "fsync.warningthresholdms"),
            Map.entry("ZOOKEEPER_FORCE_SYNC", "forceSync"),
            Map.entry("ZOOKEEPER_SYNC_ENABLED", "syncEnabled"),
            Map.entry("ZOOKEEPER_JUTE_MAX_BUFFER", "jute.maxbuffer"),
            Map.entry("ZOOKEEPER_SKIP_ACL", "skipACL"),
            Map.entry("ZOOKEEPER_TCP_KEEP_ALIVE", "tcpKeepAlive"),
            Map.entry("ZOOKEEPER_ADMIN_ENABLE_SERVER", "admin.enableServer"),
            Map.entry("ZOOKEEPER_ADMIN_SERVER_PORT", "admin.serverPort"),
            Map.entry("ZOOKEEPER_ADMIN_SERVER_ADDRESS", "admin.serverAddress"));

    private static final String SERVERS = "ZOOKEEPER_SERVERS";
    private static final String ID = "ZOOKEEPER_SERVER_ID";

    @Override
    public boolean recognizes(Image image) {
        return ImageNames.isCalled(image, Set.of("cp-zookeeper"));
    }

    @Override
    public boolean startsWith(String command) {
        return command.contains("/etc/confluent/docker/run") || command.contains("zookeeper-server-start");
    }

    @Override
    public boolean configuredAsNode(Service service) {
        return new Environment(service).hasAny("ZOOKEEPER_CLIENT_PORT", SERVERS);
    }

    @Override
    public Reading read(Service service, Image image) {
        Environment environment = new Environment(service);
        Version kafka = KafkaVersions.ofConfluentZooKeeperTag(image.tag());
        List<String> addresses = addresses(environment);
        Map<String, String> servers = Ensemble.numbered(addresses);
        OptionalInt myid = Numbers.integer(environment.valueOr(ID, ""));

        Requirements requirements = new Requirements(environment, image.toString());
        Version version = ZooKeeperVersions.ofKafka(kafka);
        requirements.addAll(version.findings(service, image));
        require(requirements, environment, addresses);
        ignored(requirements, environment, image);
        Ensemble.check(requirements, servers, myid, ID, SERVERS);

        Map<String, String> properties = properties(environment, !addresses.isEmpty());
        properties.putAll(servers);
        return new Reading(
                new Program.ZooKeeper(
                        version.number(),
                        properties,
                        addresses.isEmpty() || myid.isEmpty() ? Optional.empty() : Optional.of(myid.getAsInt())),
                myid,
                requirements.findings());
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
        PROPERTIES.forEach((variable, property) ->
                environment.value(variable).ifPresent(value -> properties.put(property, value)));
        return properties;
    }

    private static void require(Requirements requirements, Environment environment, List<String> addresses) {
        if (!environment.has("ZOOKEEPER_SECURE_CLIENT_PORT")) {
            requirements.needs("ZOOKEEPER_CLIENT_PORT", "", "write ZOOKEEPER_CLIENT_PORT: 2181.");
        }
        if (!addresses.isEmpty()) {
            requirements.needs(
                    ID,
                    " when ZOOKEEPER_SERVERS is",
                    "write ZOOKEEPER_SERVER_ID: its place in ZOOKEEPER_SERVERS, from 1.");
        }
    }

    private static void ignored(Requirements requirements, Environment environment, Image image) {
        Optional<String> official = environment.value("ZOO_SERVERS");
        boolean anEnsembleIsMeant =
                official.map(OfficialZooKeeper::addresses).map(Map::size).orElse(0) > 1;
        if (anEnsembleIsMeant && !environment.has(SERVERS)) {
            Map<String, String> servers = OfficialZooKeeper.addresses(official.get());
            requirements.wrong(
                    "%s ignores ZOO_SERVERS and ZOO_MY_ID, which are the official image's: this is a ZooKeeper by itself, not one of an ensemble of %d."
                            .formatted(image, servers.size()),
                    "write ZOOKEEPER_SERVER_ID: %s and ZOOKEEPER_SERVERS: %s"
                            .formatted(environment.valueOr("ZOO_MY_ID", "1"), inConfluentForm(servers)),
                    "ZOO_SERVERS",
                    "ZOO_MY_ID");
        } else if (environment.startingWith("ZOO_").findAny().isPresent()) {
            String first =
                    environment.startingWith("ZOO_").findFirst().orElseThrow().name();
            requirements.wrong(
                    "%s ignores %s, which is the official image's name.".formatted(image, first),
                    "use the image's own ZOOKEEPER_ names.",
                    first);
        }
    }

    private static String inConfluentForm(Map<String, String> servers) {
        return servers.values().stream().map(Ensemble::withoutClientAddress).collect(Collectors.joining(";"));
    }
}
