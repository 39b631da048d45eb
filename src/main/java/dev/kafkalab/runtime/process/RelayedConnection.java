package dev.kafkalab.runtime.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * One connection through a {@link Relay}: two channels, and what has been read from each but not yet written to the
 * other.
 */
final class RelayedConnection {

    private static final int BUFFER = 32 * 1024;

    private final Side client;
    private final Side node;

    private RelayedConnection(Side client, Side node) {
        this.client = client;
        this.node = node;
    }

    /** Connects a client through; where the node does not answer, the client is hung up on. */
    static void open(SocketChannel client, InetSocketAddress to, Selector selector) throws IOException {
        SocketChannel node = SocketChannel.open();
        try {
            for (SocketChannel channel : new SocketChannel[] {client, node}) {
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            }
            node.connect(to);
            RelayedConnection connection = new RelayedConnection(
                    new Side(client, client.register(selector, 0)), new Side(node, node.register(selector, 0)));
            connection.client.key.attach(connection);
            connection.node.key.attach(connection);
            connection.advance();
        } catch (IOException | RuntimeException e) {
            client.close();
            node.close();
        }
    }

    /** Does whatever can be done without waiting. */
    void advance() {
        try {
            if (node.channel.isConnectionPending() && !node.channel.finishConnect()) {
                node.key.interestOps(SelectionKey.OP_CONNECT);
                return;
            }
            client.carryTo(node);
            node.carryTo(client);
            if (client.isFinished() && node.isFinished()) {
                close();
                return;
            }
            client.key.interestOps(client.interest(node));
            node.key.interestOps(node.interest(client));
        } catch (IOException | CancelledKeyException e) {
            close();
        }
    }

    void close() {
        client.close();
        node.close();
    }

    /** One end, with what was read from it. */
    private static final class Side {

        private final SocketChannel channel;
        private final SelectionKey key;
        private final ByteBuffer read = ByteBuffer.allocate(BUFFER);
        private boolean ended;
        private boolean endPassedOn;

        Side(SocketChannel channel, SelectionKey key) {
            this.channel = channel;
            this.key = key;
        }

        void carryTo(Side other) throws IOException {
            if (!ended && read.hasRemaining() && channel.read(read) < 0) {
                ended = true;
            }
            if (read.position() > 0) {
                read.flip();
                other.channel.write(read);
                read.compact();
            }
            if (ended && read.position() == 0 && !endPassedOn) {
                endPassedOn = true;
                other.channel.shutdownOutput();
            }
        }

        boolean isFinished() {
            return endPassedOn;
        }

        int interest(Side other) {
            return (!ended && read.hasRemaining() ? SelectionKey.OP_READ : 0)
                    | (other.read.position() > 0 ? SelectionKey.OP_WRITE : 0);
        }

        void close() {
            key.cancel();
            try {
                channel.close();
            } catch (IOException e) {
                // Closed is closed.
            }
        }
    }
}
