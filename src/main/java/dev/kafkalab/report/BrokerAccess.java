package dev.kafkalab.report;

import dev.kafkalab.evidence.Connections;
import dev.kafkalab.evidence.Connections.BrokerListener;
import dev.kafkalab.evidence.Connections.Client;
import dev.kafkalab.evidence.Connections.ClientWays;
import dev.kafkalab.evidence.Connections.Visit;
import dev.kafkalab.evidence.Connections.Way;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who reaches the brokers of a cluster, as a page shows it.
 *
 * @param connections what the record says of it
 */
public record BrokerAccess(Connections connections) {

    /** What becomes of clients whom a broker sends on to what a listener advertises. */
    public enum Fate {
        /** They come back to the same broker. */
        BACK("led back", "verified"),
        /** They do not, and are meant to come by another listener. */
        NOT_THEIRS("meant for others", "not-verified"),
        /** They do not, and there is no other listener for them. */
        ASTRAY("led astray", "failed"),
        /** The file does not tell. */
        UNKNOWN("not known", "undefined");

        private final String words;
        private final String mark;

        Fate(String words, String mark) {
            this.words = words;
            this.mark = mark;
        }

        public String words() {
            return words;
        }

        /** The sign for it, among those of verdicts. */
        public String mark() {
            return mark;
        }
    }

    /** Whether there is anything to show. */
    public boolean isEmpty() {
        return connections.listeners().isEmpty();
    }

    /** The listeners of each broker. */
    public Map<String, List<BrokerListener>> byBroker() {
        return connections.listeners().stream()
                .collect(Collectors.groupingBy(BrokerListener::broker, LinkedHashMap::new, Collectors.toList()));
    }

    /** The way of some clients to a broker. */
    public static Way way(ClientWays clients, String broker) {
        return clients.ways().stream()
                .filter(way -> way.broker().equals(broker))
                .findFirst()
                .orElse(new Way(broker, List.of(), Optional.empty(), Optional.empty(), "nothing is known"));
    }

    public static Fate fate(Way way) {
        return way.leadsBack().map(back -> back ? Fate.BACK : Fate.ASTRAY).orElse(Fate.UNKNOWN);
    }

    /** That of visitors of a listener. */
    public static Fate fate(Visit visit) {
        if (visit.leadsBack().isEmpty()) {
            return Fate.UNKNOWN;
        }
        if (visit.leadsBack().get()) {
            return Fate.BACK;
        }
        return visit.otherListener() ? Fate.NOT_THEIRS : Fate.ASTRAY;
    }

    /** As one calls them: {@code kafdrop, any other container}. */
    public static String words(List<Client> clients) {
        return clients.stream()
                .map(client -> switch (client.kind()) {
                    case SERVICE -> client.name();
                    case CONTAINER ->
                        client.name().isEmpty() ? "any other container" : "any other container on " + client.name();
                    case HOST -> "this machine";
                })
                .collect(Collectors.joining(", "));
    }

    /** Which fates are in the picture, in the order of the constants: for its key. */
    public List<Fate> fates() {
        Stream<Fate> ofListeners = connections.listeners().stream()
                .flatMap(listener -> listener.visits().stream())
                .map(BrokerAccess::fate);
        Stream<Fate> ofWays = connections.ways().stream()
                .flatMap(ways -> ways.ways().stream())
                .map(BrokerAccess::fate);
        return Stream.concat(ofListeners, ofWays).distinct().sorted().toList();
    }
}
