package dev.kafkalab.observe.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Kafdrop 4, which has pages for people and the same as JSON for whoever accepts it. */
public final class Kafdrop implements HttpTool {

    /** As steps name it. */
    public static final String NAME = "Kafdrop";

    private static final String ID = "id";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String image() {
        return "kafdrop";
    }

    @Override
    public String accept() {
        return "application/json";
    }

    @Override
    public String brokersPath() {
        return "/broker";
    }

    @Override
    public List<Integer> brokers(JsonNode page) {
        return Shape.numbers(Shape.items(page), ID).stream().sorted().toList();
    }

    /** The ids of the brokers that the page with the brokers calls the controller. */
    public List<Integer> controllers(JsonNode brokers) {
        return Shape.items(brokers).stream()
                .filter(broker -> Shape.flag(broker, "controller"))
                .map(broker -> Shape.number(broker, ID))
                .toList();
    }

    @Override
    public String topicsPath() {
        return "/topic";
    }

    @Override
    public List<String> topics(JsonNode page) {
        return Shape.items(page).stream()
                .map(topic -> Shape.text(Shape.member(topic, "name")))
                .toList();
    }

    /**
     * The list of all topics, which has their partitions too. For the page of one topic, Kafdrop asks for its offsets:
     * where a partition has no leader, that takes 60 seconds, ends in an error, and keeps the page beside it waiting.
     */
    @Override
    public String topicPath(String topic) {
        return topicsPath();
    }

    /** A replica is an object with its broker's id; a partition without a leader has {@code null} in its place. */
    @Override
    public List<ShownPartition> partitions(JsonNode page, String topic) {
        return Shape.items(page).stream()
                .filter(shown -> Shape.text(Shape.member(shown, "name")).equals(topic))
                .flatMap(shown -> Shape.items(shown, "partitions").stream())
                .map(partition -> new ShownPartition(
                        Shape.number(partition, ID),
                        partition.hasNonNull("leader") ? Shape.number(partition.get("leader"), ID) : -1,
                        Shape.numbers(Shape.items(partition, "replicas"), ID),
                        Shape.numbers(Shape.items(partition, "inSyncReplicas"), ID)))
                .toList();
    }
}
