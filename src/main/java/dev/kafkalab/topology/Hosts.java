package dev.kafkalab.topology;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Host names and addresses that mean the same wherever they are written. */
public final class Hosts {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Set<String> EVERY_ADDRESS = Set.of("", "0.0.0.0", "::", "[::]", "*");
    private static final String DOCKER_HOST = "host.docker.internal";

    private Hosts() {}

    /** Whether the name means, to whoever uses it, the network namespace that he is in. */
    public static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether a client on the host is led to the host's own ports. */
    public static boolean isHost(String host) {
        return host.startsWith("127.")
                || host.equalsIgnoreCase("localhost")
                || host.equals("0.0.0.0")
                || isDockersHost(host);
    }

    /** What Docker Desktop, and {@code host-gateway} elsewhere, make the host's address. */
    public static boolean isDockersHost(String host) {
        return host.equalsIgnoreCase(DOCKER_HOST) || host.equals("gateway.docker.internal");
    }

    /** Whether to bind it is to bind every address. */
    public static boolean isEveryAddress(String host) {
        return EVERY_ADDRESS.contains(host);
    }

    /** Whether it is one IPv4 address. */
    public static boolean isAddress(String host) {
        return ADDRESS.matcher(host).matches() && !isEveryAddress(host);
    }

    /** Whether an IPv4 address lies in a subnet such as {@code 172.20.0.0/16}. */
    public static boolean isIn(String address, String subnet) {
        String[] parts = subnet.split("/");
        if (parts.length != 2
                || !isAddress(address)
                || !isAddress(parts[0])
                || !parts[1].matches("\\d|[12]\\d|3[0-2]")) {
            return false;
        }
        int bits = Integer.parseInt(parts[1]);
        return bits == 0 || number(address) >>> (32 - bits) == number(parts[0]) >>> (32 - bits);
    }

    private static long number(String address) {
        long number = 0;
        for (String part : address.split("\\.")) {
            number = number << 8 | Long.parseLong(part);
        }
        return number;
    }
}
