package dev.kafkalab.topology;

/**
 * A host and a port.
 *
 * @param host a name or an address
 * @param port 1 to 65535; 0 stands for one that is chosen at bind time
 */
public record Endpoint(String host, int port) {

    /** {@code host:port}, as Kafka and ZooKeeper write it. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
