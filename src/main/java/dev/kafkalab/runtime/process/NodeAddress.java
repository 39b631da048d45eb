package dev.kafkalab.runtime.process;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Node;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Where a node is reached: its loopback address and the names that resolve to it.
 *
 * @param node the service's name
 * @param address such as {@code 127.10.1.4}
 * @param names the service's name first, then hostname, container name and network aliases
 */
record NodeAddress(String node, String address, Set<String> names) {

    /** What a process may write for "myself", besides its own names. */
    private static final Set<String> ANYWHERE = Set.of("", "0.0.0.0", "::", "[::]", "localhost", "127.0.0.1", "*");

    static NodeAddress of(Node node, String address) {
        return of(node, address, Set.of());
    }

    /** @param containerNames further names, which Compose gives to its container */
    static NodeAddress of(Node node, String address, Set<String> containerNames) {
        Service service = node.service();
        Set<String> names = new LinkedHashSet<>();
        names.add(service.name());
        service.hostname().ifPresent(names::add);
        service.containerName().ifPresent(names::add);
        names.addAll(service.networkAliases());
        names.addAll(containerNames);
        return new NodeAddress(node.name(), address, names);
    }

    /** Whether a host, as written in the node's own configuration, stands for the node itself. */
    boolean isSelf(String host) {
        return ANYWHERE.contains(host) || names.contains(host) || address.equals(host);
    }

    /** The node's host name inside its container, or the service's name where the file gives none. */
    String hostname(Node of) {
        return of.service().hostname().orElse(node);
    }
}
