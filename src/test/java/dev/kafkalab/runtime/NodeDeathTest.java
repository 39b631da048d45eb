package dev.kafkalab.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeDeathTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        java.lang.UnsupportedClassVersionError: kafka/Kafka has been compiled by a more recent version of the Java Runtime (class file version 61.0)|needs a newer Java
        java.lang.OutOfMemoryError: Java heap space|ran out of memory: Java heap space
        OpenJDK 64-Bit Server VM warning: INFO: os::commit_memory(0x0, 1, 0) failed; error='Not enough space' (errno=12)|no memory left
        Unrecognized VM option 'UseFoo'|refuses its options
        kafka.common.InconsistentClusterIdException: The Cluster ID aaa doesn't match stored clusterId Some(bbb) in meta.properties.|belongs to another cluster
        kafka.common.InconsistentBrokerIdException: Configured broker.id 2 doesn't match stored broker.id Some(1) in meta.properties.|another broker id
        org.apache.zookeeper.KeeperException$NodeExistsException: KeeperErrorCode = NodeExists|registered in ZooKeeper still
        org.apache.kafka.common.errors.DuplicateBrokerRegistrationException: Another broker is registered with that broker id.|registered still
        org.apache.kafka.common.KafkaException: Socket server failed to bind to 127.10.1.4:9092: Address already in use.|port that it listens on is taken
        java.lang.RuntimeException: No readable meta.properties files found.|was not formatted
        java.lang.IllegalArgumentException: requirement failed: advertised.listeners cannot use the nonroutable meta-address 0.0.0.0.|meta-address 0.0.0.0
        org.apache.kafka.common.config.ConfigException: Missing required configuration `zookeeper.connect` which has no default value.|Missing required configuration
        java.net.UnknownHostException: zoo9: Name or service not known|host that is not there: zoo9
        kafka.zookeeper.ZooKeeperClientTimeoutException: Timed out waiting for connection while in state: CONNECTING|reached no ZooKeeper
        java.io.IOException: No space left on device|disk is full
        Error: Could not find or load main class kafka.Kafka|class is missing
        """)
    void names_the_cause_and_a_fix(String line, String meaning) {
        NodeDeath.Explanation explanation =
                NodeDeath.explain("[2026-11-21 08:00:00,000] INFO starting\n" + line + "\n");

        assertThat(explanation.cause())
                .hasValueSatisfying(cause ->
                        assertThat(cause).contains(meaning).contains(" Fix: ").endsWith("."));
    }

    @Test
    void finds_zookeepers_reason_behind_its_general_complaint() {
        String log = """
                org.apache.zookeeper.server.quorum.QuorumPeerConfig$ConfigException: Error processing /data/zoo.cfg
                \tat org.apache.zookeeper.server.quorum.QuorumPeerConfig.parse(QuorumPeerConfig.java:198)
                Caused by: java.lang.IllegalArgumentException: myid file is missing
                """;

        assertThat(NodeDeath.explain(log).cause())
                .hasValueSatisfying(cause -> assertThat(cause).contains("myid file is missing"));
    }

    @Test
    void what_is_only_warned_of_is_no_cause() {
        String log = """
                [2026-11-21 08:00:00,000] WARN Unable to load jetty, not starting JettyAdminServer (org.apache.zookeeper.server)
                java.lang.NoClassDefFoundError: org/eclipse/jetty/server/Connector
                \tat java.base/java.lang.Class.forName0(Native Method)
                Caused by: java.lang.ClassNotFoundException: org.eclipse.jetty.server.Connector
                [2026-11-21 08:00:01,000] ERROR Unexpected exception, exiting abnormally (org.apache.zookeeper.server)
                java.io.IOException: No JAAS configuration section named 'Server' was found in '/etc/kafka/jaas.conf'.
                """;

        assertThat(NodeDeath.explain(log).cause()).hasValueSatisfying(cause -> assertThat(cause)
                .contains("No JAAS configuration section named 'Server'")
                .doesNotContain("jetty"));
    }

    @Test
    void nor_is_it_where_the_error_is_one_that_nobody_knows() {
        String log = """
                [2026-11-21 08:00:00,000] WARN Unable to load jetty, not starting JettyAdminServer (org.apache.zookeeper.server)
                java.lang.NoClassDefFoundError: org/eclipse/jetty/server/Connector
                [2026-11-21 08:00:01,000] ERROR It went wrong in a new way (org.apache.zookeeper.server)
                """;

        assertThat(NodeDeath.explain(log).cause().orElse("")).doesNotContain("jetty");
    }

    @Test
    void the_last_error_counts_and_not_one_that_was_survived() {
        String log = """
                [2026-11-21 08:00:00,000] ERROR Unable to resolve address: zoo2:2181 (org.apache.zookeeper.client)
                java.net.UnknownHostException: zoo2: Name or service not known
                [2026-11-21 08:00:09,000] ERROR Exiting Kafka due to fatal exception (kafka.Kafka$)
                java.lang.IllegalArgumentException: requirement failed: each listener must have a different port
                """;

        assertThat(NodeDeath.explain(log).cause()).get().asString().contains("must have a different port");
    }

    @Test
    void a_time_out_follows_from_the_error_before_it() {
        String log = """
                [2026-11-21 08:00:00,000] ERROR Unable to resolve address: zoo9:2181 (org.apache.zookeeper.client)
                java.net.UnknownHostException: zoo9: Name or service not known
                [2026-11-21 08:00:18,000] ERROR Exiting Kafka due to fatal exception (kafka.Kafka$)
                kafka.zookeeper.ZooKeeperClientTimeoutException: Timed out waiting for connection while in state: CONNECTING
                """;

        assertThat(NodeDeath.explain(log).cause()).get().asString().contains("host that is not there: zoo9");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ClassNotFoundException: kafka.server.KafkaServer|~/.m2/repository
        NoClassDefFoundError: org/apache/zookeeper/server/ZooKeeperServer|~/.m2/repository
        ClassNotFoundException: io.confluent.metrics.reporter.ConfluentMetricsReporter|leave out what names that class
        ConfigException: Invalid value io.confluent.X for configuration metric.reporters: Class io.confluent.X could not be found.|leave out what names that class
        """)
    void only_a_class_of_their_own_jars_can_be_downloaded_anew(String line, String fix) {
        assertThat(NodeDeath.explain("[2026-11-21 08:00:00,000] ERROR it ends\njava.lang." + line + "\n")
                        .cause())
                .hasValueSatisfying(cause -> assertThat(cause).contains(fix));
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        String log = """
                [2026-11-21 08:00:00,000] ERROR Exiting Kafka due to fatal exception (kafka.Kafka$)
                org.apache.kafka.common.KafkaException: java.lang.SecurityException: it failed
                Caused by: java.io.IOException: /etc/kafka/jaas.conf (No such file or directory)
                """;

        assertThat(NodeDeath.explain(log).cause()).get().asString().contains("not there: /etc/kafka/jaas.conf.");
    }

    @Test
    void a_broker_id_that_the_controllers_know_already_is_told_though_kafka_logs_it_as_news() {
        String log = "[2026-11-21 08:00:00,000] INFO [BrokerLifecycleManager id=1] Unable to register broker 1"
                + " because the controller returned error DUPLICATE_BROKER_REGISTRATION (kafka.server)\n";

        assertThat(NodeDeath.explain(log).cause()).get().asString().contains("registered still");
    }

    @Test
    void an_error_far_above_the_last_lines_is_quoted_before_them() {
        String log = "[2026-11-21 08:00:00,000] ERROR it broke (kafka.Kafka$)\nCaused by: java.io.IOException: why\n"
                + "[2026-11-21 08:00:01,000] INFO shutting down\n".repeat(40);

        assertThat(NodeDeath.explain(log).lastLines())
                .hasSize(12)
                .startsWith(
                        "[2026-11-21 08:00:00,000] ERROR it broke (kafka.Kafka$)",
                        "Caused by: java.io.IOException: why");
    }

    @Test
    void leaves_out_what_an_earlier_life_died_of() {
        String log = "KeeperErrorCode = NodeExists\n" + NodeDeath.START + "2026-11-21T08:00:00Z\nINFO all is well\n";

        assertThat(NodeDeath.explain(log).cause()).isEmpty();
    }

    @Test
    void quotes_the_last_lines_without_stack_traces() {
        String log = "ERROR it broke\n\tat kafka.Kafka.main(Kafka.scala:1)\n\t... 7 more\nINFO shut down\n";

        assertThat(NodeDeath.explain(log).lastLines()).containsExactly("ERROR it broke", "INFO shut down");
        assertThat(NodeDeath.explain(log)).asString().contains("no cause that is known here", "ERROR it broke");
    }

    @Test
    void reads_a_log_as_utf_8_even_where_it_is_torn(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("kafka1.log");
        Files.write(log, "ERROR no such folder: Übung\n\u00C3".getBytes(StandardCharsets.UTF_8));
        Files.write(log, new byte[] {(byte) 0xC3, '\n'}, StandardOpenOption.APPEND);
        assertThat(NodeDeath.explain(log).lastLines()).contains("ERROR no such folder: Übung");
    }

    @Test
    void says_so_when_there_is_no_log() {
        assertThat(NodeDeath.explain(Path.of("no-such.log"))).asString().contains("It logged nothing");
    }

    @Test
    void only_the_end_of_a_very_long_log_is_read(@TempDir Path folder) throws IOException {
        Path log = Files.writeString(folder.resolve("node.log"), "java.lang.OutOfMemoryError: Java heap space\n");
        Files.writeString(log, "noise\n".repeat(1_500_000), StandardOpenOption.APPEND);
        Files.writeString(log, "java.io.IOException: No space left on device\n", StandardOpenOption.APPEND);

        assertThat(NodeDeath.explain(log).cause()).get().asString().contains("disk is full");
    }

    @Test
    void a_full_disk_is_this_machines_trouble_and_a_refused_setting_is_not() {
        assertThat(NodeDeath.explain("ERROR it ends\njava.io.IOException: No space left on device\n")
                        .isOfThisMachine())
                .isTrue();
        assertThat(NodeDeath.explain("ERROR it ends\norg.apache.kafka.common.config.ConfigException: no such\n")
                        .isOfThisMachine())
                .isFalse();
        assertThat(NodeDeath.explain("nothing known\n").isOfThisMachine()).isFalse();
    }
}
