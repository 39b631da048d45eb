package dev.kafkalab.steps;

import dev.kafkalab.lab.NodePhrase;
import io.cucumber.java.ParameterType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What the vocabulary's parameters may look like. */
public final class ParameterTypes {

    /** {@code 18 seconds}, {@code 1.5 seconds}, {@code 500 milliseconds}, {@code 2 minutes}. */
    @ParameterType("(\\d+(?:\\.\\d+)?) (milliseconds?|seconds?|minutes?)")
    public Duration duration(String number, String unit) {
        double millis = Double.parseDouble(number)
                * switch (unit.replaceFirst("s$", "")) {
                    case "minute" -> 60_000;
                    case "second" -> 1_000;
                    default -> 1;
                };
        return Duration.ofMillis(Math.round(millis));
    }

    /** {@code the leader of testTopic}, {@code the controller}, {@code broker 2}, {@code the killed broker}, ... */
    @ParameterType(NodePhrase.REGEX)
    public NodePhrase node(String words) {
        return new NodePhrase(words);
    }

    /** {@code broker 2}; {@code brokers 1, 2 and 3}. */
    @ParameterType("brokers? (\\d+(?:, \\d+)*(?: and \\d+)?)")
    public List<Integer> brokers(String ids) {
        return Arrays.stream(ids.split("\\D+")).map(Integer::valueOf).sorted().toList();
    }

    /** A topic's name, as Kafka allows it. */
    @ParameterType("[A-Za-z0-9._-]+")
    public String topic(String name) {
        return name;
    }

    /** A Compose file, from the project's folder: {@code compose/zookeeper-ensemble.yml}. */
    @ParameterType("[\\w./-]+\\.ya?ml")
    public Path composeFile(String file) {
        return Path.of(file);
    }
}
