package dev.kafkalab.runtime.process;

import dev.kafkalab.topology.Program;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ports that a program will listen on at its own address. */
final class NodePorts {

    private static final Pattern LISTENER = Pattern.compile("://[^,]*?:(\\d+)");

    /** A ZooKeeper's own line, of which every number after the host is a port. */
    private static final Pattern SERVER_PORT = Pattern.compile("[:;](\\d+)");

    private NodePorts() {}

    static Set<Integer> of(Program program) {
        Set<Integer> ports = new TreeSet<>();
        if (program instanceof Program.Kafka kafka) {
            collect(LISTENER, kafka.properties().getOrDefault("listeners", ""), ports);
        } else if (program instanceof Program.ZooKeeper zookeeper) {
            Map<String, String> properties = zookeeper.properties();
            collect(Pattern.compile("(\\d+)"), properties.getOrDefault("clientPort", ""), ports);
            zookeeper
                    .myid()
                    .map(id -> properties.get("server." + id))
                    .ifPresent(line -> collect(SERVER_PORT, line, ports));
        }
        ports.remove(0);
        return ports;
    }

    private static void collect(Pattern pattern, String text, Set<Integer> into) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            into.add(Integer.valueOf(matcher.group(1)));
        }
    }
}
