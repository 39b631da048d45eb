package dev.kafkalab.topology.finding;

import static dev.kafkalab.topology.Services.service;

import dev.kafkalab.compose.Service;
import java.util.Arrays;
import java.util.stream.Stream;

/** Sound nodes, which a test spoils in one respect. A later variable of the same name replaces an earlier one. */
final class KafkaServices {

    private KafkaServices() {}

    static Service zookeeper(String name, String... variables) {
        return service(name, "zookeeper:3.8.4", variables);
    }

    static Service broker(int id, String... variables) {
        return service(
                "kafka" + id,
                "confluentinc/cp-kafka:7.9.1",
                merged(
                        Stream.of(
                                "KAFKA_BROKER_ID=" + id,
                                "KAFKA_ZOOKEEPER_CONNECT=zoo1:2181",
                                "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka" + id + ":9092",
                                "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR=1"),
                        variables));
    }

    static Service combined(int id, String voters, String... variables) {
        return service(
                "kafka" + id,
                "apache/kafka:4.1.1",
                merged(
                        Stream.of(
                                "CLUSTER_ID=MkU3OEVBNTcwNTJENDM2Qk",
                                "KAFKA_NODE_ID=" + id,
                                "KAFKA_PROCESS_ROLES=broker,controller",
                                "KAFKA_CONTROLLER_QUORUM_VOTERS=" + voters,
                                "KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER",
                                "KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://:9093",
                                "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka" + id + ":9092",
                                "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR=1"),
                        variables));
    }

    private static String[] merged(Stream<String> sound, String... spoilt) {
        return Stream.concat(
                        sound.filter(variable -> Arrays.stream(spoilt)
                                .noneMatch(other -> name(other).equals(name(variable)))),
                        Arrays.stream(spoilt))
                .toArray(String[]::new);
    }

    private static String name(String variable) {
        return variable.substring(0, variable.indexOf('='));
    }
}
