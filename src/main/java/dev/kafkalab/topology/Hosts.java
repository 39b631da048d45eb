package dev.kafkalab.topology;

import java.net.InetAddress;
import java.net.UnknownHostException;
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

    /** Whether it is one address, of IPv4 or IPv6, and not a name. */
    public static boolean isAddress(String host) {
        return (isIp4(host) || isIp6(host)) && !isEveryAddress(host);
    }

    /** Whether it is an address of IPv6, with brackets or without. No name has a colon. */
    public static boolean isIp6(String host) {
        return host.startsWith("[") || host.contains(":");
    }

    private static boolean isIp4(String host) {
        return ADDRESS.matcher(host).matches();
    }

    /** Whether both are of the loopback of one machine, and who listens at the one is not heard at the other. */
    public static boolean areTwoLoopbacks(String one, String other) {
        String first = loopback4(one);
        String second = loopback4(other);
        return first.startsWith("127.") && second.startsWith("127.") && !first.equals(second);
    }

    private static String loopback4(String host) {
        return host.equalsIgnoreCase("localhost") ? "127.0.0.1" : host;
    }

    /** Whether both are the same address, however it is written: {@code [fd00::5]} is {@code fd00:0:0::5}. */
    public static boolean isSameAddress(String one, String other) {
        return canonical(one).equals(canonical(other));
    }

    private static String canonical(String address) {
        if (!isIp6(address)) {
            return address;
        }
        String bare = address.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
        try {
            // With a colon in it Java asks no name server.
            return bare.contains(":") ? InetAddress.getByName(bare).getHostAddress() : bare;
        } catch (UnknownHostException e) {
            return bare;
        }
    }

    /** Whether an IPv4 address lies in a subnet such as {@code 172.20.0.0/16}. */
    public static boolean isIn(String address, String subnet) {
        String[] parts = subnet.split("/");
        if (parts.length != 2 || !isIp4(address) || !isIp4(parts[0]) || !parts[1].matches("\\d|[12]\\d|3[0-2]")) {
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
