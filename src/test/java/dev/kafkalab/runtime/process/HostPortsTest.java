package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.runtime.PortHolders;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Topology;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostPortsTest {

    @TempDir
    private Path cache;

    @Test
    void names_the_port_the_service_and_whoever_holds_it() throws IOException {
        Topology topology = TestTopologies.ensemble("ports", 21300);
        try (ServerSocket taken = new ServerSocket(21301, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> ports().check(topology.nodes()))
                    .isInstanceOf(SetupException.class)
                    .hasMessageContaining("Port 21301, which kafka2 publishes")
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("Fix: ")
                    .hasMessageContaining("by-hand.yml:7");
            assertThat(taken.isBound()).isTrue();
        }
        assertThatCode(() -> ports().check(topology.nodes())).doesNotThrowAnyException();
    }

    @Test
    void says_all_of_them_at_once() throws IOException {
        try (ServerSocket first = new ServerSocket(21311);
                ServerSocket second = new ServerSocket(21312)) {
            assertThatThrownBy(() -> ports().check(
                                    TestTopologies.ensemble("ports", 21301).nodes()))
                    .hasMessageContaining("21311")
                    .hasMessageContaining("21312");
        }
    }

    @Test
    void notices_two_services_that_publish_one_port() {
        assertThatThrownBy(
                        () -> ports().check(List.of(TestTopologies.broker(1, 21320), TestTopologies.broker(2, 21320))))
                .hasMessageContaining("published by kafka1 and by kafka2");
    }

    @Test
    void notices_a_program_that_listens_on_every_address() throws IOException {
        try (ServerSocket everywhere = new ServerSocket(21331)) {
            assertThatThrownBy(() -> ports().checkOwn(List.of(TestTopologies.broker(1, 21331))))
                    .hasMessageContaining("kafka1 cannot listen on port 21331")
                    .hasMessageContaining("every address");
        }
    }

    @Test
    void takes_no_node_for_the_holder_of_a_port_of_the_host() throws IOException {
        try (ServerSocket node = new ServerSocket(21351, 1, InetAddress.getByName("127.10.254.1"))) {
            assertThat(new PortHolders(new Slots(cache)::checkoutOf).pid(21351)).isEmpty();
            assertThat(node.isBound()).isTrue();
        }
    }

    @Test
    void knows_the_ports_that_nodes_listen_on() {
        assertThat(NodePorts.of(TestTopologies.broker(1, 21331).program())).containsExactly(9092, 21331);
        assertThat(NodePorts.of(TestTopologies.zookeeper(1, 21341).program())).containsExactly(2181, 2888, 3888);
    }

    private HostPorts ports() {
        return new HostPorts(new PortHolders(new Slots(cache)::checkoutOf));
    }
}
