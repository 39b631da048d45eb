package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code zookeeper.connect} taken apart: {@code zoo1:2181,zoo2:2181/kafka}.
 *
 * @param servers in their order; 2181 where no port is written, 0 where it is not a number
 * @param chroot the path behind them, or nothing
 */
record ZooKeeperConnect(List<Endpoint> servers, String chroot) {

    private static final int DEFAULT_PORT = 2181;

    static Optional<ZooKeeperConnect> of(Settings settings) {
        return settings.value("zookeeper.connect").map(ZooKeeperConnect::parse);
    }

    private static ZooKeeperConnect parse(String written) {
        int slash = written.indexOf('/');
        String servers = slash < 0 ? written : written.substring(0, slash);
        return new ZooKeeperConnect(
                Arrays.stream(servers.split(","))
                        .map(String::trim)
                        .filter(server -> !server.isEmpty())
                        .map(ZooKeeperConnect::server)
                        .toList(),
                slash < 0 ? "" : written.substring(slash).replaceFirst("/+$", ""));
    }

    private static Endpoint server(String written) {
        int colon = written.lastIndexOf(':');
        return colon < 0
                ? new Endpoint(written, DEFAULT_PORT)
                : new Endpoint(
                        written.substring(0, colon),
                        Numbers.integer(written.substring(colon + 1)).orElse(0));
    }
}
