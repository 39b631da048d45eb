package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which ZooKeepers stand together, as their {@code server.N} lists have it. */
final class Ensembles {

    private static final Pattern SERVER = Pattern.compile("server\\.(\\d+)");
    private static final String EVERYWHERE = "0.0.0.0";

    private Ensembles() {}

    /** A node's list, by server number: the host of each. */
    static Map<String, String> hosts(Node zookeeper) {
        Map<String, String> hosts = new TreeMap<>();
        new Settings(zookeeper).properties().forEach((name, address) -> {
            var matcher = SERVER.matcher(name);
            if (matcher.matches()) {
                hosts.put(matcher.group(1), address.replaceFirst("[:;].*$", ""));
            }
        });
        return hosts;
    }

    /** The nodes of this node's ensemble that are in the file, itself among them; only itself if it stands alone. */
    static Set<Node> members(Node zookeeper, Fleet fleet) {
        Set<Node> members = new HashSet<>(Set.of(zookeeper));
        Map<String, String> hosts = hosts(zookeeper);
        if (hosts.size() > 1) {
            hosts.values().stream()
                    .filter(host -> !host.equals(EVERYWHERE) && !Fleet.isSelf(host))
                    .flatMap(host -> fleet.named(host).stream())
                    .forEach(members::add);
        }
        return members;
    }

    /** The ensembles of the file, in its order; a ZooKeeper by itself is one of one. */
    static List<Set<Node>> of(Fleet fleet) {
        List<Set<Node>> ensembles = new ArrayList<>();
        for (Node zookeeper : fleet.zookeepers()) {
            Set<Node> members = members(zookeeper, fleet);
            List<Set<Node>> met = ensembles.stream()
                    .filter(ensemble -> ensemble.stream().anyMatch(members::contains))
                    .toList();
            ensembles.removeAll(met);
            Set<Node> merged = new HashSet<>(members);
            met.forEach(merged::addAll);
            ensembles.add(merged);
        }
        return ensembles;
    }

    /** Whether a host in the list stands for the node itself wherever it is read. */
    static boolean isOwn(String host) {
        return host.equals(EVERYWHERE) || Fleet.isSelf(host);
    }
}
