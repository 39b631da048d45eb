package dev.kafkalab.runtime.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

/**
 * A second Compose file that gives every service an address of its own, which its container has again whenever it is
 * started. By itself, the engine gives a container that starts the next free address, so two that were stopped can come
 * back with each other's. Kafka does not recover from that: a node that had a broker's name cached connects to the
 * other broker, is answered, and has no reason to look the name up again.
 *
 * <p>The engine hands out addresses from the beginning of a network's subnet; these are taken from its end.
 *
 * @param text the file, in JSON, which is YAML too
 * @param subnets those that were found for it, such as {@code 172.18.0.0/16}
 * @param exceptions which services can still swap addresses and why, a sentence each
 */
record FixedAddresses(String text, List<String> subnets, List<String> exceptions) {

    /**
     * For a file as Compose reads it.
     *
     * @param model what {@code docker compose config --format json} prints
     * @param existing the names of the engine's networks: one that is there already is used as it is
     * @param freeSubnets gives that many subnets that nobody uses
     */
    static FixedAddresses of(JsonNode model, Set<String> existing, IntFunction<List<String>> freeSubnets) {
        List<Network> networks = networks(model, existing);
        List<Network> wanting = networks.stream().filter(Network::wantsSubnet).toList();
        List<String> found = wanting.isEmpty() ? List.of() : freeSubnets.apply(wanting.size());
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        List<String> exceptions = new ArrayList<>();
        for (Network network : networks) {
            Optional<String> own = network.subnet();
            Optional<String> subnet =
                    own.isPresent() || !network.wantsSubnet() ? own : Optional.of(found.get(wanting.indexOf(network)));
            List<String> addresses = subnet.map(network::addresses).orElse(List.of());
            if (network.obstacle().isEmpty()
                    && addresses.size() == network.members().size()) {
                if (own.isEmpty() && subnet.isPresent()) {
                    // What a file names here takes the place of what the file before it names.
                    ArrayNode config =
                            in(file, "networks", network.key(), "ipam").putArray("config");
                    network.config().forEach(config::add);
                    config.addObject().put("subnet", subnet.get());
                }
                for (int i = 0; i < addresses.size(); i++) {
                    in(file, "services", network.members().get(i), "networks", network.key())
                            .put("ipv4_address", addresses.get(i));
                }
            } else if (network.members().size() > 1) {
                exceptions.add(network.exception());
            }
        }
        return new FixedAddresses(file.toPrettyString(), found, exceptions);
    }

    private static ObjectNode in(ObjectNode file, String... path) {
        ObjectNode place = file;
        for (String key : path) {
            place = place.withObjectProperty(key);
        }
        return place;
    }

    /** The networks that services use, in alphabetical order. */
    private static List<Network> networks(JsonNode model, Set<String> existing) {
        Map<String, Network> networks = new TreeMap<>();
        for (Map.Entry<String, JsonNode> service : model.path("services").properties()) {
            for (Map.Entry<String, JsonNode> use :
                    service.getValue().path("networks").properties()) {
                Network network = networks.computeIfAbsent(
                        use.getKey(),
                        key -> Network.of(key, model.path("networks").path(key), existing));
                JsonNode address = use.getValue().path("ipv4_address");
                if (address.isTextual()) {
                    network.take(address);
                } else if (replicas(service.getValue()) == 1) {
                    network.members().add(service.getKey());
                }
            }
        }
        return List.copyOf(networks.values());
    }

    /** Several containers cannot have one address; nodes of a cluster are services of one container. */
    private static int replicas(JsonNode service) {
        return service.path("scale")
                .asInt(service.path("deploy").path("replicas").asInt(1));
    }

    /**
     * A network that services use.
     *
     * @param obstacle why its addresses cannot be chosen here
     * @param members the services that are to have one of its addresses
     * @param taken the addresses that the file gives away itself
     */
    private record Network(
            String key, JsonNode definition, Optional<String> obstacle, List<String> members, Set<String> taken) {

        static Network of(String key, JsonNode definition, Set<String> existing) {
            Network network =
                    new Network(key, definition, obstacle(definition, existing), new ArrayList<>(), new HashSet<>());
            for (JsonNode part : network.config()) {
                network.take(part.path("gateway"));
                part.path("aux_addresses").forEach(network::take);
            }
            return network;
        }

        JsonNode config() {
            return definition.path("ipam").path("config");
        }

        void take(JsonNode address) {
            taken.add(address.asText());
        }

        private static Optional<String> obstacle(JsonNode definition, Set<String> existing) {
            String driver = definition.path("driver").asText("bridge");
            if (definition.path("external").asBoolean()
                    || existing.contains(definition.path("name").asText())) {
                return Optional.of("is not made by Compose, but was there before");
            }
            return driver.equals("bridge") ? Optional.empty() : Optional.of("has the driver " + driver);
        }

        boolean wantsSubnet() {
            return obstacle.isEmpty() && !members.isEmpty() && subnet().isEmpty();
        }

        /** Its own IPv4 subnet, or the part of it from which containers are to get addresses. */
        Optional<String> subnet() {
            return StreamSupport.stream(config().spliterator(), false)
                    .map(part ->
                            part.path("ip_range").asText(part.path("subnet").asText()))
                    .filter(Range::isSubnet)
                    .findFirst();
        }

        /** An address for each member, or fewer if there are not so many. */
        List<String> addresses(String subnet) {
            Range range = Range.of(subnet);
            return LongStream.iterate(range.last(), address -> address >= range.first(), address -> address - 1)
                    .mapToObj(Range::text)
                    .filter(address -> !taken.contains(address))
                    .limit(members.size())
                    .toList();
        }

        String exception() {
            return "%s can come back with each other's address after a restart, for their network %s %s. A node that has a name cached then talks to the wrong one. Fix: let Compose make the network, or give each of these services an ipv4_address."
                    .formatted(String.join(", ", members), key, obstacle.orElse("has too few addresses"));
        }
    }

    /** The addresses of an IPv4 subnet that containers can have: all but its own, the gateway's and the broadcast. */
    private record Range(long first, long last) {

        private static final int BITS = 32;
        private static final int OCTETS = 4;

        static boolean isSubnet(String text) {
            return text.matches("\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}");
        }

        static Range of(String subnet) {
            String[] parts = subnet.split("[./]");
            long size = 1L << Math.max(0, BITS - Integer.parseInt(parts[OCTETS]));
            long address = 0;
            for (int i = 0; i < OCTETS; i++) {
                address = address << Byte.SIZE | Integer.parseInt(parts[i]);
            }
            long start = address / size * size;
            return new Range(start + 2, start + size - 2);
        }

        static String text(long address) {
            return LongStream.of(address >> 24, address >> 16, address >> 8, address)
                    .mapToObj(part -> Long.toString(part & 0xFF))
                    .collect(Collectors.joining("."));
        }
    }
}
