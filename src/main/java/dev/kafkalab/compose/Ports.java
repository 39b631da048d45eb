package dev.kafkalab.compose;

import dev.kafkalab.compose.Service.PublishedPort;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Published ports, by the Compose specification's section "ports". Ports of other protocols than TCP are left out:
 * nothing that reads this model speaks them.
 */
final class Ports {

    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final String ANY_ADDRESS = "0.0.0.0";
    private static final int HIGHEST = 65_535;

    private Ports() {}

    static List<PublishedPort> parse(Yaml entry) {
        if (entry instanceof Yaml.Mapping mapping) {
            return parseLong(mapping);
        }
        Yaml.Scalar scalar = (Yaml.Scalar) entry;
        String text = scalar.text();
        String[] protocol = text.split("/", -1);
        int last = protocol[0].lastIndexOf(':');
        String container = protocol[0].substring(last + 1);
        String published = last < 0 ? "" : protocol[0].substring(0, last);
        int middle = published.lastIndexOf(':');
        String host = published.substring(middle + 1);
        String address = middle < 0 ? "" : published.substring(0, middle);
        return resolve(
                scalar.position(),
                text,
                unbracketed(address),
                host,
                container,
                protocol.length > 1 ? protocol[1] : "tcp");
    }

    /** An IPv6 address stands in brackets here: its colons could not be told from the others. */
    private static String unbracketed(String address) {
        return address.startsWith("[") && address.endsWith("]")
                ? address.substring(1, address.length() - 1)
                : address.replace(":", "?");
    }

    private static List<PublishedPort> parseLong(Yaml.Mapping entry) {
        String target = text(entry, "target");
        if (target.isEmpty()) {
            throw new ComposeException(
                    entry.position(), "this port has no target", "add target: and the port inside the container");
        }
        String protocol = text(entry, "protocol");
        return resolve(
                entry.position(),
                target,
                text(entry, "host_ip"),
                text(entry, "published"),
                target,
                protocol.isEmpty() ? "tcp" : protocol);
    }

    private static String text(Yaml.Mapping entry, String key) {
        return entry.get(key).map(value -> ((Yaml.Scalar) value).text()).orElse("");
    }

    private static List<PublishedPort> resolve(
            Position position, String written, String address, String host, String container, String protocol) {
        if (!PROTOCOLS.contains(protocol.toLowerCase(Locale.ROOT))) {
            throw refused(position, "'%s' is no protocol".formatted(protocol), written);
        }
        if (!address.isEmpty() && !ADDRESS.matcher(address).matches()) {
            throw refused(position, "'%s' is no IP address".formatted(address), written);
        }
        List<Integer> inside = range(position, container, written);
        List<Integer> outside = host.isEmpty() ? List.of() : range(position, host, written);
        if (inside.size() > 1 && !outside.isEmpty() && outside.size() != inside.size()) {
            throw refused(
                    position,
                    "%d host ports cannot stand for %d container ports".formatted(outside.size(), inside.size()),
                    written);
        }
        if (!protocol.equalsIgnoreCase("tcp")) {
            return List.of();
        }
        String bound = address.isEmpty() ? ANY_ADDRESS : address;
        if (inside.size() == 1 && outside.size() > 1) {
            return List.of(
                    new PublishedPort(bound, outside.get(0), outside.get(outside.size() - 1), inside.get(0), position));
        }
        return IntStream.range(0, inside.size())
                .mapToObj(
                        i -> new PublishedPort(bound, outside.isEmpty() ? 0 : outside.get(i), inside.get(i), position))
                .toList();
    }

    /**
     * Leaves to Docker what only Docker can tell: of a range of host ports for one container port it takes the first
     * that is free, and which one that is depends on who starts first where others of the file want them too.
     *
     * @param written what each service publishes, by its name
     */
    static Map<String, List<PublishedPort>> settled(Map<String, List<PublishedPort>> written) {
        int[] wanted = new int[HIGHEST + 2];
        written.values().stream().flatMap(List::stream).forEach(port -> {
            wanted[port.hostPort()]++;
            wanted[port.lastHostPort() + 1]--;
        });
        // Sums of differences, and then how many ports up to each are wanted more than once.
        int[] contested = new int[HIGHEST + 2];
        int now = wanted[0];
        for (int port = 1; port <= HIGHEST; port++) {
            now += wanted[port];
            contested[port] = contested[port - 1] + (now > 1 ? 1 : 0);
        }
        Map<String, List<PublishedPort>> settled = new LinkedHashMap<>();
        written.forEach((service, ports) -> settled.put(
                service,
                ports.stream()
                        .map(port -> port.lastHostPort() > port.hostPort()
                                        && contested[port.lastHostPort()] > contested[Math.max(0, port.hostPort() - 1)]
                                ? new PublishedPort(port.hostAddress(), 0, port.containerPort(), port.position())
                                : port)
                        .toList()));
        return settled;
    }

    private static List<Integer> range(Position position, String text, String written) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            throw refused(position, "'%s' is no port".formatted(text), written);
        }
        int first = Integer.parseInt(range.group(1));
        int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
        if (last > HIGHEST || first > last) {
            throw refused(position, "'%s' is no port: ports go from 1 to 65535".formatted(text), written);
        }
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    private static ComposeException refused(Position position, String reason, String written) {
        return new ComposeException(
                position,
                "%s, in the port '%s'".formatted(reason, written),
                "write HOST:CONTAINER, such as \"9092:9092\", or ADDRESS:HOST:CONTAINER, such as \"127.0.0.1:9092:9092\"");
    }
}
