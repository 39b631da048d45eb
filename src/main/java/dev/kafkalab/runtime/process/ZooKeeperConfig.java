package dev.kafkalab.runtime.process;

import dev.kafkalab.topology.Program;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A ZooKeeper's {@code zoo.cfg} as it must be outside its container. */
final class ZooKeeperConfig {

    private static final List<String> FOLDERS = List.of("dataDir", "dataLogDir");
    private static final List<String> CLIENT_PORTS = List.of("clientPort", "secureClientPort");
    private static final Pattern SERVER_KEY = Pattern.compile("server\\.(\\d+)");

    /** {@code host:2888:3888[:role][;[address:]2181]}. */
    private static final Pattern SERVER =
            Pattern.compile("(?<host>[^:;]*)(?<ports>:\\d+:\\d+(?::\\w+)?)(?:;(?:[^;]*:)?(?<client>\\d+))?");

    private ZooKeeperConfig() {}

    /**
     * The properties to start with.
     *
     * @param places every node's place, to find the address of each {@code server.N}
     * @param folder where a folder inside the container lies on this machine
     */
    static Map<String, String> local(
            Program.ZooKeeper zookeeper, Place own, Collection<Place> places, UnaryOperator<String> folder) {
        Map<String, String> properties = new TreeMap<>(zookeeper.properties());
        properties.putIfAbsent("dataDir", "/data");
        FOLDERS.forEach(name -> properties.computeIfPresent(name, (key, value) -> folder.apply(value.trim())));
        for (String port : CLIENT_PORTS) {
            if (properties.containsKey(port)) {
                properties.put(port + "Address", own.address());
            }
        }
        properties.computeIfPresent("quorumListenOnAllIPs", (key, value) -> "false");
        properties.put("admin.serverAddress", own.address());
        properties.replaceAll((key, value) -> server(key, value, zookeeper, own, places));
        return properties;
    }

    /** Every server's line is made the same in every server's file, as the ensemble expects. */
    private static String server(
            String key, String value, Program.ZooKeeper zookeeper, Place own, Collection<Place> places) {
        Matcher server = SERVER.matcher(value.trim());
        Matcher id = SERVER_KEY.matcher(key);
        if (!id.matches() || !server.matches()) {
            return value;
        }
        boolean mine = zookeeper
                .myid()
                .filter(myid -> id.group(1).equals(Integer.toString(myid)))
                .isPresent();
        // Guides write 0.0.0.0 for the server's own line, so that it binds inside its container.
        String host = mine && own.isSelf(server.group("host")) ? own.node() : server.group("host");
        String line = host + server.group("ports");
        String client = server.group("client");
        return client == null ? line : line + ";" + address(host, places) + ":" + client;
    }

    private static String address(String host, Collection<Place> places) {
        return places.stream()
                .filter(place -> place.names().contains(host))
                .map(Place::address)
                .findFirst()
                .orElse(host);
    }
}
