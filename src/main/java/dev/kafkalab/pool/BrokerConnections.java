package dev.kafkalab.pool;

import dev.kafkalab.evidence.Connections;
import dev.kafkalab.evidence.Connections.BrokerListener;
import dev.kafkalab.evidence.Connections.Client;
import dev.kafkalab.evidence.Connections.ClientKind;
import dev.kafkalab.evidence.Connections.ClientWays;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.reach.ListenerAccess;
import dev.kafkalab.topology.reach.Visitor;
import dev.kafkalab.topology.reach.Ways;
import java.util.List;
import java.util.stream.Stream;

/** Puts into evidence who reaches the brokers of a cluster. */
final class BrokerConnections {

    private BrokerConnections() {}

    static Connections of(List<Node> nodes) {
        List<ListenerAccess> access = ListenerAccess.of(nodes);
        return new Connections(
                access.stream().flatMap(BrokerConnections::listener).toList(),
                Ways.of(access).stream().map(BrokerConnections::ways).toList());
    }

    /** None of a controller's, which sends nobody on. */
    private static Stream<BrokerListener> listener(ListenerAccess access) {
        return access.listener().advertised().stream()
                .map(advertised -> new BrokerListener(
                        access.node().name(),
                        access.listener().name(),
                        access.listener().bind().toString(),
                        advertised.toString(),
                        access.amongBrokers(),
                        access.visits().stream()
                                .map(visit -> new Connections.Visit(
                                        clients(visit.who()),
                                        visit.by().toString(),
                                        visit.leadsBack(),
                                        visit.reason(),
                                        visit.otherListener()))
                                .toList()));
    }

    private static ClientWays ways(Ways ways) {
        return new ClientWays(
                clients(ways.clients()),
                ways.ways().stream()
                        .map(way -> new Connections.Way(
                                way.broker(),
                                way.addresses().stream().map(Endpoint::toString).toList(),
                                way.told().map(Endpoint::toString),
                                way.leadsBack(),
                                way.reason()))
                        .toList());
    }

    private static List<Client> clients(List<Visitor> visitors) {
        return visitors.stream()
                .map(visitor -> new Client(kind(visitor.kind()), visitor.name()))
                .toList();
    }

    private static ClientKind kind(Visitor.Kind kind) {
        return switch (kind) {
            case SERVICE -> ClientKind.SERVICE;
            case CONTAINER -> ClientKind.CONTAINER;
            case HOST -> ClientKind.HOST;
        };
    }
}
