package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Node;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** By the name of each member: all members in the file's order, found through any of their lists. */
    static Map<String, List<Node>> of(ServiceGraph graph) {
        Map<String, Set<String>> together = new HashMap<>();
        for (Node zookeeper : graph.zookeepers()) {
            Set<String> merged = listed(zookeeper, graph);
            Set<Set<String>> met = Collections.newSetFromMap(new IdentityHashMap<>());
            merged.stream().map(together::get).filter(Objects::nonNull).forEach(met::add);
            met.forEach(merged::addAll);
            merged.forEach(name -> together.put(name, merged));
        }
        Map<String, List<Node>> ensembles = new HashMap<>();
        new HashSet<>(together.values()).forEach(names -> {
            List<Node> members = graph.nodes().stream()
                    .filter(node -> names.contains(node.name()))
                    .toList();
            names.forEach(name -> ensembles.put(name, members));
        });
        return ensembles;
    }

    private static Set<String> listed(Node zookeeper, ServiceGraph graph) {
        Set<String> names = new LinkedHashSet<>(Set.of(zookeeper.name()));
        Map<String, String> hosts = hosts(zookeeper);
        if (hosts.size() > 1) {
            hosts.values().stream()
                    .filter(host -> !isOwn(host))
                    .flatMap(host -> graph.named(zookeeper, host).stream())
                    .forEach(node -> names.add(node.name()));
        }
        return names;
    }

    /** Whether a host in the list stands for the node itself wherever it is read. */
    static boolean isOwn(String host) {
        return host.equals(EVERYWHERE) || ServiceGraph.isSelf(host);
    }
}
