package dev.kafkalab.topology.reach;

import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.Attachment;
import dev.kafkalab.compose.Service.PublishedPort;
import dev.kafkalab.topology.ContainerNames;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Hosts;
import dev.kafkalab.topology.Listener;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.image.UnreadSettings;
import dev.kafkalab.topology.reach.Arrival.AtListener;
import dev.kafkalab.topology.reach.Arrival.AtProgram;
import dev.kafkalab.topology.reach.Arrival.Closed;
import dev.kafkalab.topology.reach.Arrival.Elsewhere;
import dev.kafkalab.topology.reach.Arrival.Nowhere;
import dev.kafkalab.topology.reach.Namespace.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who reaches whom, as Docker has it: a name is known on the networks that two services have in common, a published
 * port leads to the container's own address, and what listens on a container's loopback is heard only there (Docker's
 * manual, "Networking overview"; Compose specification, "networks").
 */
public final class Reach {

    private static final String LOCALHOST = "localhost";

    private final List<Node> nodes;
    private final Map<String, Namespace> namespaces = new HashMap<>();
    private final Map<String, List<Node>> inNamespace = new HashMap<>();
    private final Map<String, List<Node>> named = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final ContainerNames containerNames;

    /** @param nodes all services of the file */
    public Reach(List<Node> nodes) {
        this.nodes = List.copyOf(nodes);
        this.containerNames = new ContainerNames(nodes);
        Map<String, Node> byService = new HashMap<>();
        Map<String, Node> byContainer = new HashMap<>();
        nodes.forEach(node -> {
            byService.put(node.name(), node);
            node.service().containerName().ifPresent(name -> byContainer.put(name, node));
        });
        nodes.forEach(node -> {
            Namespace its = Namespace.of(node, byService, byContainer);
            namespaces.put(node.name(), its);
            inNamespace.merge(its.key(), List.of(node), Reach::joined);
            if (!node.is(Role.TOOL) && !UnreadSettings.mayChange(node.service())) {
                known.add(node.name());
            }
            names(node).distinct().forEach(name -> named.merge(name, List.of(node), Reach::joined));
        });
    }

    private static List<Node> joined(List<Node> some, List<Node> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static Stream<String> names(Node node) {
        Service service = node.service();
        return Stream.of(
                        Stream.of(service.name()),
                        service.hostname().stream(),
                        service.containerName().stream(),
                        service.networkAliases().stream())
                .flatMap(all -> all)
                .map(name -> name.toLowerCase(Locale.ROOT));
    }

    /** Whether the node has the host's own network. */
    public boolean isOnHost(Node node) {
        return namespace(node).kind() == Kind.HOST;
    }

    /** Whether what the one listens on, the other finds at localhost. */
    public boolean shareLoopback(Node one, Node other) {
        return namespace(one).key().equals(namespace(other).key());
    }

    /**
     * Whether a published port of the service is opened on the host at all: on the host's own network Compose discards
     * it.
     */
    public boolean publishes(Node node) {
        Kind kind = namespace(node).kind();
        return kind == Kind.NETWORKS || kind == Kind.DEFAULT_BRIDGE;
    }

    /** By service, the names of Compose's own making that others of the file call its container by. */
    public Map<String, Set<String>> containerNames() {
        return containerNames.written(this::meetsStrangers);
    }

    /** Whether other files' services may be on a network with this one. */
    public boolean meetsStrangers(Node node) {
        Namespace its = namespace(node);
        return its.kind() == Kind.FOREIGN || its.attachments().stream().anyMatch(Attachment::external);
    }

    /** Where a program in the service comes to with that address. */
    public Arrival from(Node asking, Endpoint endpoint) {
        String host = endpoint.host();
        String extra = asking.service().extraHosts().getOrDefault(host, host);
        if (extra.equals("host-gateway") || Hosts.isDockersHost(extra)) {
            return atHost(LOCALHOST, endpoint.port());
        }
        if (Hosts.isLoopback(extra) || Hosts.isEveryAddress(extra)) {
            return isOnHost(asking) ? atHost(extra, endpoint.port()) : atLoopback(asking, extra, endpoint.port());
        }
        if (Hosts.isAddress(extra)) {
            return withAddress(asking, extra)
                    .map(node -> atAddress(List.of(node), endpoint.port()))
                    .orElse(new Elsewhere());
        }
        return extra.equals(host) ? byName(asking, endpoint) : new Elsewhere();
    }

    /** Where a client on the host comes to with that address. */
    public Arrival fromHost(Endpoint endpoint) {
        if (Hosts.isHost(endpoint.host())) {
            return atHost(endpoint.host(), endpoint.port());
        }
        // A full domain name may lead clients outside to the host, and those in containers to the service of that name.
        boolean ofContainers = !endpoint.host().contains(".")
                && named.containsKey(endpoint.host().toLowerCase(Locale.ROOT));
        return ofContainers ? new Nowhere() : new Elsewhere();
    }

    /** The published ports that lead to the node, which may be those of a service whose network it has. */
    public List<PublishedPort> published(Node node) {
        return publishes(node)
                ? inNamespace.get(namespace(node).key()).stream()
                        .flatMap(other -> other.service().ports().stream())
                        .toList()
                : List.of();
    }

    /** Whether a connection to the container's own address, not its loopback, is heard by that listener. */
    public boolean isHeardFromOutside(Node node, Listener listener) {
        return isHeard(node, listener, Optional.empty());
    }

    /**
     * The service that a host name or address means to another, whether or not it is reached and whatever listens
     * there.
     */
    public Optional<Node> owner(Node asking, String host) {
        String extra = asking.service().extraHosts().getOrDefault(host, host);
        if (Hosts.isLoopback(extra) || Hosts.isEveryAddress(extra)) {
            return isOnHost(asking) ? Optional.empty() : Optional.of(asking);
        }
        if (Hosts.isAddress(extra)) {
            return withAddress(asking, extra);
        }
        return extra.equals(host) && !Hosts.isDockersHost(host)
                ? meant(asking, host).owner()
                : Optional.empty();
    }

    /**
     * Whether a container that has this service may have that address: a fixed one, or one of its network's subnets.
     */
    public boolean mayHaveAddress(Node node, String address) {
        Namespace its = namespace(node);
        return its.kind() == Kind.HOST
                || its.kind() == Kind.FOREIGN
                // Of IPv6, most files leave the subnet to Docker.
                || Hosts.isIp6(address)
                || its.attachments().stream()
                        .anyMatch(network -> network.addresses().isEmpty()
                                ? network.external()
                                        || network.subnets().stream().anyMatch(subnet -> Hosts.isIn(address, subnet))
                                : network.addresses().contains(address));
    }

    Namespace namespace(Node node) {
        return namespaces.get(node.name());
    }

    private Optional<Node> withAddress(Node asking, String address) {
        return nodes.stream()
                .filter(node -> namespace(node).attachments().stream()
                        .filter(network ->
                                network.addresses().stream().anyMatch(own -> Hosts.isSameAddress(own, address)))
                        .anyMatch(network -> isOn(asking, network)))
                .findFirst();
    }

    private boolean isOn(Node node, Attachment network) {
        return namespace(node).attachments().stream()
                .anyMatch(own -> own.network().equals(network.network()));
    }

    /**
     * The services that a name means.
     *
     * @param all those that have it
     * @param reached those of them that know it from where it is asked
     * @param mayBeElsewhere whether it may be one of another file's or of no container's
     */
    private record Meant(List<Node> all, List<Node> reached, boolean mayBeElsewhere) {

        private Optional<Node> owner() {
            return (reached.isEmpty() && !mayBeElsewhere ? all : reached)
                    .stream().findFirst();
        }
    }

    private Meant meant(Node asking, String host) {
        Optional<String> linked = asking.service().links().stream()
                .filter(link -> link.alias().equalsIgnoreCase(host))
                .map(Service.Link::service)
                .findFirst();
        String name = linked.orElse(host).toLowerCase(Locale.ROOT);
        boolean mayBeElsewhere = host.contains(".")
                || asking.service().externalLinks().stream().anyMatch(host::equalsIgnoreCase)
                || meetsStrangers(asking);
        List<Node> all = named.getOrDefault(name, List.of());
        if (all.isEmpty() && !mayBeElsewhere) {
            all = containerNames.owner(name).stream().toList();
        }
        List<Node> reached = all.stream()
                .filter(node -> knows(asking, node, name, linked.isPresent()))
                .toList();
        return new Meant(all, reached, mayBeElsewhere || isOnHost(asking) && all.isEmpty());
    }

    private Arrival byName(Node asking, Endpoint endpoint) {
        Meant meant = meant(asking, endpoint.host());
        if (!meant.reached().isEmpty()) {
            return atAddress(meant.reached(), endpoint.port());
        }
        if (meant.mayBeElsewhere()) {
            return new Elsewhere();
        }
        return meant.all().isEmpty()
                ? new Nowhere()
                : Cuts.between(asking, meant.all().get(0), this);
    }

    /**
     * Whether the one knows the other by that name. Docker's DNS answers for service and container names and host names
     * on the networks that both are on, and for aliases on theirs; a container finds its own host name in its hosts
     * file; on the default bridge there are only links.
     */
    private boolean knows(Node asking, Node node, String name, boolean linked) {
        Namespace its = namespace(node);
        Namespace own = namespace(asking);
        if (own.kind() == Kind.DEFAULT_BRIDGE) {
            boolean itself = asking.equals(node)
                    && asking.service()
                            .hostname()
                            .filter(name::equalsIgnoreCase)
                            .isPresent();
            return itself || linked && its.kind() == Kind.DEFAULT_BRIDGE;
        }
        // Who has another's network has no name of his own on it.
        boolean hasNames = its.owner().filter(node::equals).isPresent();
        return hasNames
                && its.attachments().stream()
                        .filter(network -> isOn(asking, network))
                        .anyMatch(network -> linked || everywhere(node, name) || hasAlias(network, name));
    }

    private boolean everywhere(Node node, String name) {
        Service service = node.service();
        return service.name().equalsIgnoreCase(name)
                || service.hostname().filter(name::equalsIgnoreCase).isPresent()
                || service.containerName().filter(name::equalsIgnoreCase).isPresent()
                || containerNames.owner(name).filter(node::equals).isPresent();
    }

    private static boolean hasAlias(Attachment network, String name) {
        return network.aliases().stream().anyMatch(name::equalsIgnoreCase);
    }

    private Arrival atLoopback(Node asking, String host, int port) {
        List<Node> there = inNamespace.get(namespace(asking).key());
        return listening(there, Optional.of(host), port).orElse(new Closed(asking));
    }

    /** The host runs more than this file knows of. */
    private Arrival atHost(String host, int port) {
        List<Node> there = inNamespace.getOrDefault(Namespace.HOST, List.of());
        return known(there, Optional.of(host), port)
                .or(() -> nodes.stream()
                        .filter(this::publishes)
                        .flatMap(node -> node.service().ports().stream()
                                // 0 stands for whichever Docker chooses.
                                .filter(published -> published.hostPort() != 0
                                        && published.hostPort() == port
                                        && published.isAtLocalhost())
                                .map(published -> atAddress(List.of(node), published.containerPort())))
                        .findFirst())
                .or(() -> unknown(there))
                .orElse(new Elsewhere());
    }

    private Arrival atAddress(List<Node> owners, int port) {
        return owners.stream()
                .map(node -> listening(inNamespace.get(namespace(node).key()), Optional.empty(), port)
                        .orElse(new Closed(node)))
                .min((one, other) -> Boolean.compare(one instanceof Closed, other instanceof Closed))
                .orElseThrow();
    }

    private Optional<Arrival> listening(List<Node> there, Optional<String> loopback, int port) {
        return known(there, loopback, port).or(() -> unknown(there));
    }

    /** @param loopback the address of the loopback that is asked, if it is that */
    private Optional<Arrival> known(List<Node> there, Optional<String> loopback, int port) {
        return there.stream()
                .filter(this::isKnown)
                .flatMap(node -> node.is(Role.ZOOKEEPER)
                        ? Stream.of(node)
                                .filter(zookeeper -> zookeeper.ownPorts().contains(port))
                                .map(AtProgram::new)
                        : node.listeners().stream()
                                .filter(listener -> listener.bind().port() == port)
                                .filter(listener -> isHeard(node, listener, loopback))
                                .map(listener -> new AtListener(node, listener)))
                .map(Arrival.class::cast)
                .findFirst();
    }

    /** One that may listen there as well as anywhere. */
    private Optional<Arrival> unknown(List<Node> there) {
        return there.stream()
                .filter(node -> !isKnown(node))
                .map(node -> (Arrival) new AtProgram(node))
                .findFirst();
    }

    /** Whether all ports are known on which it listens. */
    public boolean isKnown(Node node) {
        return known.contains(node.name());
    }

    /** Kafka's {@code SocketServer} binds exactly the address that is written. */
    private boolean isHeard(Node node, Listener listener, Optional<String> loopback) {
        String host = node.service()
                .extraHosts()
                .getOrDefault(listener.bind().host(), listener.bind().host());
        return Hosts.isEveryAddress(host)
                || Hosts.isLoopback(host) == loopback.isPresent()
                        && loopback.filter(asked -> Hosts.areTwoLoopbacks(asked, host))
                                .isEmpty();
    }
}
