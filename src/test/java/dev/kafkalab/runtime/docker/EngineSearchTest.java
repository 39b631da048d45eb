package dev.kafkalab.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Looking for an engine where there is none: it must be quick, and never hang. */
@Timeout(10)
class EngineSearchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Test
    void no_address_means_no_engine() {
        assertThat(DockerEngine.lookFor(List.of(), PATIENCE).problem()).hasValue("no Docker engine answers here");
    }

    @Test
    void a_socket_that_is_not_there_is_named() {
        assertThat(problem("unix:///no/such/docker.sock"))
                .startsWith("no Docker engine can be used here (unix:///no/such/docker.sock: ");
    }

    @Test
    void a_port_that_nobody_listens_on_is_named() throws IOException {
        String address = "tcp://127.0.0.1:" + DockerLab.freePort();
        assertThat(problem(address)).contains(address, "Connection refused");
    }

    @Test
    void a_socket_that_accepts_and_keeps_silent_is_given_up() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "tcp://127.0.0.1:" + silent.getLocalPort();
            assertThat(problem(address)).isEqualTo("the Docker engine did not answer within 1 s (" + address + ")");
        }
    }

    @Test
    void what_answers_but_is_no_engine_is_told_apart() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        other.start();
        try {
            assertThat(problem("tcp://127.0.0.1:" + other.getAddress().getPort()))
                    .contains("what answers there is not a Docker engine");
        } finally {
            other.stop(0);
        }
    }

    private static String problem(String address) {
        return DockerEngine.lookFor(List.of(new EngineAddress(URI.create(address))), PATIENCE)
                .problem()
                .orElseThrow();
    }
}
