package dev.kafkalab.runtime.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Carries connections from a port of the host to a node, as Docker's port publishing does. One daemon thread serves all
 * of a relay's connections. What is closed on one side is closed on the other, each direction by itself.
 */
final class Relay implements AutoCloseable {

    private static final int BACKLOG = 200;

    private final InetSocketAddress to;
    private final Selector selector;
    private final ServerSocketChannel server;
    private final Thread thread;
    private volatile boolean closing;

    private Relay(InetSocketAddress to, Selector selector, ServerSocketChannel server) throws IOException {
        this.to = to;
        this.selector = selector;
        this.server = server;
        this.thread = new Thread(this::serve, "relay " + server.getLocalAddress() + " to " + to);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Opens it.
     *
     * @throws IOException if {@code from} cannot be listened on
     */
    static Relay open(InetSocketAddress from, InetSocketAddress to) throws IOException {
        Selector selector = Selector.open();
        ServerSocketChannel server = ServerSocketChannel.open();
        try {
            server.bind(from, BACKLOG);
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            return new Relay(to, selector, server);
        } catch (IOException | RuntimeException e) {
            server.close();
            selector.close();
            throw e;
        }
    }

    /** The port that it listens on. */
    int port() {
        return server.socket().getLocalPort();
    }

    /** Ends every connection; when it returns, nothing listens any more. */
    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        try {
            while (!closing) {
                selector.select();
                selector.selectedKeys().forEach(this::handle);
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            // The selector itself is broken: there is nothing left to serve with.
        } finally {
            release();
        }
    }

    /** Only this thread may walk the selector's keys; and a channel's port is free only once its selector is closed. */
    private void release() {
        try {
            selector.keys().forEach(Relay::end);
            server.close();
            selector.close();
        } catch (IOException e) {
            // Closed is closed.
        }
    }

    private void handle(SelectionKey key) {
        if (key.attachment() instanceof RelayedConnection connection) {
            connection.advance();
        } else if (key.isValid() && key.isAcceptable()) {
            accept();
        }
    }

    private void accept() {
        try {
            for (SocketChannel client = server.accept(); client != null; client = server.accept()) {
                RelayedConnection.open(client, to, selector);
            }
        } catch (IOException e) {
            // The caller is gone before it was served, or this machine is out of file handles: others go on.
        }
    }

    private static void end(SelectionKey key) {
        if (key.attachment() instanceof RelayedConnection connection) {
            connection.close();
        }
    }
}
