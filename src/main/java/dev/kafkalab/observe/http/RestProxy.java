package dev.kafkalab.observe.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Confluent's REST Proxy, asked through version 2 of its API. */
public final class RestProxy implements HttpTool {

    private static final String BROKER = "broker";

    @Override
    public String name() {
        return "the REST Proxy";
    }

    @Override
    public String image() {
        return "cp-kafka-rest";
    }

    @Override
    public String accept() {
        return "application/vnd.kafka.v2+json";
    }

    @Override
    public String brokersPath() {
        return "/brokers";
    }

    @Override
    public List<Integer> brokers(JsonNode page) {
        return Shape.items(page, "brokers").stream().map(Shape::number).sorted().toList();
    }

    @Override
    public String topicsPath() {
        return "/topics";
    }

    @Override
    public List<String> topics(JsonNode page) {
        return Shape.items(page).stream().map(Shape::text).toList();
    }

    @Override
    public List<ShownPartition> partitions(JsonNode page, String topic) {
        return Shape.items(page, "partitions").stream()
                .map(partition -> {
                    List<JsonNode> replicas = Shape.items(partition, "replicas");
                    List<JsonNode> inSync = replicas.stream()
                            .filter(replica -> Shape.flag(replica, "in_sync"))
                            .toList();
                    return new ShownPartition(
                            Shape.number(partition, "partition"),
                            Shape.number(partition, "leader"),
                            Shape.numbers(replicas, BROKER),
                            Shape.numbers(inSync, BROKER));
                })
                .toList();
    }
}
