package dev.kafkalab.topology.image;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Checks a list of ZooKeeper servers before ZooKeeper does: it refuses to start over one entry that it cannot read. */
final class Ensemble {

    private static final String HOST_AND_PORTS = "(\\[[^\\]]*]|[^\\s:;=|]+):\\d{1,5}:\\d{1,5}";

    /**
     * {@code host:2888:3888}, perhaps with more addresses of the same server, a role in any case and a client address
     * (ZooKeeper's {@code QuorumPeer.QuorumServer.initializeWithAddressString}).
     */
    private static final Pattern ADDRESS =
            Pattern.compile("%s(\\|%s)*(:(?i:participant|observer))?(;([^\\s;]*:)?\\d{1,5})?"
                    .formatted(HOST_AND_PORTS, HOST_AND_PORTS));

    private static final Pattern CLIENT_ADDRESS = Pattern.compile(";.*");

    private Ensemble() {}

    /** An id as ZooKeeper reads it from its file: a line of digits, without blanks. */
    static OptionalInt id(String written) {
        String line = written.lines().findFirst().orElse("");
        return line.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(line)) : OptionalInt.empty();
    }

    /** The servers among the properties of a configuration. */
    static Map<String, String> servers(Map<String, String> properties) {
        Map<String, String> servers = new LinkedHashMap<>();
        properties.forEach((name, value) -> {
            if (name.startsWith("server.")) {
                servers.put(name, value.trim());
            }
        });
        return servers;
    }

    /** Numbers addresses from 1, as images do whose list has no numbers. */
    static Map<String, String> numbered(List<String> addresses) {
        Map<String, String> servers = new LinkedHashMap<>();
        for (int i = 0; i < addresses.size(); i++) {
            servers.put("server." + (i + 1), addresses.get(i));
        }
        return servers;
    }

    /** Says which entries ZooKeeper cannot read, and whether the node has a place in its own ensemble. */
    static void check(
            FindingCollector findings,
            Map<String, String> servers,
            OptionalInt myid,
            String idVariable,
            String variable) {
        servers.forEach((name, address) -> {
            if (!ADDRESS.matcher(address).matches()) {
                findings.refused(
                        "%s=%s is not host:2888:3888, so ZooKeeper exits while it reads its configuration."
                                .formatted(name, address),
                        "write each server as host:peer port:election port, and separate them as this image does.",
                        variable);
            }
        });
        if (servers.size() > 1 && myid.isPresent() && !servers.containsKey("server." + myid.getAsInt())) {
            findings.refused(
                    "Its id is %d, and the ensemble has %s: ZooKeeper exits, since it is not in its own list."
                            .formatted(myid.getAsInt(), servers.keySet()),
                    "give it an id that its list has.",
                    idVariable,
                    variable);
        }
    }

    /** The address without the client address that 3.5 added. */
    static String withoutClientAddress(String address) {
        return CLIENT_ADDRESS.matcher(address).replaceFirst("");
    }
}
