package dev.kafkalab.traffic.group;

import dev.kafkalab.clients.ClientSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * The settings of a group's consumers: Kafka's own defaults, and those that a scenario gives.
 *
 * @param given by the scenario
 */
public record ConsumerSettings(Map<String, String> given) {

    private static final List<String> OURS = List.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            ConsumerConfig.GROUP_ID_CONFIG,
            ConsumerConfig.CLIENT_ID_CONFIG,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG);

    /**
     * @throws IllegalArgumentException if one does not exist or has a value that Kafka refuses, or is for the steps to
     *     say: whom it asks, its group, when it commits
     */
    public ConsumerSettings {
        given = ClientSettings.CONSUMER.check(given);
        given.keySet().stream().filter(OURS::contains).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(
                    "%s is not for a table to say: the steps tell a consumer's group, and when it commits"
                            .formatted(name));
        });
    }

    /** What a member is started with. */
    Map<String, String> of(String bootstrapServers, String group, String clientId) {
        Map<String, String> all = new HashMap<>();
        // A group that has committed nothing yet is to read what is there.
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        // Lab clusters are small and near: a lost broker is to be noticed by its closed connection, or soon after.
        all.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        all.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "200");
        all.putAll(given);
        all.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        all.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        return all;
    }

    /** After how long without a heartbeat the coordinator takes a member for dead: {@code session.timeout.ms}. */
    public Duration sessionTimeout() {
        return millis(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG);
    }

    /** How far apart a member's heartbeats are: {@code heartbeat.interval.ms}. */
    public Duration heartbeatInterval() {
        return millis(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG);
    }

    /** Whether its group uses the newer protocol, in which session and heartbeat are the brokers' to say (KIP-848). */
    public boolean leavesTimeoutsToBrokers() {
        return inForce(ConsumerConfig.GROUP_PROTOCOL_CONFIG).equalsIgnoreCase("consumer");
    }

    /**
     * The value in force of a setting, as Kafka's own consumer reads it. @throws IllegalArgumentException if there is
     * no such setting
     */
    public String inForce(String name) {
        return ClientSettings.CONSUMER.inForce(name, of("localhost:9092", "any", "any"));
    }

    private Duration millis(String name) {
        return Duration.ofMillis(Long.parseLong(inForce(name)));
    }
}
