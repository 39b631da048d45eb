package dev.kafkalab.evidence;

import java.util.List;
import java.util.Optional;

/**
 * Who reaches the brokers of a cluster, as its Compose file has it. A broker sends each client on to the address that
 * the listener advertises by which the client came, and from where the client is, that must lead back to the broker.
 *
 * @param listeners those of its brokers whose settings are all known; none in records from before 2026-11-27
 * @param ways which address each client is to write
 */
public record Connections(List<BrokerListener> listeners, List<ClientWays> ways) {

    /** Nothing is known of them. */
    public static final Connections UNKNOWN = new Connections(List.of(), List.of());

    public Connections {
        listeners = List.copyOf(listeners);
        ways = List.copyOf(ways);
    }

    /** What somebody is who connects to brokers. */
    public enum ClientKind {
        /** A service of the Compose file, which may be another broker. */
        SERVICE,
        /** A container that the file does not have, on a network of the brokers. */
        CONTAINER,
        /** A program on this machine. */
        HOST
    }

    /**
     * Somebody who connects to brokers.
     *
     * @param kind what he is
     * @param name of the service, or of the container's network; empty where the brokers have one network only, and for
     *     the host
     */
    public record Client(ClientKind kind, String name) {}

    /**
     * A listener of a broker.
     *
     * @param broker its service
     * @param name as in {@code listeners}
     * @param bound where it listens, such as {@code 0.0.0.0:9092}
     * @param advertised where it sends its clients on to
     * @param amongBrokers whether brokers use it among themselves
     * @param visits those who may connect to it; none if nobody may
     */
    public record BrokerListener(
            String broker, String name, String bound, String advertised, boolean amongBrokers, List<Visit> visits) {
        public BrokerListener {
            visits = List.copyOf(visits);
        }
    }

    /**
     * Clients who come in by one address and fare alike.
     *
     * @param clients who they are
     * @param address by which they come in
     * @param leadsBack whether the advertised address leads them back to the broker; empty where the file does not tell
     * @param reason why not, in words; empty if it does
     * @param otherListener whether each of them is led back by another listener of the broker: this one is not theirs
     */
    public record Visit(
            List<Client> clients, String address, Optional<Boolean> leadsBack, String reason, boolean otherListener) {
        public Visit {
            clients = List.copyOf(clients);
        }
    }

    /**
     * Which address some clients are to write for each broker.
     *
     * @param clients who they are
     * @param ways one for each broker
     */
    public record ClientWays(List<Client> clients, List<Way> ways) {
        public ClientWays {
            clients = List.copyOf(clients);
            ways = List.copyOf(ways);
        }
    }

    /**
     * How to come to one broker.
     *
     * @param broker its service
     * @param addresses those that lead back to it; if none does, one that does not or of which that is not known; empty
     *     if nothing that listens can be reached
     * @param sentTo where the broker sends a client on to who came by that one
     * @param leadsBack whether they lead back; empty where the file does not tell
     * @param reason why not, in words; empty if they do
     */
    public record Way(
            String broker,
            List<String> addresses,
            Optional<String> sentTo,
            Optional<Boolean> leadsBack,
            String reason) {
        public Way {
            addresses = List.copyOf(addresses);
        }
    }
}
