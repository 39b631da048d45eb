package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.runtime.HostPorts;
import dev.kafkalab.runtime.PortHolders;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Topology;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostPortsTest {

    @TempDir
    private Path cache;

    @Test
    void names_the_port_the_service_and_whoever_holds_it() throws IOException {
        Topology topology = TestTopologies.ensemble("ports", 21300);
        try (ServerSocket taken = new ServerSocket(21301, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> ports(topology).claim(topology.nodes()))
                    .isInstanceOf(SetupException.class)
                    .hasMessageContaining("Port 21301, which kafka2 publishes")
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("Fix: ")
                    .hasMessageContaining("by-hand.yml:7");
            assertThat(taken.isBound()).isTrue();
        }
        assertThatCode(() -> ports(topology).claim(topology.nodes())).doesNotThrowAnyException();
    }

    @Test
    void says_all_of_them_at_once() throws IOException {
        Topology topology = TestTopologies.ensemble("ports", 21301);
        try (ServerSocket first = new ServerSocket(21311);
                ServerSocket second = new ServerSocket(21312)) {
            assertThatThrownBy(() -> ports(topology).claim(topology.nodes()))
                    .hasMessageContaining("21311")
                    .hasMessageContaining("21312");
        }
    }

    @Test
    void names_the_cluster_of_this_run_that_has_the_port() {
        Topology topology = TestTopologies.ensemble("first", 21360);
        Topology another = TestTopologies.ensemble("second", 21362);
        try (HostPorts first = ports(topology);
                HostPorts second = ports(another)) {
            first.claim(topology.nodes());
            assertThatCode(() -> first.claim(topology.nodes()))
                    .as("a cluster that is started again")
                    .doesNotThrowAnyException();

            assertThatThrownBy(() -> second.claim(another.nodes()))
                    .isInstanceOf(SetupException.class)
                    .hasMessageContaining(
                            "Port 21362, which kafka1 publishes, is held by kafka3 of compose/first.yml, another cluster of this run. Fix: publish kafka1 on a port that no other file of this run uses (compose/by-hand.yml:7).");

            first.close();
            assertThatCode(() -> second.claim(another.nodes())).doesNotThrowAnyException();
        }
    }

    @Test
    void claims_nothing_when_one_port_is_taken() throws IOException {
        Topology topology = TestTopologies.ensemble("first", 21360);
        Topology another = TestTopologies.ensemble("second", 21360);
        try (HostPorts first = ports(topology);
                HostPorts second = ports(another)) {
            try (ServerSocket taken = new ServerSocket(21371, 1, InetAddress.getByName("127.0.0.1"))) {
                assertThatThrownBy(() -> first.claim(topology.nodes()))
                        .hasMessageContaining(Integer.toString(taken.getLocalPort()));
            }
            assertThatCode(() -> second.claim(another.nodes())).doesNotThrowAnyException();
        }
    }

    @Test
    void notices_two_services_that_publish_one_port() {
        Topology topology = TestTopologies.topology(
                "ports", List.of(TestTopologies.broker(1, 21320), TestTopologies.broker(2, 21320)));
        assertThatThrownBy(() -> ports(topology).claim(topology.nodes()))
                .hasMessageContaining("published by kafka1 and by kafka2");
    }

    @Test
    void notices_a_program_that_listens_on_every_address() throws IOException {
        try (ServerSocket everywhere = new ServerSocket(21331)) {
            assertThatThrownBy(() -> NodePorts.check(List.of(TestTopologies.broker(1, 21331)), holders()))
                    .hasMessageContaining("kafka1 cannot listen on port 21331")
                    .hasMessageContaining("every address");
        }
    }

    @Test
    void takes_another_cluster_that_tries_the_port_for_no_program() throws IOException {
        try (Socket tried = new Socket()) {
            tried.bind(new InetSocketAddress("127.10.255.254", 21331));

            assertThatCode(() -> NodePorts.check(List.of(TestTopologies.broker(1, 21331)), holders()))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void takes_no_node_for_the_holder_of_a_port_of_the_host() throws IOException {
        try (ServerSocket node = new ServerSocket(21351, 1, InetAddress.getByName("127.10.254.1"))) {
            assertThat(holders().pid(21351)).isEmpty();
            assertThat(node.isBound()).isTrue();
        }
    }

    @Test
    void knows_the_ports_that_nodes_listen_on() {
        assertThat(NodePorts.of(TestTopologies.broker(1, 21331).program())).containsExactly(9092, 21331);
        assertThat(NodePorts.of(TestTopologies.zookeeper(1, 21341).program())).containsExactly(2181, 2888, 3888);
    }

    private HostPorts ports(Topology topology) {
        return new HostPorts(
                topology,
                port -> HostPorts.isFree("127.0.0.1", port.hostPort())
                        ? Optional.empty()
                        : Optional.of(holders().describe(port.hostPort())));
    }

    private PortHolders holders() {
        return new PortHolders(new LoopbackSubnets(cache)::checkoutOf);
    }
}
