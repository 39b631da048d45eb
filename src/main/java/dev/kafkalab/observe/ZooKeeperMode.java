package dev.kafkalab.observe;

import dev.kafkalab.evidence.Snapshot.EnsembleMember;
import dev.kafkalab.topology.Endpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/** Asks a ZooKeeper server for its mode with the four-letter word {@code srvr}, which servers allow by default. */
final class ZooKeeperMode {

    static final String DOWN = EnsembleMember.DOWN;
    static final String NOT_SERVING = EnsembleMember.NOT_SERVING;

    /** Its client port is not published, so nobody on the host can ask. */
    static final String UNKNOWN = "not published on the host";

    /** The modes in which nothing is wrong, as far as can be seen. */
    static final Set<String> WELL = Set.of("leader", "follower", "observer", "standalone", UNKNOWN);

    private static final String MODE = "Mode: ";

    private ZooKeeperMode() {}

    /**
     * The server's mode, as in {@link dev.kafkalab.evidence.Snapshot.EnsembleMember}.
     *
     * @param timeout for connecting, and again for each read
     */
    static String ask(Endpoint server, Duration timeout) {
        int millis = Math.toIntExact(timeout.toMillis());
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(millis);
            socket.connect(new InetSocketAddress(server.host(), server.port()), millis);
            socket.getOutputStream().write("srvr".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return modeIn(answer);
        } catch (IOException e) {
            return DOWN;
        }
    }

    /** A server without a quorum answers {@code srvr} with a sentence instead of its statistics. */
    static String modeIn(String answer) {
        if (answer.isBlank()) {
            return DOWN;
        }
        return answer.lines()
                .filter(line -> line.startsWith(MODE))
                .map(line -> line.substring(MODE.length()).trim())
                .findFirst()
                .orElse(NOT_SERVING);
    }
}
