package dev.kafkalab.topology.finding;

import static dev.kafkalab.topology.Services.findings;
import static dev.kafkalab.topology.Services.publishing;
import static dev.kafkalab.topology.finding.KafkaServices.broker;
import static dev.kafkalab.topology.finding.KafkaServices.zookeeper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnlyContainersReachTest {

    private static final String NOTE = "No listener leads from this machine to ";

    @Test
    void brokers_for_containers_alone_are_told_once_and_are_sound() {
        assertThat(notes(broker(1), broker(2)))
                .singleElement()
                .asString()
                .startsWith("kafka1: " + NOTE + "kafka1 and kafka2: only containers are clients.");
        assertThat(findings(Severity.WRONG, zookeeper("zoo1"), broker(1))).isEmpty();
    }

    @Test
    void one_that_the_host_reaches_is_not_among_them() {
        Service reached = publishing(broker(1, "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://localhost:9092"), 9092, 9092);

        assertThat(notes(reached)).isEmpty();
    }

    @Test
    void where_an_authorizer_would_refuse_whoever_has_no_name_nobody_is_promised_a_way_in() {
        String authorizer = "KAFKA_AUTHORIZER_CLASS_NAME=kafka.security.authorizer.AclAuthorizer";

        assertThat(notes(broker(1)).get(0)).contains("run the file as processes");
        assertThat(notes(broker(1, authorizer)).get(0)).contains("do not run the file");
        assertThat(notes(broker(1, authorizer, "KAFKA_ALLOW_EVERYONE_IF_NO_ACL_FOUND=true"))
                        .get(0))
                .contains("run the file as processes");
    }

    /** It is told what is wrong with its port, and need not be told the rest. */
    @Test
    void nor_is_one_that_is_published_and_sends_clients_elsewhere() {
        assertThat(notes(publishing(broker(1), 9092, 9092))).isEmpty();
    }

    private static List<String> notes(Service... brokers) {
        Service[] all = new Service[brokers.length + 1];
        all[0] = zookeeper("zoo1");
        System.arraycopy(brokers, 0, all, 1, brokers.length);
        return findings(Severity.NOTE, all).stream()
                .filter(note -> note.contains(NOTE))
                .toList();
    }
}
