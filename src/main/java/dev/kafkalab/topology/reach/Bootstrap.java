package dev.kafkalab.topology.reach;

import dev.kafkalab.compose.Service.EnvironmentVariable;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A service's variable that tells a client of Kafka where its cluster is.
 *
 * @param client the service
 * @param variable such as Kafdrop's {@code KAFKA_BROKERCONNECT}
 * @param servers what it names
 */
public record Bootstrap(Node client, EnvironmentVariable variable, List<Endpoint> servers) {

    /**
     * Kafdrop, REST Proxy, Connect, Schema Registry, ksqlDB, kafka-ui, Conduktor, Spring and most applications call it
     * by one of these endings.
     */
    private static final Pattern NAME = Pattern.compile(
            ".*(BOOTSTRAP[_.-]?SERVERS?|BROKERS?|BROKER[_.-]?LIST|BROKERCONNECT|KAFKA[_.-]?(URL|HOSTS?|SERVERS?|ADDRESS))");

    /** Its controllers, which a node of KRaft's asks. */
    private static final String QUORUM = "QUORUM";

    public Bootstrap {
        servers = List.copyOf(servers);
    }

    /** Whether its name leaves no doubt that it is Kafka's: others have brokers, too. */
    public boolean isKafkas() {
        String name = variable.name().toUpperCase(Locale.ROOT);
        return name.contains("KAFKA") || name.contains("BOOTSTRAP");
    }

    /** Those of a service. */
    public static Stream<Bootstrap> of(Node client) {
        return client.service().environment().stream().flatMap(variable -> of(client, variable).stream());
    }

    private static Optional<Bootstrap> of(Node client, EnvironmentVariable variable) {
        String name = variable.name().toUpperCase(Locale.ROOT);
        if (!NAME.matcher(name).matches() || name.contains(QUORUM)) {
            return Optional.empty();
        }
        List<Optional<Endpoint>> servers = Arrays.stream(variable.value().split("[,;]"))
                .filter(part -> !part.isBlank())
                .map(Endpoint::parse)
                .toList();
        return servers.isEmpty() || servers.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(new Bootstrap(
                        client, variable, servers.stream().map(Optional::get).toList()));
    }
}
