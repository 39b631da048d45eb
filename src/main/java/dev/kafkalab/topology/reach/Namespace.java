package dev.kafkalab.topology.reach;

import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.Attachment;
import dev.kafkalab.topology.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A network namespace: those in it have one loopback, one set of ports and one set of addresses. Most services have one
 * of their own (Compose specification, "network_mode").
 *
 * @param kind how it is connected
 * @param owner the service whose namespace it is, with which others may share it; the host's and a foreign container's
 *     have none
 * @param key tells one from another
 * @param attachments the networks with a DNS on which it is
 */
record Namespace(Kind kind, Optional<Node> owner, String key, List<Attachment> attachments) {

    /** The key of the host's. */
    static final String HOST = "host";

    private static final String BRIDGE = "bridge";
    private static final String NONE = "none";

    enum Kind {
        /** On networks that have a DNS: Compose's default network and those that somebody made. */
        NETWORKS,
        /** On Docker's default bridge, which has none. */
        DEFAULT_BRIDGE,
        /** The host's own network. */
        HOST,
        /** No network at all. */
        NONE,
        /** The network of a container that the file does not have. */
        FOREIGN
    }

    static Namespace of(Node node, Map<String, Node> byService, Map<String, Node> byContainer) {
        Set<String> seen = new HashSet<>();
        Node at = node;
        while (seen.add(at.name())) {
            String mode = at.service().networkMode().orElse("");
            if (!mode.startsWith("service:") && !mode.startsWith("container:")) {
                return own(at, mode);
            }
            String shared = mode.substring(mode.indexOf(':') + 1);
            Node other = (mode.startsWith("service:") ? byService : byContainer).get(shared);
            if (other == null) {
                return new Namespace(Kind.FOREIGN, Optional.empty(), mode, List.of());
            }
            at = other;
        }
        return new Namespace(Kind.FOREIGN, Optional.empty(), "service:" + at.name(), List.of());
    }

    private static Namespace own(Node node, String mode) {
        Service service = node.service();
        Kind kind = kind(service, mode);
        return switch (kind) {
            case HOST -> new Namespace(kind, Optional.empty(), HOST, List.of());
            case NETWORKS -> new Namespace(kind, Optional.of(node), "own:" + node.name(), attachments(service));
            default -> new Namespace(kind, Optional.of(node), "own:" + node.name(), List.of());
        };
    }

    private static Kind kind(Service service, String mode) {
        if (service.isOnHostNetwork()) {
            return Kind.HOST;
        }
        boolean predefined =
                service.networks().size() == 1 && service.networks().get(0).external();
        return switch (predefined ? service.networks().get(0).network() : mode) {
            case BRIDGE -> Kind.DEFAULT_BRIDGE;
            case NONE -> Kind.NONE;
            default -> Kind.NETWORKS;
        };
    }

    private static List<Attachment> attachments(Service service) {
        List<Attachment> all = new ArrayList<>(service.networks());
        // Any other mode is the name of a network that Docker has already.
        service.networkMode().ifPresent(mode -> all.add(named(mode, true)));
        return all.isEmpty() ? List.of(named("default", false)) : List.copyOf(all);
    }

    private static Attachment named(String name, boolean external) {
        return new Attachment(name, name, external, List.of(), List.of(), List.of());
    }
}
