package dev.kafkalab.topology.image;

import dev.kafkalab.topology.image.Environment.Setting;
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
 * their order. The official image's {@code ZOO_} names mean nothing to it. Up to 5.4 the template knows less.
 */
final class ConfluentZooKeeper {

    private static final List<Setting> SETTINGS = List.of(
            new Setting("clientPort", "ZOOKEEPER_CLIENT_PORT"),
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
            new Setting("traceFile", "ZOOKEEPER_TRACE_FILE"),
            new Setting("globalOutstandingLimit", "ZOOKEEPER_GLOBAL_OUTSTANDING_LIMIT"),
            new Setting("fsync.warningthresholdms", "ZOOKEEPER_FSYNC_WARNING_THRESHOLDMS"),
            new Setting("forceSync", "ZOOKEEPER_FORCE_SYNC"),
            new Setting("syncEnabled", "ZOOKEEPER_SYNC_ENABLED"),
            new Setting("jute.maxbuffer", "ZOOKEEPER_JUTE_MAX_BUFFER"),
            new Setting("skipACL", "ZOOKEEPER_SKIP_ACL"));

    /** What came with ZooKeeper 3.5; TLS for clients and for the quorum follows below. */
    private static final List<Setting> SETTINGS_SINCE_5_5 = List.of(
            new Setting("secureClientPort", "ZOOKEEPER_SECURE_CLIENT_PORT"),
            new Setting("clientCnxnSocket", "ZOOKEEPER_CLIENT_CNXN_SOCKET"),
            new Setting("serverCnxnSocket", "ZOOKEEPER_SERVER_CNXN_SOCKET"),
            new Setting("serverCnxnFactory", "ZOOKEEPER_SERVER_CNXN_FACTORY"),
            new Setting("tcpKeepAlive", "ZOOKEEPER_TCP_KEEP_ALIVE"),
            new Setting("X509AuthenticationProvider.superUser", "ZOOKEEPER_X509_AUTHENTICATION_PROVIDER_SUPER_USER"),
            new Setting("authProvider.x509", "ZOOKEEPER_AUTH_PROVIDER_X509"),
            new Setting("authProvider.sasl", "ZOOKEEPER_AUTH_PROVIDER_SASL"),
            new Setting("ssl.authProvider", "ZOOKEEPER_SSL_AUTH_PROVIDER"),
            new Setting("sslQuorum", "ZOOKEEPER_SSL_QUORUM"),
            new Setting("client.portUnification", "ZOOKEEPER_CLIENT_PORT_UNIFICATION"),
            new Setting("admin.enableServer", "ZOOKEEPER_ADMIN_ENABLE_SERVER"),
            new Setting("admin.serverAddress", "ZOOKEEPER_ADMIN_SERVER_ADDRESS"),
            new Setting("admin.serverPort", "ZOOKEEPER_ADMIN_SERVER_PORT"),
            new Setting("admin.idleTimeout", "ZOOKEEPER_ADMIN_IDLE_TIMEOUT"),
            new Setting("admin.commandURL", "ZOOKEEPER_ADMIN_COMMAND_URL"));

    /**
     * The property behind {@code ssl.} and {@code ssl.quorum.}, and the variable behind {@code SSL_} and
     * {@code SSL_QUORUM_}.
     */
    private static final Map<String, String> TLS = Map.ofEntries(
            Map.entry("clientAuth", "CLIENT_AUTH"),
            Map.entry("keyStore.location", "KEYSTORE_LOCATION"),
            Map.entry("keyStore.password", "KEYSTORE_PASSWORD"),
            Map.entry("keyStore.type", "KEYSTORE_TYPE"),
            Map.entry("trustStore.location", "TRUSTSTORE_LOCATION"),
            Map.entry("trustStore.password", "TRUSTSTORE_PASSWORD"),
            Map.entry("trustStore.type", "TRUSTSTORE_TYPE"),
            Map.entry("enabledProtocols", "ENABLED_PROTOCOLS"),
            Map.entry("context.supplier.class", "CONTEXT_SUPPLIER_CLASS"),
            Map.entry("ciphersuites", "CIPHER_SUITES"),
            Map.entry("hostnameVerification", "HOSTNAME_VERIFICATION"),
            Map.entry("crl", "CRL"),
            Map.entry("ocsp", "OCPS"),
            Map.entry("handshakeDetectionTimeoutMillis", "HANDSHAKE_DETECTION_TIMEOUT_MILLIS"));

    private static final String SERVERS = "ZOOKEEPER_SERVERS";
    private static final String ID = "ZOOKEEPER_SERVER_ID";

    static final ImageFamily FAMILY = new ImageFamily(
            image -> ImageNames.isCalled(image, Set.of("cp-zookeeper")),
            image -> ZooKeeperVersions.ofConfluentTag(image.tag()),
            List.of("/etc/confluent/docker/run", "zookeeper-server-start"),
            List.of("ZOOKEEPER_CLIENT_PORT", SERVERS),
            ImageFamily::nothing,
            ConfluentZooKeeper::interpret);

    private ConfluentZooKeeper() {}

    private static ImageInterpretation interpret(Environment environment, Version version, FindingCollector findings) {
        boolean since55 =
                !KafkaVersions.lastConfluentRelease(findings.image().tag()).isBefore(5, 5);
        boolean ensemble = environment.has(SERVERS);
        Map<String, String> properties = findings.read(file(environment, since55));
        OptionalInt myid = Ensemble.id(environment.valueOr(ID, ""));

        require(findings, environment, since55);
        ignored(findings, environment);
        Ensemble.check(findings, Ensemble.servers(properties), myid, ID, SERVERS);
        return ImageInterpretation.zooKeeper(version, properties, myid, ensemble);
    }

    /** A variable is written even if it is empty; lists have an entry behind a semicolon at their end. */
    private static ConfigurationFile file(Environment environment, boolean since55) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("dataDir", "/var/lib/zookeeper/data");
        properties.put("dataLogDir", "/var/lib/zookeeper/log");
        properties.putAll(environment.propertiesAsWritten(SETTINGS));
        if (since55) {
            properties.putAll(environment.propertiesAsWritten(SETTINGS_SINCE_5_5));
            TLS.forEach((property, variable) -> {
                environment
                        .written("ZOOKEEPER_SSL_" + variable)
                        .ifPresent(value -> properties.put("ssl." + property, value));
                environment
                        .written("ZOOKEEPER_SSL_QUORUM_" + variable)
                        .ifPresent(value -> properties.put("ssl.quorum." + property, value));
            });
        }
        if (environment.has(SERVERS)) {
            properties.put("initLimit", environment.valueOr("ZOOKEEPER_INIT_LIMIT", "10"));
            properties.put("syncLimit", environment.valueOr("ZOOKEEPER_SYNC_LIMIT", "5"));
        }
        ConfigurationFile file = new ConfigurationFile();
        file.appendAll(properties);
        Map.of("server", SERVERS, "group", "ZOOKEEPER_GROUPS", "weight", "ZOOKEEPER_WEIGHTS")
                .forEach((name, variable) -> environment.value(variable).ifPresent(list -> {
                    String[] entries = list.split(";", -1);
                    for (int i = 0; i < entries.length; i++) {
                        file.append("%s.%d".formatted(name, i + 1), entries[i]);
                    }
                }));
        return file;
    }

    private static void require(FindingCollector findings, Environment environment, boolean since55) {
        if (!since55 || !environment.has("ZOOKEEPER_SECURE_CLIENT_PORT")) {
            findings.needs("ZOOKEEPER_CLIENT_PORT", "", "write ZOOKEEPER_CLIENT_PORT: 2181.");
        }
        if (environment.has(SERVERS)) {
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
                    "write ZOOKEEPER_SERVER_ID: %s and ZOOKEEPER_SERVERS: %s in place of ZOO_MY_ID and ZOO_SERVERS."
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
