package dev.kafkalab.topology.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.reader.Topologies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever follows the fix of a finding to the letter is rid of it, and gets no other in its place. */
class FixesWorkTest {

    /** Those about a cluster's own settings. Who reaches whom has tests of its own. */
    private static final Set<Class<? extends Check>> HERE = Set.of(
            KafkaIsThere.class,
            ImagesAreNamed.class,
            NumbersAreNumbers.class,
            IdsAreUnique.class,
            HostPortsAreUnique.class,
            DataIsNotShared.class,
            ReplicationFits.class,
            MinInsyncReplicas.class,
            QuorumFits.class,
            ClusterIdsAgree.class,
            ZooKeeperIsThere.class,
            EnsemblesFit.class,
            SessionFitsTicks.class);

    @TempDir
    private Path folder;

    /**
     * A file with one fault, and what its fix makes of it.
     *
     * @param check whose finding it is; null where an image's own start script has it
     * @param message how the finding begins
     * @param fix what its remedy says, done to the file
     */
    record Example(
            Class<? extends Check> check,
            ComposeText faulty,
            String message,
            BiFunction<ComposeText, Finding, ComposeText> fix) {

        @Override
        public String toString() {
            return message;
        }
    }

    static Stream<Example> examples() {
        return Stream.of(ofNumbersAndNames(), ofReplication(), ofQuorums(), ofZooKeepers(), ofImages())
                .flatMap(each -> each);
    }

    private static Stream<Example> ofNumbersAndNames() {
        ComposeText zookeeper = ComposeText.zookeeperMode();
        return Stream.of(
                edited(
                        NumbersAreNumbers.class,
                        zookeeper.set("kafka1", "KAFKA_NUM_PARTITIONS", "three"),
                        "num.partitions is three",
                        file -> file.set("kafka1", "KAFKA_NUM_PARTITIONS", "3")),
                edited(
                        NumbersAreNumbers.class,
                        zookeeper.set("zoo1", "ZOO_MY_ID", "first"),
                        "ZOO_MY_ID is first",
                        file -> file.set("zoo1", "ZOO_MY_ID", "1")),
                edited(
                        NumbersAreNumbers.class,
                        zookeeper.set("kafka1", "KAFKA_LISTENERS", "PLAINTEXT/:9092,HOST://:19092"),
                        "PLAINTEXT/:9092 in listeners cannot be read",
                        file -> file.replace("PLAINTEXT/:9092", "PLAINTEXT://:9092")),
                edited(
                        ImagesAreNamed.class,
                        zookeeper.replace("image: zookeeper:3.8.4", "image: \"zookeeper:${NO_SUCH_VARIABLE:-}\""),
                        "Its image is 'zookeeper:'",
                        file -> file.replace("${NO_SUCH_VARIABLE:-}", "${NO_SUCH_VARIABLE:-3.8.4}")),
                edited(
                        IdsAreUnique.class,
                        zookeeper.set("kafka2", "KAFKA_BROKER_ID", "1"),
                        "kafka2 has the id 1, which kafka1 has",
                        file -> file.set("kafka2", "KAFKA_BROKER_ID", "2")),
                edited(
                        DataIsNotShared.class,
                        zookeeper
                                .replace("  kafka1:\n", "  kafka1:\n    volumes: [\"data:/var/lib/kafka/data\"]\n")
                                .replace("  kafka2:\n", "  kafka2:\n    volumes: [\"data:/var/lib/kafka/data\"]\n")
                                .replace("services:\n", "volumes: {data: , data2: }\nservices:\n"),
                        "It keeps its data in data, as kafka1 does",
                        file -> file.replace("kafka2:\n    volumes: [\"data:", "kafka2:\n    volumes: [\"data2:")),
                edited(
                        HostPortsAreUnique.class,
                        zookeeper.replace("  zoo1:\n", "  zoo1:\n    ports: [\"19092:2181\"]\n"),
                        "Port 19092 of the host is published by zoo1 too",
                        file -> file.replace("19092:2181", "12181:2181")),
                edited(
                        KafkaIsThere.class,
                        new ComposeText(
                                "services:\n  kafka:\n    image: redpandadata/redpanda:v24.3.1\n    ports: [\"9092:9092\"]\n"),
                        "None of this file's services is a Kafka broker",
                        file -> file.replace("redpandadata/redpanda:v24.3.1", "apache/kafka:4.1.1")));
    }

    private static Stream<Example> ofReplication() {
        ComposeText zookeeper = ComposeText.zookeeperMode();
        ComposeText kraft = ComposeText.kraftMode();
        return Stream.of(
                asWritten(
                        ReplicationFits.class,
                        zookeeper.unset("kafka1", "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR"),
                        "offsets.topic.replication.factor is 3 by default"),
                asWritten(
                        ReplicationFits.class,
                        zookeeper.set("kafka1", "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
                        "offsets.topic.replication.factor is 1"),
                edited(
                        ReplicationFits.class,
                        zookeeper.set("kafka1", "KAFKA_DEFAULT_REPLICATION_FACTOR", "3"),
                        "default.replication.factor is 3",
                        file -> file.set("kafka1", "KAFKA_DEFAULT_REPLICATION_FACTOR", "2")),
                edited(
                        ReplicationFits.class,
                        zookeeper.set("kafka1", "KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "3"),
                        "transaction.state.log.replication.factor is 3",
                        file -> file.set("kafka1", "KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "2")),
                edited(
                        MinInsyncReplicas.class,
                        zookeeper.set("kafka1", "KAFKA_MIN_INSYNC_REPLICAS", "3"),
                        "min.insync.replicas is 3, and the cluster has 2",
                        file -> file.set("kafka1", "KAFKA_MIN_INSYNC_REPLICAS", "1")),
                asWritten(
                        MinInsyncReplicas.class,
                        kraft.set("kafka1", "KAFKA_MIN_INSYNC_REPLICAS", "2"),
                        "min.insync.replicas is 2 here and 1 by default on kafka2"));
    }

    private static Stream<Example> ofQuorums() {
        ComposeText kraft = ComposeText.kraftMode();
        String voters = "1@kafka1:9093,2@kafka2:9093,3@kafka3:9093";
        return Stream.of(
                asWritten(
                        QuorumFits.class,
                        kraft.replace(":9093", ":9193").unset("kafka2", "KAFKA_CONTROLLER_QUORUM_VOTERS"),
                        "controller.quorum.voters is not set"),
                edited(
                        QuorumFits.class,
                        kraft.set("kafka2", "KAFKA_CONTROLLER_QUORUM_VOTERS", voters.replace("1@", "")),
                        "kafka1:9093 is not id@host:port",
                        file -> file.set("kafka2", "KAFKA_CONTROLLER_QUORUM_VOTERS", voters)),
                edited(
                        QuorumFits.class,
                        kraft.unset("kafka2", "KAFKA_NODE_ID"),
                        "node.id is not set",
                        file -> file.set("kafka2", "KAFKA_NODE_ID", "2")),
                edited(
                        QuorumFits.class,
                        kraft.set("kafka2", "KAFKA_BROKER_ID", "5"),
                        "node.id is 2 and broker.id is 5",
                        file -> file.unset("kafka2", "KAFKA_BROKER_ID")),
                edited(
                        QuorumFits.class,
                        kraft.replace("3@kafka3:9093", "3@kafka4:9093"),
                        "The voter 3 is to be found at kafka4:9093",
                        file -> file.replace("3@kafka4:9093", "3@kafka3:9093")),
                edited(
                        QuorumFits.class,
                        kraft.replace("3@kafka3:9093", "3@localhost:9093"),
                        "The voter 3 is looked for at localhost:9093",
                        file -> file.replace("3@localhost:9093", "3@kafka3:9093")),
                edited(
                        QuorumFits.class,
                        kraft.replace("3@kafka3:9093", "3@kafka3:9094"),
                        "The voter 3 is looked for at kafka3:9094",
                        file -> file.replace("3@kafka3:9094", "3@kafka3:9093")),
                edited(
                        ClusterIdsAgree.class,
                        kraft.set("kafka3", "CLUSTER_ID", "5L6g3nShT-eMCtK--X86sw"),
                        "Its cluster id is 5L6g3nShT-eMCtK--X86sw",
                        file -> file.set("kafka3", "CLUSTER_ID", "MkU3OEVBNTcwNTJENDM2Qk")));
    }

    private static Stream<Example> ofZooKeepers() {
        ComposeText zookeeper = ComposeText.zookeeperMode();
        ComposeText ensemble = ComposeText.ensemble();
        String all = "zoo1:2181,zoo2:2181,zoo3:2181";
        return Stream.of(
                edited(
                        ZooKeeperIsThere.class,
                        zookeeper.set("kafka1", "KAFKA_ZOOKEEPER_CONNECT", "zookeeper:2181"),
                        "zookeeper.connect names zookeeper:2181, and no service answers",
                        file -> file.set("kafka1", "KAFKA_ZOOKEEPER_CONNECT", "zoo1:2181")),
                edited(
                        ZooKeeperIsThere.class,
                        zookeeper.set("kafka1", "KAFKA_ZOOKEEPER_CONNECT", "localhost:2181"),
                        "localhost:2181 in zookeeper.connect is the broker's own container",
                        file -> file.set("kafka1", "KAFKA_ZOOKEEPER_CONNECT", "zoo1:2181")),
                edited(
                        ZooKeeperIsThere.class,
                        zookeeper.set("kafka1", "KAFKA_ZOOKEEPER_CONNECT", "zoo1:12181"),
                        "zookeeper.connect names zoo1:12181, and zoo1 listens",
                        file -> file.set("kafka1", "KAFKA_ZOOKEEPER_CONNECT", "zoo1:2181")),
                edited(
                        ZooKeeperIsThere.class,
                        zookeeper.set("kafka1", "KAFKA_ZOOKEEPER_CONNECT", "zoo1:2181,zoo9:2181"),
                        "zookeeper.connect names zoo9:2181, and no service answers to that name: the broker goes on",
                        file -> file.set("kafka1", "KAFKA_ZOOKEEPER_CONNECT", "zoo1:2181")),
                edited(
                        ZooKeeperIsThere.class,
                        ensemble.set("kafka1", "KAFKA_ZOOKEEPER_CONNECT", "zoo1:2181"),
                        "zookeeper.connect names zoo1 only",
                        file -> file.set("kafka1", "KAFKA_ZOOKEEPER_CONNECT", all)),
                edited(
                        IdsAreUnique.class,
                        ensemble.set("zoo3", "ZOO_MY_ID", "2"),
                        "zoo3 has the id 2, which zoo2 has in the same ensemble",
                        file -> file.set("zoo3", "ZOO_MY_ID", "3")),
                edited(
                        EnsemblesFit.class,
                        ensemble.set("zoo2", "ZOO_MY_ID", "3").set("zoo3", "ZOO_MY_ID", "2"),
                        "Its id is 3, and server.3 is zoo3",
                        file -> file.set("zoo2", "ZOO_MY_ID", "2").set("zoo3", "ZOO_MY_ID", "3")),
                edited(
                        EnsemblesFit.class,
                        ensemble.replace("server.3=zoo3:", "server.3=zoo4:"),
                        "server.3 is zoo4, and no service answers",
                        file -> file.replace("server.3=zoo4:", "server.3=zoo3:")),
                edited(
                        SessionFitsTicks.class,
                        zookeeper.set("kafka1", "KAFKA_ZOOKEEPER_SESSION_TIMEOUT_MS", "60000"),
                        "zookeeper.session.timeout.ms is 60000 ms",
                        file -> file.set("kafka1", "KAFKA_ZOOKEEPER_SESSION_TIMEOUT_MS", "40000")));
    }

    private static Stream<Example> ofImages() {
        ComposeText zookeeper = ComposeText.zookeeperMode();
        ComposeText kraft = ComposeText.kraftMode();
        ComposeText confluent = kraft.replace("apache/kafka:4.1.1", "confluentinc/cp-kafka:7.9.1");
        ComposeText bitnami = kraft.replace("apache/kafka:4.1.1", "bitnamilegacy/kafka:3.9.0")
                .replace("      KAFKA_", "      KAFKA_CFG_")
                .replace("      CLUSTER_ID", "      KAFKA_KRAFT_CLUSTER_ID");
        return Stream.of(
                asWritten(
                        null,
                        zookeeper.unset("kafka1", "KAFKA_ADVERTISED_LISTENERS").unset("kafka1", "KAFKA_LISTENERS"),
                        "KAFKA_ADVERTISED_LISTENERS is not set"),
                asWritten(
                        null,
                        confluent.unset("kafka1", "KAFKA_ADVERTISED_LISTENERS"),
                        "KAFKA_ADVERTISED_LISTENERS is not set"),
                edited(
                        null,
                        confluent.unset("kafka1", "CLUSTER_ID"),
                        "CLUSTER_ID is not set",
                        file -> file.set("kafka1", "CLUSTER_ID", "MkU3OEVBNTcwNTJENDM2Qk")),
                edited(
                        null,
                        zookeeper.unset("kafka1", "KAFKA_ZOOKEEPER_CONNECT"),
                        "KAFKA_ZOOKEEPER_CONNECT is not set",
                        file -> file.set("kafka1", "KAFKA_ZOOKEEPER_CONNECT", "zoo1:2181")),
                edited(
                        null,
                        zookeeper.set("kafka1", "KAFKA_CFG_NUM_PARTITIONS", "3"),
                        "KAFKA_CFG_NUM_PARTITIONS is Bitnami's way",
                        file -> file.unset("kafka1", "KAFKA_CFG_NUM_PARTITIONS")
                                .set("kafka1", "KAFKA_NUM_PARTITIONS", "3")),
                edited(
                        null,
                        kraft.set("kafka1", "KAFKA_CLUSTER_ID", "MkU3OEVBNTcwNTJENDM2Qk")
                                .unset("kafka1", "CLUSTER_ID"),
                        "The image reads the cluster id from CLUSTER_ID; KAFKA_CLUSTER_ID is ignored",
                        file -> file.unset("kafka1", "KAFKA_CLUSTER_ID")
                                .set("kafka1", "CLUSTER_ID", "MkU3OEVBNTcwNTJENDM2Qk")),
                edited(
                        null,
                        bitnami.unset("kafka1", "KAFKA_KRAFT_CLUSTER_ID"),
                        "KAFKA_KRAFT_CLUSTER_ID is not set",
                        file -> file.set("kafka1", "KAFKA_KRAFT_CLUSTER_ID", "MkU3OEVBNTcwNTJENDM2Qk")),
                edited(
                        null,
                        bitnami.unset("kafka1", "KAFKA_CFG_NODE_ID"),
                        "KAFKA_CFG_NODE_ID is not set",
                        file -> file.set("kafka1", "KAFKA_CFG_NODE_ID", "1")),
                edited(
                        null,
                        zookeeper.set("kafka1", "KAFKA_ADVERTISED_PORT", "9092"),
                        "KAFKA_ADVERTISED_PORT makes",
                        file -> file.unset("kafka1", "KAFKA_ADVERTISED_PORT")),
                edited(
                        null,
                        zookeeper.replace("cp-kafka:7.9.1", "cp-kafka:8.0.0"),
                        "confluentinc/cp-kafka:8.0.0 is Apache Kafka 4.0.0, which has no ZooKeeper mode",
                        file -> file.replace("cp-kafka:8.0.0", "cp-kafka:7.9.1")),
                edited(
                        null,
                        confluent.replace("cp-kafka:7.9.1", "cp-kafka:7.3.0"),
                        "KAFKA_ZOOKEEPER_CONNECT is not set",
                        file -> file.replace("cp-kafka:7.3.0", "cp-kafka:7.9.1")),
                edited(
                        null,
                        controllerAlone("confluentinc/cp-kafka:8.2.0"),
                        "advertised.listeners is empty, as this image leaves it",
                        file -> file.replace("confluentinc/cp-kafka:8.2.0", "apache/kafka:4.2.0")),
                edited(
                        null,
                        confluent.set("kafka1", "CLUSTER_ID", "\"MkU3OEVBNTcwNTJENDM2Qk 2\""),
                        "There is a blank in CLUSTER_ID",
                        file -> file.set("kafka1", "CLUSTER_ID", "MkU3OEVBNTcwNTJENDM2Qk")),
                edited(
                        null,
                        zookeeper.replace("cp-kafka:7.9.1", "cp-kafka:7.9"),
                        "confluentinc/cp-kafka:7.9 floats",
                        file -> file.replace("cp-kafka:7.9", "cp-kafka:7.9.1")),
                edited(
                        null,
                        zookeeper.replace("cp-kafka:7.9.1", "cp-kafka:stable"),
                        "Which version confluentinc/cp-kafka:stable is",
                        file -> file.replace("cp-kafka:stable", "cp-kafka:7.9.1")),
                edited(
                        null,
                        kraft.set("kafka1", "KAFKA_LOG_DIRS", "\"\""),
                        "log.dirs is empty",
                        file -> file.unset("kafka1", "KAFKA_LOG_DIRS")),
                edited(
                        null,
                        bitnami.replace("bitnamilegacy/", "bitnami/"),
                        "bitnami/kafka:3.9.0 has been retired",
                        file -> file.replace("bitnami/", "bitnamilegacy/")),
                edited(
                        null,
                        bitnami.set("kafka1", "KAFKA_CFG_ZOOKEEPER_CONNECT", "zoo1:2181"),
                        "Both KAFKA_CFG_PROCESS_ROLES and KAFKA_CFG_ZOOKEEPER_CONNECT are set",
                        file -> file.unset("kafka1", "KAFKA_CFG_ZOOKEEPER_CONNECT")),
                asWritten(
                        null,
                        zookeeper
                                .replace("confluentinc/cp-kafka:7.9.1", "bitnamilegacy/kafka:2.8.1")
                                .replace("      KAFKA_", "      KAFKA_CFG_"),
                        "ALLOW_PLAINTEXT_LISTENER is not yes"),
                asWritten(
                        null,
                        zookeeper.replace("image: zookeeper:3.8.4", "image: bitnamilegacy/zookeeper:3.8.4"),
                        "ALLOW_ANONYMOUS_LOGIN is not yes"),
                asWritten(
                        null,
                        ComposeText.ensemble()
                                .replace("image: zookeeper:3.8.4", "image: confluentinc/cp-zookeeper:7.9.1")
                                .replace("      ZOO_TICK_TIME: 2000\n", "      ZOOKEEPER_CLIENT_PORT: 2181\n"),
                        "confluentinc/cp-zookeeper:7.9.1 ignores ZOO_SERVERS and ZOO_MY_ID"),
                asWritten(
                        null,
                        zookeeper
                                .set("zoo1", "ZOOKEEPER_SERVERS", "zoo1:2888:3888")
                                .set("zoo1", "ZOOKEEPER_SERVER_ID", "1"),
                        "zookeeper:3.8.4 ignores ZOOKEEPER_SERVERS and ZOOKEEPER_SERVER_ID"),
                edited(
                        null,
                        zookeeper.set("zoo1", "ZOOKEEPER_SYNC_LIMIT", "5"),
                        "zookeeper:3.8.4 ignores ZOOKEEPER_SYNC_LIMIT",
                        file -> file.unset("zoo1", "ZOOKEEPER_SYNC_LIMIT")),
                asWritten(
                        null,
                        zookeeper
                                .replace("image: zookeeper:3.8.4", "image: confluentinc/cp-zookeeper:7.9.1")
                                .replace("ZOO_TICK_TIME: 2000", "ZOOKEEPER_TICK_TIME: 2000"),
                        "ZOOKEEPER_CLIENT_PORT is not set"),
                edited(
                        null,
                        zookeeper.replace(
                                "  kafka1:\n",
                                "  kafka1:\n    command: [sh, -c, prepare && /etc/confluent/docker/run]\n"),
                        "Its command does something of its own",
                        file -> file.replace("    command: [sh, -c, prepare && /etc/confluent/docker/run]\n", "")),
                asWritten(
                        ReplicationFits.class,
                        bitnami.set("kafka1", "KAFKA_CFG_OFFSETS_TOPIC_REPLICATION_FACTOR", "5"),
                        "offsets.topic.replication.factor is 5"));
    }

    /** A controller of that image, and a broker of Apache's. */
    private static ComposeText controllerAlone(String image) {
        String node = """
                  %s:
                    image: %s
                    environment:
                      CLUSTER_ID: MkU3OEVBNTcwNTJENDM2Qk
                      KAFKA_NODE_ID: %d
                      KAFKA_PROCESS_ROLES: %s
                      KAFKA_LISTENERS: %s
                      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
                      KAFKA_CONTROLLER_QUORUM_VOTERS: 1@controller:9093
                      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: CONTROLLER:PLAINTEXT,HOST:PLAINTEXT
                      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: 1
                """;
        return new ComposeText("services:\n"
                + node.formatted("controller", image, 1, "controller", "CONTROLLER://:9093")
                + node.formatted("kafka1", "apache/kafka:4.2.0", 2, "broker", "HOST://:9092")
                + "      KAFKA_INTER_BROKER_LISTENER_NAME: HOST\n"
                + "      KAFKA_ADVERTISED_LISTENERS: HOST://kafka1:9092\n");
    }

    private static Example edited(
            Class<? extends Check> check,
            ComposeText faulty,
            String message,
            java.util.function.UnaryOperator<ComposeText> edit) {
        return new Example(check, faulty, message, (file, finding) -> edit.apply(file));
    }

    /** Where the remedy is {@code write NAME: VALUE}, that very text is written. */
    private static Example asWritten(Class<? extends Check> check, ComposeText faulty, String message) {
        return new Example(check, faulty, message, ComposeText::with);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_fix_followed_to_the_letter_works(Example example) throws IOException {
        List<Finding> before = findings(example.faulty());
        Finding finding = before.stream()
                .filter(each -> each.message().startsWith(example.message()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Not found: " + example.message() + " among " + before));

        List<Finding> after = findings(example.fix().apply(example.faulty(), finding));

        assertThat(after)
                .as("left after: %s", finding.remedy())
                .noneMatch(each ->
                        each.node().equals(finding.node()) && each.message().startsWith(example.message()));
        assertThat(words(after)).as("after: %s", finding.remedy()).isSubsetOf(words(before));
    }

    @Test
    void the_files_that_the_examples_spoil_are_sound() throws IOException {
        for (ComposeText sound :
                List.of(ComposeText.zookeeperMode(), ComposeText.kraftMode(), ComposeText.ensemble())) {
            assertThat(findings(sound)).map(Finding::toString).isEmpty();
        }
    }

    @Test
    void no_check_of_a_clusters_settings_is_without_an_example() {
        assertThat(examples().map(Example::check).filter(check -> check != null).collect(Collectors.toSet()))
                .isEqualTo(HERE);
    }

    private static List<String> words(List<Finding> findings) {
        return findings.stream()
                .map(each -> each.node() + ": " + each.message())
                .toList();
    }

    private List<Finding> findings(ComposeText file) throws IOException {
        return Topologies.read(Files.writeString(folder.resolve("compose.yml"), file.text()), Map.of())
                .findings();
    }

    /** A Compose file in which each variable has a line of its own. */
    record ComposeText(String text) {

        private static final Pattern WRITTEN = Pattern.compile(
                "write (?<settings>[A-Z][A-Z0-9_]+: .*?)(?: on (?<nodes>.+) as well)?(?: in place of (?<instead>.+))?\\.");
        private static final Pattern SETTING =
                Pattern.compile("([A-Z][A-Z0-9_]+): (.+?)(?=,? and [A-Z]|, [A-Z]|,? and publish|$)");
        private static final Pattern PUBLISHED = Pattern.compile("publish (\\d+:\\d+)");

        static ComposeText zookeeperMode() {
            return new ComposeText(
                    "services:\n" + zookeeper("zoo1") + broker(1, "zoo1:2181", 2) + broker(2, "zoo1:2181", 2));
        }

        static ComposeText ensemble() {
            String all = "zoo1:2181,zoo2:2181,zoo3:2181";
            return new ComposeText("services:\n"
                    + Stream.of(1, 2, 3).map(ComposeText::member).collect(Collectors.joining()) + broker(1, all, 1));
        }

        static ComposeText kraftMode() {
            return new ComposeText("services:\n"
                    + Stream.of(1, 2, 3).map(ComposeText::combined).collect(Collectors.joining()));
        }

        private static String zookeeper(String name) {
            return "  %s:\n    image: zookeeper:3.8.4\n    environment:\n      ZOO_TICK_TIME: 2000\n".formatted(name);
        }

        private static String member(int id) {
            return zookeeper("zoo" + id) + """
                          ZOO_MY_ID: %d
                          ZOO_SERVERS: server.1=zoo1:2888:3888;2181 server.2=zoo2:2888:3888;2181 server.3=zoo3:2888:3888;2181
                    """.formatted(id).indent(0);
        }

        private static String broker(int id, String zookeepers, int brokers) {
            return """
                      kafka%1$d:
                        image: confluentinc/cp-kafka:7.9.1
                        ports: ["%1$d9092:%1$d9092"]
                        environment:
                          KAFKA_BROKER_ID: %1$d
                          KAFKA_ZOOKEEPER_CONNECT: %2$s
                          KAFKA_LISTENERS: PLAINTEXT://:9092,HOST://:%1$d9092
                          KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://kafka%1$d:9092,HOST://localhost:%1$d9092
                          KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: PLAINTEXT:PLAINTEXT,HOST:PLAINTEXT
                          KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: %3$d
                    """.formatted(id, zookeepers, brokers);
        }

        private static String combined(int id) {
            return """
                      kafka%1$d:
                        image: apache/kafka:4.1.1
                        ports: ["%1$d9092:%1$d9092"]
                        environment:
                          CLUSTER_ID: MkU3OEVBNTcwNTJENDM2Qk
                          KAFKA_NODE_ID: %1$d
                          KAFKA_PROCESS_ROLES: broker,controller
                          KAFKA_CONTROLLER_QUORUM_VOTERS: 1@kafka1:9093,2@kafka2:9093,3@kafka3:9093
                          KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
                          KAFKA_LISTENERS: PLAINTEXT://:9092,HOST://:%1$d9092,CONTROLLER://:9093
                          KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://kafka%1$d:9092,HOST://localhost:%1$d9092
                          KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: PLAINTEXT:PLAINTEXT,HOST:PLAINTEXT,CONTROLLER:PLAINTEXT
                          KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: 3
                    """.formatted(id);
        }

        ComposeText replace(String old, String now) {
            assertThat(text).contains(old);
            return new ComposeText(text.replace(old, now));
        }

        ComposeText set(String service, String variable, String value) {
            return unset(service, variable)
                    .inBlock(
                            service,
                            block -> block.replace(
                                    "    environment:\n",
                                    "    environment:\n      %s: %s\n".formatted(variable, value)));
        }

        ComposeText unset(String service, String variable) {
            return inBlock(service, block -> block.replaceAll("(?m)^      " + variable + ": .*\n", ""));
        }

        private ComposeText inBlock(String service, java.util.function.UnaryOperator<String> edit) {
            Matcher block =
                    Pattern.compile("(?m)^  " + service + ":\n(    .*\n)*").matcher(text);
            assertThat(block.find()).as("service %s in %s", service, text).isTrue();
            return new ComposeText(
                    text.substring(0, block.start()) + edit.apply(block.group()) + text.substring(block.end()));
        }

        /** This file with what the remedy says to write, in the service of the finding or in those that it names. */
        ComposeText with(Finding finding) {
            Matcher written = WRITTEN.matcher(finding.remedy());
            assertThat(written.matches())
                    .as("a remedy that can be written: %s", finding.remedy())
                    .isTrue();
            List<String> nodes = written.group("nodes") == null
                    ? List.of(finding.node())
                    : List.of(written.group("nodes").split(", | and "));
            ComposeText fixed = this;
            for (String node : nodes) {
                for (String old :
                        Optional.ofNullable(written.group("instead")).map(names -> names.split(" and ")).stream()
                                .flatMap(Stream::of)
                                .toList()) {
                    fixed = fixed.unset(node, old);
                }
                Matcher setting = SETTING.matcher(written.group("settings"));
                while (setting.find()) {
                    fixed = fixed.set(node, setting.group(1), setting.group(2));
                }
                Matcher published = PUBLISHED.matcher(written.group("settings"));
                if (published.find()) {
                    fixed = fixed.inBlock(
                            node, block -> block.replace("ports: [", "ports: [\"" + published.group(1) + "\", "));
                }
            }
            return fixed;
        }
    }
}
