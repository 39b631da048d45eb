package dev.kafkalab.topology.reach;

import dev.kafkalab.compose.Service.Link;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Hosts;
import dev.kafkalab.topology.Listener;
import dev.kafkalab.topology.Node;
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
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who may connect to a listener, and what becomes of him: Kafka sends a client on to what the listener advertises,
 * which must lead back to this very broker from where the client is.
 *
 * @param node whose listener it is
 * @param listener the listener
 * @param visits those who may connect, alike ones together; empty if nobody may
 */
public record ListenerAccess(Node node, Listener listener, List<Visit> visits) {

    /** The one who is no service. */
    private static final String THE_HOST = "the host";

    public ListenerAccess {
        visits = List.copyOf(visits);
    }

    /**
     * Visitors who come in by one address.
     *
     * @param who services, or {@code the host}
     * @param by where they connect
     * @param told where they are sent on to; empty for a controller's listener, which sends nobody on
     * @param leadsBack whether that is this broker again; empty where the file does not tell
     * @param reason why not, in words; empty if it does
     */
    public record Visit(
            List<String> who, Endpoint by, Optional<Endpoint> told, Optional<Boolean> leadsBack, String reason) {

        public Visit {
            who = List.copyOf(who);
        }

        private Visit alsoOf(Visit other) {
            return new Visit(Stream.concat(who.stream(), other.who.stream()).toList(), by, told, leadsBack, reason);
        }

        private List<Object> kind() {
            return List.of(by, told, leadsBack, reason);
        }
    }

    /** That of each listener of the brokers and controllers whose settings are all known. */
    public static List<ListenerAccess> of(List<Node> nodes) {
        Reach reach = new Reach(nodes);
        return nodes.stream()
                .filter(reach::isKnown)
                .flatMap(node -> node.listeners().stream()
                        .map(listener -> new ListenerAccess(node, listener, visits(node, listener, nodes, reach))))
                .toList();
    }

    private static List<Visit> visits(Node node, Listener listener, List<Node> nodes, Reach reach) {
        List<Visit> visits = new ArrayList<>();
        nodes.stream()
                .filter(visitor -> !visitor.equals(node) && !visitor.is(Role.ZOOKEEPER))
                .forEach(visitor -> addresses(visitor, node, listener, reach)
                        .filter(address -> leadsTo(reach.from(visitor, address), node, listener))
                        .findFirst()
                        .ifPresent(address -> visits.add(visit(
                                visitor.name(),
                                address,
                                listener,
                                told -> judged(reach.from(visitor, told), node, Optional.of(visitor), told)))));
        ofHost(node, listener, reach)
                .ifPresent(address -> visits.add(visit(
                        THE_HOST,
                        address,
                        listener,
                        told -> judged(reach.fromHost(told), node, Optional.empty(), told))));
        Map<List<Object>, Visit> alike = new LinkedHashMap<>();
        visits.forEach(visit -> alike.merge(visit.kind(), visit, Visit::alsoOf));
        return List.copyOf(alike.values());
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

    private static Visit visit(String who, Endpoint by, Listener listener, Function<Endpoint, Judgement> judge) {
        Optional<Endpoint> told = listener.advertised();
        Judgement judgement = told.map(judge).orElse(new Judgement(Optional.of(true), ""));
        return new Visit(List.of(who), by, told, judgement.leadsBack(), judgement.reason());
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
