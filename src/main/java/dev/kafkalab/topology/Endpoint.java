package dev.kafkalab.topology;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host and a port.
 *
 * @param host a name or an address
 * @param port 1 to 65535; 0 stands for one that is chosen at bind time
 */
public record Endpoint(String host, int port) {

    private static final Pattern FORM =
            Pattern.compile("(?:[A-Za-z0-9_.-]+://)?(\\[[0-9a-fA-F:]+]|[A-Za-z0-9._-]+):(\\d{1,5})/?");

    /** {@code host:port}, perhaps behind {@code PROTOCOL://}; empty if it is something else. */
    public static Optional<Endpoint> parse(String written) {
        Matcher matcher = FORM.matcher(written.trim());
        return matcher.matches()
                ? Optional.of(new Endpoint(matcher.group(1), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** {@code host:port}, as Kafka and ZooKeeper write it. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
