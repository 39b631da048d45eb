package dev.kafkalab.admin;

import java.util.Optional;
import org.apache.kafka.common.Node;

/**
 * Where a broker stands.
 *
 * @param broker its id
 * @param rack its {@code broker.rack}, if it has one
 * @param line the broker as Kafka's own tools print it
 */
public record BrokerRack(int broker, Optional<String> rack, String line) {

    static BrokerRack of(Node node) {
        return new BrokerRack(node.id(), Optional.ofNullable(node.rack()), node.toString());
    }
}
