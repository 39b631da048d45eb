package dev.kafkalab.steps;

import dev.kafkalab.gherkin.ClusterNeeds;
import dev.kafkalab.gherkin.ClusterWords;
import dev.kafkalab.gherkin.NodeWords;
import dev.kafkalab.observe.PartitionName;
import dev.kafkalab.observe.http.HttpTool;
import dev.kafkalab.observe.http.Kafdrop;
import dev.kafkalab.observe.http.RestProxy;
import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.traffic.processor.Copying;
import io.cucumber.java.ParameterType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the vocabulary's parameters may look like. */
public final class ParameterTypes {

    // Annotations take constants only: a test holds these against the operations that there are.
    static final String OPERATIONS = "killed|stopped|paused|restarted|resumed|started(?: again)?";
    static final String FAULTS = "a kill|a stop|a pause|a restart|a resume|a start|a close";

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

    /**
     * A node, looked up when the step runs. By its part: {@code the leader broker}, {@code the leader of testTopic},
     * {@code the leader of partition 1 of testTopic}, {@code a follower of testTopic}, {@code the controller}, {@code a
     * broker other than the controller}, {@code another broker}, {@code the active controller}, {@code a standby
     * controller}, {@code the ZooKeeper leader}, {@code a ZooKeeper follower}. By what was done to it: {@code the
     * killed broker}, {@code the stopped ZooKeeper}, {@code the paused controller}. By its id or its service:
     * {@code broker 2}, {@code ZooKeeper 1}, {@code controller 3}, {@code node kafka1}. Several, where the step is
     * about several: {@code the followers of testTopic}, {@code the killed brokers}.
     */
    @ParameterType(NodeWords.REGEX)
    public NodeSelector node(String words) {
        return NodeSelector.of(words);
    }

    /**
     * {@code killed}, {@code stopped}, {@code paused}, {@code restarted}, {@code resumed}, {@code started} or
     * {@code started again}: what is done to a node.
     */
    @ParameterType(OPERATIONS)
    public NodeOperation operation(String pastTense) {
        return NodeOperation.ofPastTense(pastTense.replace(" again", ""));
    }

    /**
     * {@code a kill}, {@code a stop}, {@code a pause}: something that was done to a node; {@code a close}: to a
     * consumer.
     */
    @ParameterType(FAULTS)
    public String fault(String noun) {
        return Arrays.stream(NodeOperation.values())
                .filter(operation -> operation.noun().equals(noun))
                .map(NodeOperation::pastTense)
                .findFirst()
                .orElse("closed");
    }

    /** {@code broker 2}; {@code brokers 1, 2 and 3}; {@code all brokers}, which are those of the Compose file. */
    @ParameterType(BrokerSelector.REGEX)
    public BrokerSelector brokers(String words) {
        return new BrokerSelector(words);
    }

    /**
     * What a lab needs of a cluster: {@code 3 brokers}; {@code 3 brokers and an ensemble of 3 ZooKeepers}; {@code 3
     * brokers and a quorum of 3 controllers}, of {@code 3 dedicated controllers}, which are no brokers, or of {@code 3
     * combined controllers}, which are brokers, too. There may be no more and no fewer.
     */
    @ParameterType(ClusterNeeds.REGEX)
    public ClusterNeeds needs(String words) {
        return ClusterNeeds.of(words);
    }

    /** Services of a Compose file: {@code zookeeper and kafka0}; {@code zookeeper, kafka0 and kafka1}. */
    @ParameterType(NodeWords.NAME + "(?:, " + NodeWords.NAME + ")*(?: and " + NodeWords.NAME + ")?")
    public List<String> services(String names) {
        return List.of(names.split(", | and "));
    }

    /** A topic's name, as Kafka allows it. */
    @ParameterType(NodeWords.NAME)
    public String topic(String name) {
        return name;
    }

    /** {@code testTopic} for its partition 0; {@code partition 2 of testTopic}. */
    @ParameterType(PartitionName.REGEX)
    public PartitionName partition(String words) {
        return PartitionName.of(words);
    }

    /** A setting of a broker or a topic, as Kafka writes it: {@code replica.lag.time.max.ms}. */
    @ParameterType("[a-z][a-z0-9.]*")
    public String setting(String name) {
        return name;
    }

    /** Where a reader stands: {@code in rack south}, or {@code without a rack}, as one that does not say. */
    @ParameterType(RackWords.REGEX)
    public Optional<String> rack(String words) {
        return RackWords.rack(words);
    }

    /** {@code Kafdrop}, {@code the REST Proxy}: a tool that tells over HTTP what the cluster looks like. */
    @ParameterType("Kafdrop|the REST Proxy")
    public HttpTool tool(String name) {
        return name.equals(Kafdrop.NAME) ? new Kafdrop() : new RestProxy();
    }

    /** A consumer group: its {@code group.id}, or what the scenario calls it. */
    @ParameterType(NodeWords.NAME)
    public String group(String name) {
        return name;
    }

    /** How a processor ends what it has copied: {@code in a transaction}, {@code without committing}. */
    @ParameterType("in a transaction that stays open|in a transaction|and commits|without committing")
    public Copying copying(String words) {
        return Copying.of(words);
    }

    /** A Compose file, from the project's folder: {@code compose/zookeeper-ensemble.yml}. */
    @ParameterType(ClusterWords.COMPOSE_FILE)
    public Path composeFile(String file) {
        return Path.of(file);
    }
}
