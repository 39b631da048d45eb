package dev.kafkalab.submission;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which classes a property may name. Kafka and ZooKeeper load what stands there, whatever it is. */
final class ClassRules {

    private static final String AUTH = "org.apache.zookeeper.server.auth.";

    private static final Set<String> KNOWN = Set.of(
            "kafka.security.authorizer.AclAuthorizer",
            "kafka.security.auth.SimpleAclAuthorizer",
            "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            "org.apache.kafka.common.replica.RackAwareReplicaSelector",
            "org.apache.kafka.common.metrics.JmxReporter",
            "org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder",
            "org.apache.kafka.coordinator.group.assignor.UniformAssignor",
            "org.apache.kafka.coordinator.group.assignor.RangeAssignor",
            "org.apache.kafka.coordinator.group.assignor.SimpleAssignor",
            "org.apache.zookeeper.ClientCnxnSocketNetty",
            "org.apache.zookeeper.ClientCnxnSocketNIO",
            "org.apache.zookeeper.server.NettyServerCnxnFactory",
            "org.apache.zookeeper.server.NIOServerCnxnFactory",
            "org.apache.zookeeper.metrics.impl.DefaultMetricsProvider",
            "org.apache.zookeeper.metrics.impl.NullMetricsProvider",
            AUTH + "SASLAuthenticationProvider",
            AUTH + "DigestAuthenticationProvider",
            AUTH + "IPAuthenticationProvider",
            AUTH + "X509AuthenticationProvider",
            "x509",
            "digest",
            "uniform",
            "range",
            "simple");

    /** Properties whose value is a class, or a list of them, in Kafka ({@code *Config}) and in {@code zoo.cfg}. */
    private static final Pattern NAME = Pattern.compile(
            "(.*\\.)?(class|classes|class\\.?name|reporters|providers|interceptors|assignors|factory|supplier)"
                    + "|(.*\\.)?(authprovider(\\.\\w+)?|\\w*cnxnfactory|\\w*cnxnsocket|metricsprovider\\.classname)"
                    + "|config\\.providers\\..*");

    private static final Pattern CLASS = Pattern.compile("([A-Za-z_$][\\w$]*\\.){2,}[A-Z][\\w$]*");

    /** Hosts can be spelt like classes. */
    private static final Pattern HOSTS =
            Pattern.compile("(.*\\.)?(listeners|host\\.name|connect|voters|servers)|server\\.\\d+");

    private ClassRules() {}

    /**
     * The first class that is neither Kafka's nor ZooKeeper's own.
     *
     * @param name in lower case
     */
    static Optional<String> foreignClass(String name, String value) {
        boolean named = NAME.matcher(name).matches();
        return Values.items(value)
                .filter(item -> !KNOWN.contains(item))
                .filter(item -> named
                        || CLASS.matcher(item).matches() && !HOSTS.matcher(name).matches())
                .findFirst();
    }
}
