package dev.kafkalab.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tells of services that can come back with each other's address. Docker gives a container that starts the next free
 * address, so two that were stopped can swap theirs, and a program that has a name cached then talks to the wrong one:
 * a JVM keeps names for 30 s, and Kafka keeps a connection for as long as it lives. The Docker runtime gives every
 * service an address of its own, but not on a network that Compose does not make.
 */
final class ExternalNetworks {

    private ExternalNetworks() {}

    /** @param services those that are started, by name */
    static Stream<Notice> notices(Networks networks, Map<String, Attributes> services) {
        Map<String, List<String>> withAnyAddress = new HashMap<>();
        services.forEach((name, service) -> networksWithAnyAddress(service).forEach(network -> withAnyAddress
                .computeIfAbsent(network, any -> new ArrayList<>())
                .add(name)));
        return networks.all().entrySet().stream()
                .filter(network -> networks.isExternal(network.getKey()))
                .filter(network ->
                        withAnyAddress.getOrDefault(network.getKey(), List.of()).size() > 1)
                .map(network ->
                        notice(network.getKey(), network.getValue().position(), withAnyAddress.get(network.getKey())));
    }

    /** Those that the service is on, if the file does not say at which address. */
    private static Stream<String> networksWithAnyAddress(Attributes service) {
        Attributes described = service.mapping("networks");
        return Networks.keys(service).stream()
                .filter(network ->
                        described.mapping(network).text("ipv4_address").isEmpty());
    }

    private static Notice notice(String network, Position position, List<String> services) {
        return new Notice(
                position,
                "on Docker, %s can come back with each other's address after a restart, for the network %s is not made by Compose: who has a name cached then talks to the wrong one"
                        .formatted(String.join(", ", services), network),
                "let Compose make the network, or give each of these services an ipv4_address in it");
    }
}
