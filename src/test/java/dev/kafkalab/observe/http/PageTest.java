package dev.kafkalab.observe.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kafkalab.fake.FakePort;
import dev.kafkalab.topology.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PageTest {

    private static final Duration SOON = Duration.ofMillis(100);

    private final List<String> accepted = new CopyOnWriteArrayList<>();

    @Test
    void is_what_the_tool_answers() throws IOException {
        Page page = answered(200, "{\"brokers\":[1,2,3]}");

        assertThat(page.json())
                .hasValueSatisfying(json -> assertThat(json.get("brokers")).hasSize(3));
        assertThat(page.transcript().command()).startsWith("curl -H 'Accept: application/vnd.kafka.v2+json' http://");
        assertThat(page.inWords()).isEqualTo("{ \"brokers\" : [ 1, 2, 3 ] }");
    }

    @Test
    void is_none_where_the_answer_is_an_error_or_not_json() throws IOException {
        assertThat(answered(500, "{\"error_code\":50003}")).satisfies(page -> {
            assertThat(page.json()).isEmpty();
            assertThat(page.inWords()).isEqualTo("HTTP 500 {\"error_code\":50003}");
        });
        assertThat(answered(200, "<html>")).satisfies(page -> {
            assertThat(page.json()).isEmpty();
            assertThat(page.inWords()).isEqualTo("not JSON: <html>");
        });
        assertThat(answered(200, "")).satisfies(page -> {
            assertThat(page.json()).isEmpty();
            assertThat(page.inWords()).isEqualTo("an empty answer");
        });
    }

    @Test
    void is_none_where_nobody_listens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        Page page = Page.of(new RestProxy(), new Endpoint("127.0.0.1", port), "/brokers");

        assertThat(page.json()).isEmpty();
        assertThat(page.inWords()).startsWith("no answer: ");
    }

    /** A listening socket takes the connection, and nobody ever reads from it. */
    @Test
    @Timeout(10)
    void is_not_waited_for_as_long_as_the_tool_would_wait_for_its_cluster() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Page page = Page.of(new RestProxy(), new Endpoint("127.0.0.1", silent.getLocalPort()), "/brokers", SOON);

            assertThat(page.json()).isEmpty();
            assertThat(page.inWords()).isEqualTo("no answer within 0.1 s");
        }
    }

    @Test
    @Timeout(10)
    void is_not_waited_for_where_the_tool_freezes_in_mid_answer() throws IOException {
        try (FakePort frozen = FakePort.frozenAfter("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{")) {
            Page page = Page.of(new RestProxy(), new Endpoint("127.0.0.1", frozen.number()), "/brokers", SOON);

            assertThat(page.inWords()).isEqualTo("no answer within 0.1 s");
        }
    }

    @Test
    void is_asked_for_in_the_media_type_of_the_tool() throws IOException {
        assertThat(answered(200, "{}").transcript().command())
                .matches("curl -H 'Accept: application/vnd\\.kafka\\.v2\\+json' http://127\\.0\\.0\\.1:\\d+/brokers");
        assertThat(accepted).containsExactly("application/vnd.kafka.v2+json");
    }

    private Page answered(int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/brokers", exchange -> {
            accepted.addAll(exchange.getRequestHeaders().get("Accept"));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            Endpoint at = new Endpoint("127.0.0.1", server.getAddress().getPort());
            return Page.of(new RestProxy(), at, "/brokers");
        } finally {
            server.stop(0);
        }
    }
}
