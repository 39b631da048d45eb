package dev.kafkalab.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "9092,                    0.0.0.0 0 9092",
        "9092:9093,               0.0.0.0 9092 9093",
        "'\"127.0.0.1:80:81\"',   127.0.0.1 80 81",
        "'\"127.0.0.1::81\"',     127.0.0.1 0 81",
        "'\"[::1]:80:81\"',       ::1 80 81",
        "'\"1-2:3-4\"',           '0.0.0.0 1 3, 0.0.0.0 2 4'",
        "'\"3-4\"',               '0.0.0.0 0 3, 0.0.0.0 0 4'",
        "'\"5-9:80\"',            0.0.0.0 5 80",
        "'\"80:80/tcp\"',         0.0.0.0 80 80",
        "'{target: 80}',          0.0.0.0 0 80",
        "'{target: 80, published: \"81\", host_ip: 127.0.0.1, mode: host}', 127.0.0.1 81 80",
    })
    void a_port_is_published(String written, String expected) {
        Service kafka = Written.in(folder).readKafkaWith("ports: [%s]".formatted(written));

        assertThat(kafka.ports().stream()
                        .map(port -> "%s %d %d".formatted(port.hostAddress(), port.hostPort(), port.containerPort()))
                        .toList())
                .containsExactly(expected.split(", "));
    }

    @ParameterizedTest
    @CsvSource({"5-9:80, 9:80, 0", "5-9:80, 8-12:80, 0", "5-9:80, 10-12:80, 5", "5-9:80, 4:80, 5", "5:80, 5-9:80, 5"})
    void of_a_range_that_others_want_too_docker_picks(String written, String other, int hostPort) {
        Service kafka = Written.in(folder).readKafka("""
                services:
                  kafka: {image: broker:1, ports: ["%s"]}
                  ui: {image: ui:1, ports: ["%s"]}
                """.formatted(written, other));

        assertThat(kafka.ports()).extracting(Service.PublishedPort::hostPort).containsExactly(hostPort);
    }

    @ParameterizedTest
    @CsvSource({"80:80/udp", "'{target: 80, protocol: udp}'"})
    void other_protocols_are_left_out(String written) {
        assertThat(Written.in(folder)
                        .readKafkaWith("ports: [%s]".formatted(written))
                        .ports())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a:80,               `a` is no port",
        "99999:80,           ports go from 1 to 65535",
        "'\"9-1\"',          ports go from 1 to 65535",
        "'\"80:\"',          `` is no port",
        "host:80:80,         `host` is no IP address",
        "80:80/foo,          `foo` is no protocol",
        "'\"1-3:1-2\"',      3 host ports cannot stand for 2 container ports",
        "'{published: 80}',  this port has no target",
    })
    void what_is_no_port_is_refused(String written, String reason) {
        Written.in(folder)
                .refusalOfKafkaWith("ports: [%s]".formatted(written))
                .hasMessageContaining("lab.yml:4: ")
                .hasMessageContaining(reason.replace('`', '\''))
                .hasMessageContaining("Fix: ");
    }
}
