package dev.kafkalab.observe;

import dev.kafkalab.topology.Endpoint;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.RequestHeader;

/** One request to one broker over a connection of its own: nobody else is asked, and nothing is tried again. */
final class SingleBrokerClient {

    private static final int MAX_ANSWER_BYTES = 16 * 1024 * 1024;
    private static final String CLIENT_ID = "kafka-lab";

    private SingleBrokerClient() {}

    /**
     * The broker's answer.
     *
     * @param timeout for connecting, and again for each read
     * @throws IOException if nothing answers there in time, or what answers does not speak Kafka's protocol
     */
    static AbstractResponse to(Endpoint broker, AbstractRequest request, Duration timeout) throws IOException {
        RequestHeader header = new RequestHeader(request.apiKey(), request.version(), CLIENT_ID, 1);
        ByteBuffer answer = exchange(broker, timeout, request.serializeWithHeader(header));
        try {
            return AbstractResponse.parseResponse(answer, header);
        } catch (RuntimeException e) {
            // Kafka's classes throw whatever a byte leads to that no broker would have sent.
            throw notKafka(broker, e);
        }
    }

    /** Kafka's framing: a message is preceded by its length in four bytes. */
    private static ByteBuffer exchange(Endpoint broker, Duration timeout, ByteBuffer request) throws IOException {
        int millis = Math.toIntExact(timeout.toMillis());
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(millis);
            socket.connect(new InetSocketAddress(broker.host(), broker.port()), millis);
            ByteBuffer framed = ByteBuffer.allocate(Integer.BYTES + request.remaining())
                    .putInt(request.remaining())
                    .put(request);
            socket.getOutputStream().write(framed.array());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int length = in.readInt();
            if (length < 0 || length > MAX_ANSWER_BYTES) {
                throw notKafka(broker, null);
            }
            byte[] answer = new byte[length];
            in.readFully(answer);
            return ByteBuffer.wrap(answer);
        }
    }

    private static IOException notKafka(Endpoint broker, RuntimeException cause) {
        return new IOException("What answers at %s is not a Kafka broker".formatted(broker), cause);
    }
}
