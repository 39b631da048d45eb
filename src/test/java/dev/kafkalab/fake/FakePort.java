package dev.kafkalab.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Listens at a free port of 127.0.0.1, where the host would reach a node, and answers one question a connection. */
public final class FakePort implements AutoCloseable {

    private final ServerSocket socket;

    private FakePort(ServerSocket socket) {
        this.socket = socket;
    }

    /** One that answers each connection so, one after another. */
    static FakePort answering(Answer answer) {
        try {
            ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread listening = new Thread(() -> listen(socket, answer), "fake port " + socket.getLocalPort());
            listening.setDaemon(true);
            listening.start();
            return new FakePort(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A ZooKeeper server that answers a four-letter word so. */
    public static FakePort zooKeeper(String answer) {
        return answering(client -> {
            if (new String(client.getInputStream().readNBytes(4), StandardCharsets.US_ASCII).equals("srvr")) {
                client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /** Something that answers whatever comes with these bytes. */
    public static FakePort saying(byte... answer) {
        return answering(client -> {
            client.getInputStream().read(new byte[8192]);
            client.getOutputStream().write(answer);
        });
    }

    /** Something that begins its answer so, and leaves whoever asks waiting for the rest. */
    public static FakePort frozenAfter(String beginning) {
        return answering(client -> {
            client.getInputStream().read(new byte[8192]);
            client.getOutputStream().write(beginning.getBytes(StandardCharsets.UTF_8));
            client.getInputStream().readAllBytes();
        });
    }

    /** A port at which nobody listens any longer. */
    public static int closed() {
        try (FakePort port = saying()) {
            return port.number();
        }
    }

    /** Its number. */
    public int number() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void listen(ServerSocket socket, Answer answer) {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                answer.to(client);
            } catch (IOException e) {
                // Whoever asked is gone, or the port is being closed.
            }
        }
    }

    /** What is said to whoever connects. */
    interface Answer {
        void to(Socket client) throws IOException;
    }
}
