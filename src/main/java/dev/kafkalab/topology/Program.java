package dev.kafkalab.topology;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a node runs, once the conventions of its image have been applied to its environment. */
public sealed interface Program {

    /**
     * A Kafka broker, controller, or both.
     *
     * @param version of Apache Kafka, such as {@code 3.9.2}, whatever the vendor's tag calls it
     * @param properties the effective {@code server.properties}, paths as inside the container
     * @param clusterId what storage is formatted with; empty in ZooKeeper mode
     */
    record Kafka(String version, Map<String, String> properties, Optional<String> clusterId) implements Program {
        public Kafka {
            properties = Collections.unmodifiableMap(new TreeMap<>(properties));
        }

        /** Whether its version is an earlier one. */
        public boolean isBefore(int major, int minor) {
            return VersionNumbers.of(version).isBefore(major, minor);
        }
    }

    /**
     * A ZooKeeper server.
     *
     * @param version of Apache ZooKeeper, such as {@code 3.8.4}
     * @param properties the effective {@code zoo.cfg}, {@code server.N} lines included, paths as inside the container
     * @param myid its id in the ensemble; empty for a standalone server
     */
    record ZooKeeper(String version, Map<String, String> properties, Optional<Integer> myid) implements Program {

        private static final int WELL_KNOWN_PORT = 2181;

        public ZooKeeper {
            properties = Collections.unmodifiableMap(new TreeMap<>(properties));
        }

        /** The port at which it listens for clients, inside its container. */
        public int clientPort() {
            return Numbers.integer(properties.get("clientPort")).orElse(WELL_KNOWN_PORT);
        }
    }

    /** Something that is not part of the cluster itself. */
    record Tool() implements Program {}
}
