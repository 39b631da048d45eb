package dev.kafkalab.topology.reach;

import dev.kafkalab.compose.Service.Link;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Hosts;
import dev.kafkalab.topology.InterBrokerListener;
import dev.kafkalab.topology.Listener;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.reach.Arrival.AtListener;
import dev.kafkalab.topology.reach.Arrival.AtProgram;
import dev.kafkalab.topology.reach.Arrival.Closed;
import dev.kafkalab.topology.reach.Arrival.Cut;
import dev.kafkalab.topology.reach.Arrival.Nowhere;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may connect to a listener, and what becomes of him: Kafka sends a client on to what the listener advertises,
 * which must lead back to this very broker from where the client is. Other brokers come to one listener only, and to
 * that of controllers none but the nodes of the cluster and whoever is on the host.
 *
 * @param node whose listener it is
 * @param listener the listener
 * @param amongBrokers whether it is the one that brokers use among themselves
 * @param visits those who may connect, alike ones together; empty if nobody may
 */
public record ListenerAccess(Node node, Listener listener, boolean amongBrokers, List<Visit> visits) {

    public ListenerAccess {
        visits = List.copyOf(visits);
    }

    /**
     * Visitors who come in by one address.
     *
     * @param who they are
     * @param by where they connect
     * @param told where they are sent on to; empty for a controller's listener, which sends nobody on
     * @param leadsBack whether that is this broker again; empty where the file does not tell
     * @param reason why not, in words; empty if it does
     * @param otherListener whether each of them is led back by another listener of this broker: then this one is meant
     *     for others
     */
    public record Visit(
            List<Visitor> who,
            Endpoint by,
            Optional<Endpoint> told,
            Optional<Boolean> leadsBack,
            String reason,
            boolean otherListener) {

        public Visit {
            who = List.copyOf(who);
        }

        private Visit alsoOf(Visit other) {
            return new Visit(
                    Stream.concat(who.stream(), other.who.stream()).toList(),
                    by,
                    told,
                    leadsBack,
                    reason,
                    otherListener);
        }

        private List<Object> kind() {
            return List.of(by, told, leadsBack, reason, otherListener);
        }

        private boolean isLedBack() {
            return leadsBack.orElse(false);
        }

        private Visit beside(Set<Visitor> ledBack) {
            return new Visit(who, by, told, leadsBack, reason, !isLedBack() && ledBack.containsAll(who));
        }
    }

    /** That of each listener of the brokers and controllers whose settings are all known. */
    public static List<ListenerAccess> of(List<Node> nodes) {
        List<Asker> askers = Asker.of(nodes);
        Reach reach = new Reach(Stream.concat(nodes.stream(), askers.stream().map(Asker::node))
                .distinct()
                .toList());
        return nodes.stream()
                .filter(reach::isKnown)
                .flatMap(node -> of(node, askers, reach))
                .toList();
    }

    private static Stream<ListenerAccess> of(Node node, List<Asker> askers, Reach reach) {
        List<ListenerAccess> each = node.listeners().stream()
                .map(listener -> of(node, listener, askers, reach))
                .toList();
        Set<Visitor> ledBack = each.stream()
                .flatMap(access -> access.visits().stream())
                .filter(Visit::isLedBack)
                .flatMap(visit -> visit.who().stream())
                .collect(Collectors.toSet());
        return each.stream().map(access -> access.beside(ledBack));
    }

    /** Visits that are alike are put together here. */
    private ListenerAccess beside(Set<Visitor> ledBack) {
        Map<List<Object>, Visit> alike = new LinkedHashMap<>();
        visits.stream()
                .map(visit -> visit.beside(ledBack))
                .forEach(visit -> alike.merge(visit.kind(), visit, Visit::alsoOf));
        return new ListenerAccess(node, listener, amongBrokers, List.copyOf(alike.values()));
    }

    private static ListenerAccess of(Node node, Listener listener, List<Asker> askers, Reach reach) {
        boolean amongBrokers = listener.advertised().isPresent()
                && node.program() instanceof Program.Kafka kafka
                && listener.name().equals(InterBrokerListener.name(kafka.properties()));
        List<Visit> visits = new ArrayList<>();
        askers.stream()
                .filter(asker -> !asker.node().equals(node) && mayCome(asker, listener, amongBrokers))
                .forEach(asker -> addresses(asker.node(), node, listener, reach)
                        .filter(address -> leadsTo(reach.from(asker.node(), address), node, listener))
                        .findFirst()
                        .ifPresent(address -> visits.add(visit(
                                asker.visitor(),
                                address,
                                listener,
                                told -> judged(
                                        reach.from(asker.node(), told), node, Optional.of(asker.node()), told)))));
        ofHost(node, listener, reach)
                .ifPresent(address -> visits.add(visit(
                        Visitor.HOST,
                        address,
                        listener,
                        told -> judged(reach.fromHost(told), node, Optional.empty(), told))));
        return new ListenerAccess(node, listener, amongBrokers, visits);
    }

    /** A broker asks others by one listener only, and controllers by theirs; nobody else has to do with the latter. */
    private static boolean mayCome(Asker asker, Listener listener, boolean amongBrokers) {
        boolean ofTheCluster = asker.node().program() instanceof Program.Kafka;
        return listener.advertised().isEmpty()
                ? ofTheCluster
                : !ofTheCluster || amongBrokers && asker.node().is(Role.BROKER);
    }

    /** What a service would write to come in here, what it does write first. */
    private static Stream<Endpoint> addresses(Node visitor, Node node, Listener listener, Reach reach) {
        int port = listener.bind().port();
        Stream<Endpoint> written = Bootstrap.of(visitor).flatMap(bootstrap -> bootstrap.servers().stream());
        Stream<String> names = Stream.of(
                        Stream.of(node.name()),
                        visitor.service().links().stream()
                                .filter(link -> link.service().equals(node.name()))
                                .map(Link::alias),
                        node.service().containerName().stream(),
                        node.service().hostname().stream(),
                        Stream.of("localhost"))
                .flatMap(all -> all);
        Stream<Endpoint> published = reach.isOnHost(visitor) ? publishedAt(node, port, reach) : Stream.empty();
        return Stream.of(written, names.map(name -> new Endpoint(name, port)), published)
                .flatMap(all -> all);
    }

    private static boolean leadsTo(Arrival arrival, Node node, Listener listener) {
        return arrival instanceof AtListener at
                && at.of().equals(node)
                && at.listener().equals(listener);
    }

    private static Optional<Endpoint> ofHost(Node node, Listener listener, Reach reach) {
        int port = listener.bind().port();
        if (reach.isOnHost(node)) {
            return Optional.of(new Endpoint(
                    Hosts.isAddress(listener.bind().host())
                                    && !Hosts.isEveryAddress(listener.bind().host())
                            ? listener.bind().host()
                            : "localhost",
                    port));
        }
        return reach.isHeardFromOutside(node, listener)
                ? publishedAt(node, port, reach).findFirst()
                : Optional.empty();
    }

    private static Stream<Endpoint> publishedAt(Node node, int port, Reach reach) {
        return reach.published(node).stream()
                .filter(published -> published.containerPort() == port && published.hostPort() != 0)
                .map(published -> new Endpoint(
                        published.isAtLocalhost() ? "localhost" : published.hostAddress(), published.hostPort()));
    }

    /** What becomes of a visitor who is sent on. */
    private record Judgement(Optional<Boolean> leadsBack, String reason) {}

    private static Visit visit(Visitor who, Endpoint by, Listener listener, Function<Endpoint, Judgement> judge) {
        Optional<Endpoint> told = listener.advertised();
        Judgement judgement = told.map(judge).orElse(new Judgement(Optional.of(true), ""));
        return new Visit(List.of(who), by, told, judgement.leadsBack(), judgement.reason(), false);
    }

    private static Judgement judged(Arrival arrival, Node node, Optional<Node> visitor, Endpoint told) {
        if (arrival instanceof AtListener at && at.of().equals(node)) {
            return new Judgement(Optional.of(true), "");
        }
        boolean itself = visitor.isPresent() && arrival.node().equals(visitor) && Hosts.isLoopback(told.host());
        if (itself) {
            return astray("that is its own container");
        }
        if (arrival instanceof Cut cut) {
            return astray(cut.reason());
        }
        if (arrival instanceof Closed closed) {
            return astray(
                    closed.at().equals(node)
                            ? "nothing listens there"
                            : "that is " + closed.at().name());
        }
        if (arrival instanceof Nowhere) {
            return astray(visitor.isPresent() ? "no service has that name" : "only containers know that name");
        }
        if (arrival instanceof AtListener at) {
            return astray("that is " + at.of().name());
        }
        return new Judgement(
                Optional.empty(),
                arrival instanceof AtProgram at
                        ? "that is %s, of which no more is known"
                                .formatted(at.of().name())
                        : "not in this file");
    }

    private static Judgement astray(String reason) {
        return new Judgement(Optional.of(false), reason);
    }
}
