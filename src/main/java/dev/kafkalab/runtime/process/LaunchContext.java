package dev.kafkalab.runtime.process;

import dev.kafkalab.topology.Endpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a node is to run.
 *
 * @param own its address
 * @param all every node's address, its own included
 * @param wayIn its listener for this machine, besides those in its file
 * @param folder its own folder, in which it is started
 * @param log where its output goes
 */
record LaunchContext(NodeAddress own, List<NodeAddress> all, Optional<Endpoint> wayIn, Path folder, Path log) {

    private static final String HOST = "127.0.0.1";
    private static final Path ROOT = Path.of("/");

    /**
     * The path, relative to the node's own folder, where a folder of the container lies on this machine. All paths that
     * a node is given are relative: so the name of the project's folder, which may hold any character, is in none of
     * its files and options.
     */
    static String local(String inContainer) {
        String relative = ROOT.relativize(ROOT.resolve(inContainer).normalize()).toString();
        return relative.isEmpty() ? "." : relative;
    }

    /**
     * What the node's JVM uses as {@code /etc/hosts}. A JVM with a hosts file resolves nothing else, so every name that
     * a node may look up is in it. Each node has a file of its own, so that a relay can later stand on the link between
     * any two.
     *
     * @param machineName this machine's own name: to a node it is its own, as a container's is
     */
    String hosts(String machineName) {
        Set<String> ownNames = new LinkedHashSet<>(own.names());
        ownNames.add(machineName);
        // In a container localhost is the container: what listens on another node is not to be found there.
        ownNames.add("localhost");
        List<String> lines = new ArrayList<>();
        lines.add(line(own.address(), ownNames));
        all.stream()
                .filter(address -> !address.equals(own))
                .forEach(address -> lines.add(line(address.address(), address.names())));
        lines.add(line(HOST, Set.of("host.docker.internal")));
        return String.join("\n", lines) + "\n";
    }

    /** The address of each name that a node may look up; its own for {@code localhost}. */
    Map<String, String> addresses() {
        Map<String, String> addresses = new HashMap<>();
        all.forEach(address -> address.names().forEach(name -> addresses.putIfAbsent(name, address.address())));
        own.names().forEach(name -> addresses.put(name, own.address()));
        addresses.put("localhost", own.address());
        addresses.put(HOST, own.address());
        return addresses;
    }

    /** A blank would make two names of one, and a # hide those behind it. No program looks such a name up. */
    private static String line(String address, Set<String> names) {
        return names.stream()
                .filter(name -> !name.isEmpty() && name.chars().noneMatch(c -> c == '#' || Character.isWhitespace(c)))
                .collect(Collectors.joining(" ", address + " ", ""));
    }
}
