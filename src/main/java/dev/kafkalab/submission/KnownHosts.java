package dev.kafkalab.submission;

import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.Attachment;
import dev.kafkalab.topology.Hosts;
import dev.kafkalab.topology.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The hosts that a node of a submission may be told to speak to: the services of its file, under whatever names and
 * addresses that gives them, and the loopback.
 *
 * @param names in lower case
 * @param addresses private ones
 */
record KnownHosts(Set<String> names, Set<String> addresses) {

    private static final List<String> PRIVATE = List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");

    /** Whatever Java takes for an address: dotted, with fewer dots, or one number; and IPv6. */
    private static final Pattern NUMBER = Pattern.compile("[0-9.]+|0[xX][0-9a-fA-F.xX]+|.*:.*");

    /** Reserved by RFC 6761: no such name is ever found. */
    private static final String NOWHERE = ".invalid";

    /** @param nodes those that are run: whatever has the name or the address of another is none of this cluster */
    static KnownHosts of(List<Node> nodes) {
        Set<String> names = new HashSet<>();
        Set<String> addresses = new HashSet<>();
        for (Node node : nodes) {
            Service service = node.service();
            Set<String> own = new HashSet<>(service.networkAliases());
            own.add(service.name());
            service.hostname().ifPresent(own::add);
            service.containerName().ifPresent(own::add);
            service.links().forEach(link -> own.add(link.alias()));
            own.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
            for (Attachment network : service.networks()) {
                own.forEach(name -> names.add((name + "." + network.network()).toLowerCase(Locale.ROOT)));
                addresses.addAll(network.addresses());
            }
        }
        return new KnownHosts(names, addresses);
    }

    /**
     * Whether whoever asks for that host cannot be led away from this cluster. A name without a dot that no service has
     * leads nowhere.
     */
    boolean has(String written) {
        String host = written.toLowerCase(Locale.ROOT);
        if (Hosts.isEveryAddress(host) || Hosts.isLoopback(host) || Hosts.isDockersHost(host)) {
            return true;
        }
        if (NUMBER.matcher(host).matches()) {
            return addresses.contains(host)
                    && (Hosts.isIp6(host) || PRIVATE.stream().anyMatch(net -> Hosts.isIn(host, net)));
        }
        return !host.contains(".") || names.contains(host) || host.endsWith(NOWHERE);
    }
}
