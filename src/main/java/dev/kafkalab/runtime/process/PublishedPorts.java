package dev.kafkalab.runtime.process;

import dev.kafkalab.compose.Service.PublishedPort;
import dev.kafkalab.runtime.SetupException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** The ports of one node that are open on the host, which they are while its process lives. */
final class PublishedPorts implements AutoCloseable {

    /** Published ports are for this machine alone, whatever address the file names. */
    static final String ADDRESS = "127.0.0.1";

    private final List<Relay> relays = new ArrayList<>();

    private PublishedPorts() {}

    /**
     * Opens them all.
     *
     * @throws SetupException if one cannot be opened; then none is
     */
    static PublishedPorts open(String node, Launch launch) {
        PublishedPorts ports = new PublishedPorts();
        for (PublishedPort port : launch.ports()) {
            try {
                ports.relays.add(Relay.open(
                        new InetSocketAddress(ADDRESS, port.hostPort()),
                        new InetSocketAddress(launch.address(), port.containerPort())));
            } catch (IOException e) {
                ports.close();
                throw new SetupException(
                        "Port %d, which %s publishes, cannot be opened: %s. Fix: end what has taken it, or publish %s on another port (%s)."
                                .formatted(port.hostPort(), node, e.getMessage(), node, port.position()),
                        e);
            }
        }
        return ports;
    }

    @Override
    public void close() {
        relays.forEach(Relay::close);
    }
}
