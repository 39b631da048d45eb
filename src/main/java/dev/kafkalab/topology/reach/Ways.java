package dev.kafkalab.topology.reach;

import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.reach.ListenerAccess.Visit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which address a client is to write for each broker.
 *
 * @param clients clients who are to write the same: services that are no brokers, other containers, the host
 * @param ways one for each broker, in the file's order
 */
public record Ways(List<Visitor> clients, List<Way> ways) {

    public Ways {
        clients = List.copyOf(clients);
        ways = List.copyOf(ways);
    }

    /**
     * How to come to one broker.
     *
     * @param broker its service
     * @param addresses those by which one comes to it and is led back to it; if there are none, one by which one comes
     *     and is not, or of which the file does not tell; empty if nothing that listens can be reached
     * @param told where that one sends a client on to; empty where one is led back
     * @param leadsBack whether one is led back; empty where the file does not tell
     * @param reason why not, in words; empty if one is
     */
    public record Way(
            String broker,
            List<Endpoint> addresses,
            Optional<Endpoint> told,
            Optional<Boolean> leadsBack,
            String reason) {

        public Way {
            addresses = List.copyOf(addresses);
        }
    }

    /** Those to the brokers whose listeners these are; none if there are none. */
    public static List<Ways> of(List<ListenerAccess> access) {
        List<ListenerAccess> ofBrokers = access.stream()
                .filter(each -> each.listener().advertised().isPresent())
                .toList();
        List<String> brokers =
                ofBrokers.stream().map(each -> each.node().name()).distinct().toList();
        if (brokers.isEmpty()) {
            return List.of();
        }
        Map<List<Way>, List<Visitor>> alike = new LinkedHashMap<>();
        for (Visitor client : clients(ofBrokers)) {
            List<Way> ways = brokers.stream()
                    .map(broker -> way(client, broker, ofBrokers))
                    .toList();
            alike.computeIfAbsent(ways, none -> new ArrayList<>()).add(client);
        }
        return alike.entrySet().stream()
                .map(entry -> new Ways(entry.getValue(), entry.getKey()))
                .toList();
    }

    /** The host first, even if nothing is published to it: that is worth knowing. */
    private static Set<Visitor> clients(List<ListenerAccess> access) {
        Set<String> brokers = new LinkedHashSet<>();
        access.stream().map(ListenerAccess::node).map(Node::name).forEach(brokers::add);
        Set<Visitor> clients = new LinkedHashSet<>(Set.of(Visitor.HOST));
        access.stream()
                .flatMap(each -> each.visits().stream())
                .flatMap(visit -> visit.who().stream())
                .filter(visitor -> !brokers.contains(visitor.name()))
                .forEach(clients::add);
        return clients;
    }

    private static Way way(Visitor client, String broker, List<ListenerAccess> access) {
        List<Visit> visits = access.stream()
                .filter(each -> each.node().name().equals(broker))
                .flatMap(each -> each.visits().stream())
                .filter(visit -> visit.who().contains(client))
                .toList();
        List<Endpoint> back = visits.stream()
                .filter(visit -> visit.leadsBack().orElse(false))
                .map(Visit::by)
                .distinct()
                .toList();
        if (!back.isEmpty()) {
            return new Way(broker, back, Optional.empty(), Optional.of(true), "");
        }
        Predicate<Visit> astray = visit -> visit.leadsBack().isPresent();
        return Stream.concat(
                        visits.stream().filter(astray.negate()), visits.stream().filter(astray))
                .findFirst()
                .map(visit -> new Way(broker, List.of(visit.by()), visit.told(), visit.leadsBack(), visit.reason()))
                .orElse(new Way(
                        broker, List.of(), Optional.empty(), Optional.of(false), "nothing that listens is reached"));
    }
}
