package dev.kafkalab.runtime.docker;

import dev.kafkalab.settings.Host;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.utility.TestcontainersConfiguration;

/**
 * An address at which a Docker engine may answer. Where none does, Testcontainers tries one after the other for ten
 * seconds each and logs what it thinks of it: so we knock first, at the same doors.
 */
record EngineAddress(URI uri) {

    private static final byte[] PING =
            "GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int DEFAULT_PORT = 2375;
    private static final int ENOUGH_OF_AN_ANSWER = 64;

    /** Those that Testcontainers would try: DOCKER_HOST where it is set, else the usual sockets that exist. */
    static List<EngineAddress> candidates() {
        TestcontainersConfiguration settings = TestcontainersConfiguration.getInstance();
        return Stream.of("tc.host", "docker.host")
                .flatMap(name -> Optional.ofNullable(settings.getEnvVarOrUserProperty(name, null)).stream())
                .findFirst()
                .map(address -> List.of(new EngineAddress(URI.create(address))))
                .orElseGet(EngineAddress::usual);
    }

    private static List<EngineAddress> usual() {
        if (Host.isWindows()) {
            return List.of(new EngineAddress(URI.create("npipe:////./pipe/docker_engine")));
        }
        return Stream.of(
                        Optional.ofNullable(Host.variable("XDG_RUNTIME_DIR")).map(folder -> folder + "/docker.sock"),
                        Optional.of("/var/run/docker.sock"),
                        Host.home().map(home -> home + "/.docker/run/docker.sock"),
                        Host.home().map(home -> home + "/.docker/desktop/docker.sock"))
                .flatMap(Optional::stream)
                .filter(socket -> Files.exists(Path.of(socket)))
                .map(socket -> new EngineAddress(URI.create("unix://" + socket)))
                .toList();
    }

    /** Whether the engine's ports are this machine's. */
    boolean isLocal() {
        return List.of("unix", "npipe").contains(uri.getScheme())
                || List.of("localhost", "127.0.0.1").contains(uri.getHost());
    }

    /**
     * Knocks. Blocks for as long as whoever accepts the connection keeps silent, so the caller must bound it. Doors
     * that need more than a plain socket (TLS, a named pipe, ssh) are left to Testcontainers' client.
     *
     * @throws IOException if nobody, or something else, answers
     */
    void knock() throws IOException {
        switch (String.valueOf(uri.getScheme())) {
            case "unix" ->
                knock(SocketChannel.open(StandardProtocolFamily.UNIX), UnixDomainSocketAddress.of(uri.getPath()));
            case "tcp", "http" -> {
                if (Host.variable("DOCKER_TLS_VERIFY") == null) {
                    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
                    knock(SocketChannel.open(), new InetSocketAddress(uri.getHost(), port));
                }
            }
            default -> {
                // Testcontainers' client is to find out.
            }
        }
    }

    private static void knock(SocketChannel channel, java.net.SocketAddress address) throws IOException {
        try (channel) {
            channel.connect(address);
            channel.write(ByteBuffer.wrap(PING));
            ByteBuffer answer = ByteBuffer.allocate(ENOUGH_OF_AN_ANSWER);
            while (answer.hasRemaining() && channel.read(answer) >= 0) {
                // Until there is enough to tell, or the other side has said all.
            }
            String text = new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
            if (!text.matches("(?s)HTTP/1\\.\\d 200.*")) {
                throw new IOException("what answers there is not a Docker engine");
            }
        }
    }
}
