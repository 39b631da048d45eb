package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.runtime.KraftNode;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.image.UnreadSettings;
import dev.kafkalab.topology.reader.Topologies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageFilesTest {

    private static final String SASL = KraftNode.file(
            "confluentinc/cp-kafka:7.9.1",
            "KAFKA_LISTENERS: HOST://:9092,CONTROLLER://:9093,SASL_PLAINTEXT://:9094",
            "KAFKA_ADVERTISED_LISTENERS: HOST://localhost:9092,SASL_PLAINTEXT://kafka:9094",
            "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: CONTROLLER:PLAINTEXT,HOST:PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT",
            "KAFKA_INTER_BROKER_LISTENER_NAME: HOST",
            "KAFKA_OPTS: -Djava.security.auth.login.config=/etc/kafka/jaas.conf -Dother=/etc/kafka/other");

    private static final String TLS = """
            services:
              kafka:
                image: confluentinc/cp-kafka:7.9.1
                environment:
                  KAFKA_ZOOKEEPER_CONNECT: zoo:2181
                  KAFKA_ADVERTISED_LISTENERS: SSL://kafka:9092
                  KAFKA_SSL_KEYSTORE_FILENAME: kafka.jks
                  KAFKA_SSL_KEYSTORE_CREDENTIALS: store
                  KAFKA_SSL_KEY_CREDENTIALS: key
            """;

    @TempDir
    private Path folder;

    @Test
    void a_login_file_that_only_the_image_has_is_refused_at_its_line() throws IOException {
        assertThat(ImageFiles.refusals(node(SASL))).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.REFUSED);
            assertThat(finding.position().line()).isEqualTo(15);
            assertThat(finding.message())
                    .startsWith(
                            "java.security.auth.login.config is /etc/kafka/jaas.conf, a file from inside the image");
        });
    }

    @Test
    void a_file_that_is_mounted_lies_at_the_same_place_below_the_nodes_folder() throws IOException {
        Files.writeString(folder.resolve("jaas.conf"), "KafkaServer { };");
        Node node = node(SASL + "    volumes: [\"./jaas.conf:/etc/kafka/jaas.conf:ro\"]\n");
        Path own = folder.resolve("node");

        assertThat(ImageFiles.refusals(node)).isEmpty();
        assertThat(ImageFiles.local(JvmOptions.asked(Software.Kind.KAFKA, node.service()), node.service(), own))
                .contains("-Djava.security.auth.login.config=etc/kafka/jaas.conf", "-Dother=/etc/kafka/other");
        assertThat(own.resolve("etc/kafka/jaas.conf")).hasContent("KafkaServer { };");
    }

    @Test
    void a_mount_of_a_file_that_is_not_there_is_refused_too() throws IOException {
        assertThat(ImageFiles.refusals(node(SASL + "    volumes: [\"./jaas:/etc/kafka/:ro\"]\n")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .endsWith("which is mounted from %s: no such file can be read there."
                                .formatted(folder.resolve("jaas/jaas.conf"))));
    }

    @Test
    void a_login_file_that_nobody_reads_is_left_alone() throws IOException {
        assertThat(ImageFiles.refusals(
                        node(SASL.replace("SASL_PLAINTEXT", "INSIDE").replace("INSIDE:INSIDE", "INSIDE:PLAINTEXT"))))
                .isEmpty();
    }

    @Test
    void key_store_and_its_passwords_come_from_the_folder_that_is_mounted() throws IOException {
        assertThat(ImageFiles.refusals(node(TLS)))
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .startsWith("ssl.keystore.location is /etc/kafka/secrets/kafka.jks");

        Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(folder.resolve("secrets/kafka.jks"), "keys");
        Files.writeString(folder.resolve("secrets/store"), "open sesame\n");
        Files.writeString(folder.resolve("secrets/key"), "sesame\n");
        Node node = node(TLS + "    volumes: [\"./secrets:/etc/kafka/secrets\"]\n");

        assertThat(ImageFiles.refusals(node)).isEmpty();
        assertThat(ImageFiles.local(
                        ((Program.Kafka) node.program()).properties(), node.service(), folder.resolve("node")))
                .containsEntry("ssl.keystore.location", "etc/kafka/secrets/kafka.jks")
                .containsEntry("ssl.keystore.password", "open sesame")
                .containsEntry("ssl.key.password", "sesame");
    }

    @Test
    void settings_on_a_command_line_are_refused_since_no_process_runs_it() throws IOException {
        Node node = node("""
                services:
                  kafka:
                    image: apache/kafka:4.1.1
                    command: /opt/kafka/bin/kafka-server-start.sh x.properties --override node.id=2
                """);

        assertThat(ImageFiles.refusals(node)).singleElement().satisfies(finding -> assertThat(finding.message())
                .startsWith("Its settings come from its command"));
    }

    @Test
    void a_file_whose_text_stands_in_the_compose_file_is_written() throws IOException {
        Node node = node(SASL + """
                    configs: [{source: login, target: /etc/kafka/jaas.conf}]
                configs:
                  login:
                    content: KafkaServer { };
                """);
        Path own = folder.resolve("node");
        ImageFiles.local(JvmOptions.asked(Software.Kind.KAFKA, node.service()), node.service(), own);

        assertThat(ImageFiles.refusals(node)).isEmpty();
        assertThat(own.resolve("etc/kafka/jaas.conf")).hasContent("KafkaServer { };");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[jaas] | {file: ./jaas.conf} | /run/secrets/jaas",
                "[{source: jaas, target: login/jaas.conf}] | {file: ./jaas.conf} | /run/secrets/login/jaas.conf",
                "[{source: jaas, target: /etc/kafka/jaas.conf}] | {file: ./jaas.conf} | /etc/kafka/jaas.conf",
                "[jaas] | {environment: LOGIN} | /run/secrets/jaas",
            })
    void a_secret_is_a_file_that_is_mounted(String used, String declared, String path) throws IOException {
        Files.writeString(folder.resolve("jaas.conf"), "KafkaServer { };");
        Files.writeString(folder.resolve(".env"), "LOGIN='KafkaServer { };'");
        Node node = node(SASL.replace("/etc/kafka/jaas.conf", path) + """
                    secrets: %s
                secrets:
                  jaas: %s
                """.formatted(used, declared));
        Path own = folder.resolve("node");
        ImageFiles.local(JvmOptions.asked(Software.Kind.KAFKA, node.service()), node.service(), own);

        assertThat(ImageFiles.refusals(node)).isEmpty();
        assertThat(own.resolve(path.substring(1))).hasContent("KafkaServer { };");
        assertThat(UnreadSettings.mayChange(node.service())).isFalse();
    }

    @Test
    void bitnamis_image_copies_its_key_store_from_another_folder() throws IOException {
        Files.writeString(folder.resolve("kafka.keystore.jks"), "keys");

        assertThat(ImageFiles.refusals(node("""
                services:
                  kafka:
                    image: bitnamilegacy/kafka:3.9.0
                    environment:
                      KAFKA_CFG_ZOOKEEPER_CONNECT: zoo:2181
                      KAFKA_CFG_LISTENERS: SSL://:9092
                      KAFKA_CFG_ADVERTISED_LISTENERS: SSL://kafka:9092
                      KAFKA_CFG_SSL_KEYSTORE_LOCATION: /opt/bitnami/kafka/config/certs/kafka.keystore.jks
                    volumes: ["./kafka.keystore.jks:/bitnami/kafka/config/certs/kafka.keystore.jks"]
                """))).isEmpty();
    }

    @Test
    void a_class_that_only_an_image_can_have_is_refused() throws IOException {
        assertThat(
                        ofBroker(
                                "KAFKA_METRIC_REPORTERS: org.apache.kafka.common.metrics.JmxReporter,io.confluent.metrics.reporter.ConfluentMetricsReporter"))
                .containsExactly(
                        "metric.reporters names io.confluent.metrics.reporter.ConfluentMetricsReporter, a class that Apache Kafka does not have: it may be in the image, and as a process it is not there.");
    }

    @Test
    void what_apache_kafka_has_or_never_loads_is_not() throws IOException {
        assertThat(ofBroker("KAFKA_AUTHORIZER_CLASS_NAME: kafka.security.authorizer.AclAuthorizer"))
                .isEmpty();
        assertThat(ofBroker("KAFKA_CONFLUENT_LICENSE_CLASS: io.confluent.license.License"))
                .isEmpty();
        assertThat(ofBroker("KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://kafka.example.Kafka:9092"))
                .isEmpty();
    }

    private List<String> ofBroker(String variable) throws IOException {
        return ImageFiles.refusals(node("""
                services:
                  kafka:
                    image: confluentinc/cp-server:7.9.1
                    environment:
                      KAFKA_ZOOKEEPER_CONNECT: zoo:2181
                      %s
                """.formatted(variable))).stream()
                .map(Finding::message)
                .toList();
    }

    private Node node(String file) throws IOException {
        return Topologies.read(Files.writeString(folder.resolve("compose.yml"), file), Map.of())
                .nodes()
                .get(0);
    }
}
