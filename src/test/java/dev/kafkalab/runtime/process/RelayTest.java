package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RelayTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ServerSocket node;
    private Relay relay;

    @BeforeEach
    void open() throws IOException {
        node = new ServerSocket(0, 500, InetAddress.getByName("127.10.253.1"));
        relay = Relay.open(
                new InetSocketAddress("127.0.0.1", 0),
                new InetSocketAddress(node.getInetAddress(), node.getLocalPort()));
    }

    @AfterEach
    void close() throws IOException {
        relay.close();
        node.close();
        threads.shutdownNow();
    }

    @Test
    void carries_megabytes_both_ways() throws Exception {
        echo();
        byte[] sent = new byte[5_000_000];
        new Random(7).nextBytes(sent);
        try (Socket client = connect()) {
            Future<?> writing = threads.submit(() -> {
                client.getOutputStream().write(sent);
                client.shutdownOutput();
                return null;
            });
            assertThat(Arrays.equals(client.getInputStream().readAllBytes(), sent))
                    .isTrue();
            writing.get();
        }
    }

    @Test
    void passes_on_the_end_of_one_direction_while_the_other_goes_on() throws Exception {
        try (Socket client = connect();
                Socket served = node.accept()) {
            client.shutdownOutput();
            assertThat(served.getInputStream().read()).isEqualTo(-1);
            served.getOutputStream().write(42);
            assertThat(client.getInputStream().read()).isEqualTo(42);
        }
    }

    @Test
    void hangs_up_when_the_node_does() throws Exception {
        try (Socket client = connect()) {
            node.accept().close();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void hangs_up_on_a_client_of_a_node_that_does_not_listen() throws Exception {
        node.close();
        try (Socket client = connect()) {
            assertThat(endOf(client.getInputStream())).isTrue();
        }
    }

    @Test
    void serves_hundreds_of_connections_at_once_and_lets_all_of_them_go() throws Exception {
        echo();
        long before = openFiles();
        List<Socket> clients = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            clients.add(connect());
        }
        for (Socket client : clients) {
            client.getOutputStream().write('x');
            assertThat(client.getInputStream().read()).isEqualTo('x');
        }
        for (Socket client : clients) {
            client.close();
        }
        await().untilAsserted(() -> assertThat(openFiles()).isLessThan(before + 20));
    }

    @Test
    void refuses_connections_as_soon_as_it_is_closed_and_ends_those_it_had() throws Exception {
        int port = relay.port();
        try (Socket client = connect();
                Socket served = node.accept()) {
            served.getOutputStream().write(1);
            assertThat(client.getInputStream().read()).isEqualTo(1);

            relay.close();

            assertThat(endOf(client.getInputStream())).isTrue();
        }
        assertThatThrownBy(() -> new Socket("127.0.0.1", port)).isInstanceOf(ConnectException.class);
        Relay.open(new InetSocketAddress("127.0.0.1", port), new InetSocketAddress("127.0.0.1", 1))
                .close();
    }

    private Socket connect() throws IOException {
        return new Socket("127.0.0.1", relay.port());
    }

    private static boolean endOf(InputStream in) {
        try {
            return in.read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    private void echo() {
        threads.submit(() -> {
            while (true) {
                Socket socket = node.accept();
                threads.submit(() -> {
                    try (socket;
                            OutputStream out = socket.getOutputStream()) {
                        socket.getInputStream().transferTo(out);
                    }
                    return null;
                });
            }
        });
    }

    private static long openFiles() throws IOException {
        try (var handles = java.nio.file.Files.list(java.nio.file.Path.of("/proc/self/fd"))) {
            return handles.count();
        }
    }
}
