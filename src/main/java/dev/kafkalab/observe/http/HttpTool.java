package dev.kafkalab.observe.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A tool that tells over HTTP, in JSON of its own, what a cluster looks like. Its service is known by its image. */
public interface HttpTool {

    /** As steps name it. */
    String name();

    /** The last part of its image's name. */
    String image();

    /** The media type to ask for. */
    String accept();

    /** The path of the page with the brokers. */
    String brokersPath();

    /**
     * The ids of the brokers on that page, ascending. @throws IllegalArgumentException if the page has another shape
     */
    List<Integer> brokers(JsonNode page);

    /** The path of the page with the topics. */
    String topicsPath();

    /** The names of the topics on that page. @throws IllegalArgumentException if the page has another shape */
    List<String> topics(JsonNode page);

    /** The path of the page with a topic's partitions. */
    default String topicPath(String topic) {
        return topicsPath() + "/" + topic;
    }

    /**
     * The partitions of a topic on that page, in its order; none if the topic is not on it.
     *
     * @throws IllegalArgumentException if the page has another shape
     */
    List<ShownPartition> partitions(JsonNode page, String topic);
}
