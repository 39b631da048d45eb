package dev.kafkalab.topology.image;

import java.util.ArrayList;
import java.util.List;

/**
 * The configuration files that Apache Kafka ships with ({@code config/server.properties},
 * {@code config/kraft/server.properties}, {@code docker/server.properties}). Images that edit them keep what nobody
 * sets; what is commented out stands here too, since scripts edit those lines in place.
 */
final class ShippedFiles {

    private static final List<String> ZOOKEEPER_MODE = List.of(
            "broker.id=0",
            "#listeners=PLAINTEXT://:9092",
            "#advertised.listeners=PLAINTEXT://your.host.name:9092",
            "#listener.security.protocol.map=PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL",
            "zookeeper.connect=localhost:2181",
            "group.initial.rebalance.delay.ms=0",
            "log.dirs=/tmp/kafka-logs");

    private static final List<String> KRAFT_MODE = List.of(
            "process.roles=broker,controller",
            "node.id=1",
            "controller.quorum.voters=1@localhost:9093",
            "listeners=PLAINTEXT://:9092,CONTROLLER://:9093",
            "inter.broker.listener.name=PLAINTEXT",
            "advertised.listeners=PLAINTEXT://localhost:9092",
            "controller.listener.names=CONTROLLER",
            "listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL",
            "log.dirs=/tmp/kraft-combined-logs");

    private static final List<String> BOTH_MODES = List.of(
            "num.network.threads=3",
            "num.io.threads=8",
            "socket.send.buffer.bytes=102400",
            "socket.receive.buffer.bytes=102400",
            "socket.request.max.bytes=104857600",
            "num.partitions=1",
            "offsets.topic.replication.factor=1",
            "transaction.state.log.replication.factor=1",
            "transaction.state.log.min.isr=1",
            "#log.flush.interval.messages=10000",
            "#log.flush.interval.ms=1000",
            "log.retention.hours=168",
            "#log.retention.bytes=1073741824",
            "#log.segment.bytes=1073741824",
            "log.retention.check.interval.ms=300000");

    private ShippedFiles() {}

    /** For a broker that keeps its metadata in ZooKeeper, up to 3.9. */
    static List<String> zooKeeperMode(Version kafka) {
        List<String> lines = common(kafka);
        lines.addAll(ZOOKEEPER_MODE);
        lines.add("zookeeper.connection.timeout.ms=" + (kafka.isBefore(2, 5) ? "6000" : "18000"));
        return lines;
    }

    /** For a node that is broker and controller. */
    static List<String> kraftMode(Version kafka) {
        List<String> lines = common(kafka);
        lines.addAll(KRAFT_MODE);
        return lines;
    }

    /** Share groups came with 4.0; 4.1 writes the default out that KIP-1030 had raised. */
    private static List<String> common(Version kafka) {
        List<String> lines = new ArrayList<>(BOTH_MODES);
        lines.add("num.recovery.threads.per.data.dir=" + (kafka.isBefore(4, 1) ? "1" : "2"));
        if (!kafka.isBefore(4, 0)) {
            lines.add("share.coordinator.state.topic.replication.factor=1");
            lines.add("share.coordinator.state.topic.min.isr=1");
        }
        return lines;
    }
}
