package dev.kafkalab.runtime.process;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one node's JVM takes for {@code /etc/hosts}. A JVM with a hosts file resolves nothing else, so everything that a
 * node may look up is in it; each node has one of its own, so that a relay can later stand on the link between any two.
 */
final class HostsFile {

    private static final String HOST = "127.0.0.1";

    private HostsFile() {}

    /**
     * The text for one node.
     *
     * @param own its place
     * @param all every node's place, its own included
     * @param machineName what this machine calls itself: to a node that is its own name, as a container's is
     */
    static String text(Place own, List<Place> all, String machineName) {
        Set<String> ownNames = new LinkedHashSet<>(own.names());
        ownNames.add(machineName);
        // In a container localhost is the container: what listens on another node is not to be found there.
        ownNames.add("localhost");
        List<String> lines = new ArrayList<>();
        lines.add(line(own.address(), ownNames));
        all.stream()
                .filter(place -> !place.equals(own))
                .forEach(place -> lines.add(line(place.address(), place.names())));
        lines.add(line(HOST, Set.of("host.docker.internal")));
        return String.join("\n", lines) + "\n";
    }

    private static String line(String address, Set<String> names) {
        return address + " " + String.join(" ", names);
    }
}
