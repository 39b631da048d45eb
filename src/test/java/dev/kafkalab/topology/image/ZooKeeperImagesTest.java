package dev.kafkalab.topology.image;

import static dev.kafkalab.topology.Services.findings;
import static dev.kafkalab.topology.Services.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.Program.ZooKeeper;
import dev.kafkalab.topology.Services;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZooKeeperImagesTest {

    private static final String CONFLUENT = "confluentinc/cp-zookeeper:7.9.1";
    private static final String OFFICIAL = "zookeeper:3.8.4";
    private static final String BITNAMI = "bitnamilegacy/zookeeper:3.8.4";
    private static final String THREE =
            "server.1=zoo1:2888:3888;2181 server.2=zoo2:2888:3888;2181 server.3=zoo3:2888:3888;2181";

    @Test
    void confluent_numbers_its_servers_by_their_order() {
        ZooKeeper zookeeper = zookeeper(service(
                "zoo2",
                CONFLUENT,
                "ZOOKEEPER_CLIENT_PORT=2181",
                "ZOOKEEPER_SERVER_ID=2",
                "ZOOKEEPER_SERVERS=zoo1:2888:3888;zoo2:2888:3888"));

        assertThat(zookeeper.version()).isEqualTo("3.8.4");
        assertThat(zookeeper.myid()).contains(2);
        assertThat(zookeeper.properties())
                .containsEntry("server.2", "zoo2:2888:3888")
                .containsEntry("initLimit", "10")
                .containsEntry("dataDir", "/var/lib/zookeeper/data")
                .doesNotContainKey("tickTime");
    }

    @Test
    void confluent_needs_a_client_port_and_an_id_in_an_ensemble() {
        assertThat(findings(Severity.REFUSED, service("zoo1", CONFLUENT, "ZOOKEEPER_SERVERS=zoo1:2888:3888")))
                .anyMatch(finding -> finding.contains("ZOOKEEPER_CLIENT_PORT is not set"))
                .anyMatch(finding -> finding.contains("ZOOKEEPER_SERVER_ID is not set"));
    }

    @Test
    void the_official_names_on_confluents_image_make_no_ensemble() {
        Service zoo1 = service("zoo1", CONFLUENT, "ZOOKEEPER_CLIENT_PORT=2181", "ZOO_MY_ID=1", "ZOO_SERVERS=" + THREE);

        Finding finding = Services.topology(zoo1).findings().get(0);
        assertThat(finding.severity()).isEqualTo(Severity.WRONG);
        assertThat(finding.message()).contains("a ZooKeeper by itself, not one of an ensemble of 3");
        assertThat(finding.remedy()).contains("ZOOKEEPER_SERVERS: zoo1:2888:3888;zoo2:2888:3888;zoo3:2888:3888");
        assertThat(zookeeper(zoo1).myid()).isEmpty();
    }

    @Test
    void confluents_names_on_the_official_image_make_no_ensemble() {
        assertThat(findings(
                        Severity.WRONG, service("zoo1", OFFICIAL, "ZOOKEEPER_SERVERS=zoo1:2888:3888;zoo2:2888:3888")))
                .singleElement()
                .asString()
                .contains("a ZooKeeper by itself");
    }

    @Test
    void the_official_image_takes_its_client_port_from_its_own_server() {
        ZooKeeper zookeeper = zookeeper(service("zoo1", OFFICIAL, "ZOO_MY_ID=1", "ZOO_SERVERS=" + THREE));

        assertThat(zookeeper.properties())
                .containsEntry("clientPort", "2181")
                .containsEntry("server.3", "zoo3:2888:3888;2181")
                .containsEntry("tickTime", "2000")
                .containsEntry("dataDir", "/data");
        assertThat(zookeeper.myid()).contains(1);
    }

    @Test
    void the_official_image_by_itself_is_standalone() {
        assertThat(zookeeper(service("zoo1", OFFICIAL)).myid()).isEmpty();
        assertThat(Services.topology(service("zoo1", OFFICIAL)).findings()).isEmpty();
    }

    @Test
    void a_server_without_a_client_port_serves_nobody() {
        assertThat(findings(Severity.WRONG, service("zoo1", OFFICIAL, "ZOO_SERVERS=server.1=zoo1:2888:3888")))
                .singleElement()
                .asString()
                .contains("No client port");
    }

    @Test
    void zookeeper_3_4_cannot_read_a_client_port_there() {
        assertThat(findings(
                        Severity.REFUSED,
                        service("zoo1", "zookeeper:3.4.14", "ZOO_SERVERS=server.1=zoo1:2888:3888;2181")))
                .singleElement()
                .asString()
                .contains("3.4 cannot read");
    }

    @Test
    void servers_without_a_number_are_no_servers_of_the_official_image() {
        Service zoo1 = service("zoo1", OFFICIAL, "ZOO_SERVERS=zoo1:2888:3888 zoo2:2888:3888");

        assertThat(findings(Severity.WRONG, zoo1))
                .hasSize(2)
                .allMatch(finding -> finding.contains("means nothing there"));
        assertThat(findings(Severity.REFUSED, zoo1)).isEmpty();
    }

    @Test
    void servers_that_are_separated_wrongly_are_refused() {
        assertThat(findings(
                        Severity.REFUSED,
                        service(
                                "zoo1",
                                CONFLUENT,
                                "ZOOKEEPER_CLIENT_PORT=2181",
                                "ZOOKEEPER_SERVER_ID=1",
                                "ZOOKEEPER_SERVERS=zoo1:2888:3888 zoo2:2888:3888")))
                .anyMatch(finding -> finding.contains("is not host:2888:3888"));
    }

    @Test
    void an_id_that_is_not_in_the_list_is_refused() {
        assertThat(findings(Severity.REFUSED, service("zoo1", OFFICIAL, "ZOO_MY_ID=4", "ZOO_SERVERS=" + THREE)))
                .anyMatch(finding -> finding.contains("not in its own list"));
    }

    @Test
    void bitnami_wants_to_be_told_that_anybody_may_log_in() {
        assertThat(findings(Severity.REFUSED, service("zoo1", BITNAMI)))
                .singleElement()
                .asString()
                .contains("ALLOW_ANONYMOUS_LOGIN");
    }

    @Test
    void bitnami_adds_the_client_port_to_each_server() {
        ZooKeeper zookeeper = zookeeper(service(
                "zoo1",
                BITNAMI,
                "ALLOW_ANONYMOUS_LOGIN=yes",
                "ZOO_SERVER_ID=1",
                "ZOO_SERVERS=zoo1:2888:3888,zoo2:2888:3888"));

        assertThat(zookeeper.properties()).containsEntry("server.2", "zoo2:2888:3888;2181");
        assertThat(zookeeper.myid()).contains(1);
    }

    @Test
    void bitnami_numbers_may_stand_behind_each_server() {
        ZooKeeper zookeeper = zookeeper(service(
                "zoo1",
                BITNAMI,
                "ALLOW_ANONYMOUS_LOGIN=yes",
                "ZOO_SERVER_ID=5",
                "ZOO_SERVERS=zoo1:2888:3888::5 zoo2:2888:3888::7"));

        assertThat(zookeeper.properties()).containsEntry("server.7", "zoo2:2888:3888;2181");
    }

    @Test
    void wurstmeisters_zookeeper_has_no_variables() {
        assertThat(findings(Severity.WRONG, service("zoo1", "wurstmeister/zookeeper:3.4.6", "ZOO_SERVERS=" + THREE)))
                .singleElement()
                .asString()
                .contains("no variables at all");
    }

    private static ZooKeeper zookeeper(Service service) {
        return (ZooKeeper) Services.node(service).program();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zoo1:2888:3888|zoo1b:2889:3889;2181",
                "zoo1:2888:3888:OBSERVER;2181",
                "[fd00::1]:2888:3888;2181",
                "zoo1:2888:3888:participant;0.0.0.0:2181"
            })
    void every_address_that_zookeeper_reads_is_taken(String address) {
        assertThat(findings(
                        Severity.REFUSED, service("zoo1", OFFICIAL, "ZOO_MY_ID=1", "ZOO_SERVERS=server.1=" + address)))
                .noneMatch(finding -> finding.contains("is not host:2888:3888"));
    }
}
