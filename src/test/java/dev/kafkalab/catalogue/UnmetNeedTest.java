package dev.kafkalab.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.gherkin.ClusterNeeds;
import dev.kafkalab.topology.ComposeText;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.reader.Topologies;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnmetNeedTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zookeeper-ensemble | 3 brokers
            zookeeper-ensemble | 3 brokers and an ensemble of 3 ZooKeepers
            single-zookeeper   | 3 brokers and an ensemble of 1 ZooKeeper
            kraft              | 3 brokers and a quorum of 3 controllers
            kraft              | 3 brokers and a quorum of 3 dedicated controllers
            kraft-combined     | 3 brokers and a quorum of 3 controllers
            kraft-combined     | 3 brokers and a quorum of 3 combined controllers
            """)
    void nothing_is_where_the_file_has_it(String file, String needs) {
        assertThat(unmet(file, needs)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zookeeper-ensemble | 4 brokers | the lab needs 4 brokers, and compose/zookeeper-ensemble.yml has 3 (kafka1, kafka2 and kafka3): add 1, each with an id of its own.
            zookeeper-ensemble | 1 broker | the lab needs 1 broker, and compose/zookeeper-ensemble.yml has 3 (kafka1, kafka2 and kafka3): take 2 away.
            zookeeper-ensemble | 3 brokers and a quorum of 3 controllers | the lab needs a quorum of 3 controllers, and compose/zookeeper-ensemble.yml has none: give nodes the role controller (process.roles), and name them all as voters.
            kraft | 3 brokers and an ensemble of 3 ZooKeepers | the lab needs an ensemble of 3 ZooKeepers, and compose/kraft.yml has none: add ZooKeepers, and let the brokers keep their metadata there (zookeeper.connect).
            single-zookeeper | 3 brokers and an ensemble of 3 ZooKeepers | the lab needs an ensemble of 3 ZooKeepers, and compose/single-zookeeper.yml has 1 (zookeeper): add 2, each with an id of its own.
            kraft-combined | 3 brokers and a quorum of 3 dedicated controllers | the lab needs a quorum of 3 controllers that are no brokers, and compose/kraft-combined.yml has none: add 3, each with an id of its own.
            kraft | 3 brokers and a quorum of 3 combined controllers | the lab needs a quorum of 3 controllers that are brokers, too, and compose/kraft.yml has none: add 3, each with an id of its own.
            """)
    void says_what_is_needed_what_there_is_and_what_to_do(String file, String needs, String told) {
        assertThat(unmet(file, needs)).containsExactly(told);
    }

    @Test
    void brokers_that_this_machine_cannot_be_sent_to_are_told_by_name() {
        Topology topology = ComposeText.read("""
                services:
                  one:
                    image: apache/kafka:4.1.1
                    environment:
                      KAFKA_NODE_ID: 1
                      KAFKA_PROCESS_ROLES: broker,controller
                      KAFKA_CONTROLLER_QUORUM_VOTERS: 1@one:9093
                      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
                      KAFKA_LISTENERS: PLAINTEXT://:9092,CONTROLLER://:9093
                      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://one:9092
                      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                """);

        assertThat(UnmetNeed.of(ClusterNeeds.of("1 broker"), topology))
                .singleElement()
                .asString()
                .isEqualTo("the lab needs brokers that a client on this machine reaches, and it cannot be sent to one: "
                        + "publish a port of each, and advertise it with a listener, as localhost and that port.");
        assertThat(topology.brokerPortsNotPublished()).containsExactly(9092, 9093);
    }

    @Test
    void ports_inside_that_are_published_are_no_closed_ones() {
        assertThat(read("zookeeper-ensemble").brokerPortsNotPublished()).containsExactly(9092);
        assertThat(read("kafdrop").brokerPortsNotPublished()).doesNotContain(32001);
    }

    private static List<String> unmet(String file, String needs) {
        return UnmetNeed.of(ClusterNeeds.of(needs), read(file)).stream()
                .map(UnmetNeed::toString)
                .toList();
    }

    private static Topology read(String file) {
        return Topologies.read(Path.of("compose", file + ".yml"), Map.of());
    }
}
