package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Hosts;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Numbers;
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

    /** A node's list, by server number: where each is found by the others. */
    static Map<String, Endpoint> servers(Node zookeeper) {
        Map<String, Endpoint> servers = new TreeMap<>();
        new Settings(zookeeper).properties().forEach((name, address) -> {
            var number = SERVER.matcher(name);
            if (number.matches()) {
                String[] parts = address.trim().split("[:;]", -1);
                int port = parts.length > 1 ? Numbers.integer(parts[1]).orElse(0) : 0;
                servers.put(number.group(1), new Endpoint(parts[0], port));
            }
        });
        return servers;
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
        Map<String, Endpoint> servers = servers(zookeeper);
        if (servers.size() > 1) {
            servers.values().stream()
                    .flatMap(server -> graph.reach().from(zookeeper, server).node().stream())
                    .forEach(node -> names.add(node.name()));
        }
        return names;
    }

    /** Whether a host in the list stands for the node itself wherever it is read. */
    static boolean isOwn(String host) {
        return host.equals(EVERYWHERE) || Hosts.isLoopback(host);
    }
}
