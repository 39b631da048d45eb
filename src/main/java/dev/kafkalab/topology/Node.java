package dev.kafkalab.topology;

import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.PublishedPort;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One node of a cluster: a service, and what its image makes of it.
 *
 * @param service the service as the Compose file has it
 * @param image its image; for a service that is only built, a tool with the service's own name as repository
 * @param roles what it does; never empty
 * @param id {@code broker.id}, {@code node.id} or {@code myid}; empty for tools, and where the id is generated at start
 * @param program what it runs
 * @param listeners its Kafka listeners; empty for ZooKeeper and tools
 * @param published the published ports that lead to it: its own, or those of the service whose network it has
 */
public record Node(
        Service service,
        Image image,
        Set<Role> roles,
        OptionalInt id,
        Program program,
        List<Listener> listeners,
        List<PublishedPort> published) {

    public Node {
        roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
        listeners = List.copyOf(listeners);
        published = List.copyOf(published);
    }

    /** A node with a network of its own. */
    public Node(
            Service service, Image image, Set<Role> roles, OptionalInt id, Program program, List<Listener> listeners) {
        this(service, image, roles, id, program, listeners, service.ports());
    }

    /** The same node, to which these published ports lead. */
    public Node reachedBy(List<PublishedPort> ports) {
        return new Node(service, image, roles, id, program, listeners, ports);
    }

    /** The service's name, which is unique in a topology. */
    public String name() {
        return service.name();
    }

    /** Whether the node has this role. */
    public boolean is(Role role) {
        return roles.contains(role);
    }

    /**
     * Its ports that are published on the host, as a Compose file writes them: {@code 19000:9000}, the host's before
     * its own. One that Docker is to choose is left out: nobody knows it before the start.
     */
    public List<String> publishedPorts() {
        return service.ports().stream()
                .filter(port -> port.hostPort() != 0)
                .map(port -> port.hostPort() + ":" + port.containerPort())
                .toList();
    }

    /** The ports on which its program listens; none of them is known of a tool. */
    public Set<Integer> ownPorts() {
        return OwnPorts.of(this);
    }

    /**
     * Whether a client that does not say who it is may ask it everything: it has no authorizer, or one that lets
     * everybody do what no ACL is about.
     */
    public boolean isOpenToAll() {
        return program instanceof Program.Kafka kafka
                && (kafka.properties().getOrDefault("authorizer.class.name", "").isBlank()
                        || "true".equalsIgnoreCase(kafka.properties().get("allow.everyone.if.no.acl.found")));
    }

    /**
     * Where a client on the host reaches this node: a broker's advertised listener that leads to a port published on
     * the host, a ZooKeeper's published client port, or the first port that a tool publishes; on the host's own
     * network, its own port. Empty where nothing on the host can reach it.
     */
    public Optional<Endpoint> hostEndpoint() {
        return HostEndpoints.of(this);
    }
}
