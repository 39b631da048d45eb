package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.topology.Program;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The configuration of a ZooKeeper outside its container: own address, own folders, the rest as written. */
final class ZooKeeperConfig {

    /** Who exports metrics. Its class is in the images, and not among the jars that a process has. */
    static final String METRICS = "metricsProvider.className";

    private static final String FILE = "zoo.cfg";
    private static final String DATA_DIR = "dataDir";
    private static final List<String> FOLDERS = List.of(DATA_DIR, "dataLogDir");
    /** ZooKeeper warns of a relative path that does not begin so. */
    private static final String HERE = "./";

    private static final List<String> CLIENT_PORTS = List.of("clientPort", "secureClientPort");
    private static final Pattern SERVER_KEY = Pattern.compile("server\\.(\\d+)");

    /** {@code host:2888:3888[:role][;[address:]2181]}. */
    private static final Pattern SERVER =
            Pattern.compile("(?<host>[^:;]*)(?<ports>:\\d+:\\d+(?::\\w+)?)(?:;(?:[^;]*:)?(?<client>\\d+))?");

    private ZooKeeperConfig() {}

    /**
     * Writes the configuration into the node's folder.
     *
     * @return the main class with its arguments
     */
    static List<String> write(Software software, Program.ZooKeeper zookeeper, LaunchContext context) {
        Map<String, String> properties = local(zookeeper, context.own(), context.all());
        PropertiesFile.write(context.folder().resolve(FILE), properties);
        Path data = context.folder().resolve(properties.get(DATA_DIR));
        zookeeper.myid().ifPresent(myid -> LabFolders.write(data.resolve("myid"), myid + "\n"));
        return List.of(software.kind().mainClass(), HERE + FILE);
    }

    /**
     * The properties to start with; folders are relative to the node's own.
     *
     * @param all every node's address, to find that of each {@code server.N}
     */
    static Map<String, String> local(Program.ZooKeeper zookeeper, NodeAddress own, Collection<NodeAddress> all) {
        Map<String, String> properties = new TreeMap<>(zookeeper.properties());
        properties.putIfAbsent(DATA_DIR, "/data");
        properties.remove(METRICS);
        FOLDERS.forEach(
                name -> properties.computeIfPresent(name, (key, value) -> HERE + LaunchContext.local(value.trim())));
        for (String port : CLIENT_PORTS) {
            if (properties.containsKey(port)) {
                properties.put(port + "Address", own.address());
            }
        }
        properties.computeIfPresent("quorumListenOnAllIPs", (key, value) -> "false");
        properties.put("admin.serverAddress", own.address());
        properties.replaceAll((key, value) -> server(key, value, zookeeper, own, all));
        return properties;
    }

    /** Every server's line is made the same in every server's file, as the ensemble expects. */
    private static String server(
            String key, String value, Program.ZooKeeper zookeeper, NodeAddress own, Collection<NodeAddress> all) {
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
        return client == null ? line : line + ";" + address(host, all) + ":" + client;
    }

    private static String address(String host, Collection<NodeAddress> all) {
        return all.stream()
                .filter(address -> address.names().contains(host))
                .map(NodeAddress::address)
                .findFirst()
                .orElse(host);
    }
}
