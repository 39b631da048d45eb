package dev.kafkalab.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.kafkalab.fake.FakePort;
import dev.kafkalab.topology.Endpoint;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not a broker's answer, whoever asks for what. */
@Timeout(10)
class SingleBrokerClientTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "00000000", // an empty answer
                "00000004 00000002", // the answer to another request
                "00000008 00000001 00000000", // an answer that ends in mid-field
                "00000010 00000001 00000000 7fffffff 00000000", // two thousand million brokers
                "7f000000", // gigabytes
                "01000001", // one byte more than is read
                "ffffffff", // less than nothing
            })
    void an_answer_that_no_broker_gives_is_told_as_such(String hex) {
        byte[] answer = HexFormat.of().parseHex(hex.replace(" ", ""));
        try (FakePort other = FakePort.saying(answer)) {
            assertThatIOException()
                    .isThrownBy(() -> ask(other.number(), LONG))
                    .withMessage("What answers at 127.0.0.1:%d is not a Kafka broker".formatted(other.number()));
        }
    }

    @Test
    void the_greeting_of_another_kind_of_server_is_no_answer_either() {
        try (FakePort web = FakePort.saying("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII))) {
            assertThatIOException()
                    .isThrownBy(() -> ask(web.number(), LONG))
                    .withMessageContaining("is not a Kafka broker");
        }
    }

    @Test
    void an_answer_of_16_megabytes_is_read_to_its_end() {
        try (FakePort cut =
                FakePort.saying(ByteBuffer.allocate(4).putInt(16 * 1024 * 1024).array())) {
            assertThatExceptionOfType(EOFException.class).isThrownBy(() -> ask(cut.number(), LONG));
        }
    }

    @Test
    void one_who_closes_the_connection_gives_no_answer() {
        try (FakePort other = FakePort.saying()) {
            assertThatIOException().isThrownBy(() -> ask(other.number(), LONG));
        }
    }

    @Test
    void nobody_listens_at_a_closed_port() {
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> ask(FakePort.closed(), LONG));
    }

    /** As a paused broker does: the system takes the connection, and nobody reads what comes. */
    @Test
    void one_who_says_nothing_is_given_up_after_the_time() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> ask(mute.getLocalPort(), Duration.ofMillis(20)));
            assertThat(BrokerQuorum.ask(at(mute.getLocalPort()), Duration.ofMillis(20)))
                    .isEmpty();
            assertThat(ZooKeeperMode.ask(at(mute.getLocalPort()), Duration.ofMillis(20)))
                    .isEqualTo(ZooKeeperMode.DOWN);
        }
    }

    private static void ask(int port, Duration timeout) throws IOException {
        BrokerMetadata.ask(at(port), timeout);
    }

    private static Endpoint at(int port) {
        return new Endpoint("127.0.0.1", port);
    }
}
