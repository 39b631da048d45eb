package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.admin.WantedTopic;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.expect.SettledState;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.transcript.KafkaTools;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Steps that create topics, and those that a cluster must refuse. */
public record TopicSteps(ScenarioContext scenario, EvidenceLog evidence) {

    private static final String UNNAMED = "lab-topic";
    private static final Duration ADMINISTRATION = Duration.ofSeconds(10);

    /**
     * Creates a topic with one partition, for scenarios that need not name it. Fails if not every broker knows it
     * within 10 seconds.
     */
    @Given("a topic with replication factor {int}")
    public void aTopic(int replicationFactor) {
        aTopic(UNNAMED, 1, replicationFactor);
    }

    /** Creates a topic with one partition and waits, up to 10 seconds, until every broker knows it. */
    @Given("a topic {topic} with replication factor {int}")
    public void aTopic(String topic, int replicationFactor) {
        aTopic(topic, 1, replicationFactor);
    }

    /** Creates a topic and waits, up to 10 seconds, until every broker knows each of its partitions. */
    @Given("a topic {topic} with {int} partition(s) and replication factor {int}")
    public void aTopic(String topic, int partitions, int replicationFactor) {
        evidence.record(scenario.create(topic, new WantedTopic(partitions, replicationFactor)));
    }

    /**
     * Creates a topic as the table says and waits, up to 10 seconds, until every broker knows it. The rows are
     * {@code partitions} and {@code replication factor}, or {@code replicas} to place them ({@code 1,2,3; 2,3,1} for
     * two partitions, each with its preferred leader first); every other row is a setting of the topic, such as
     * {@code min.insync.replicas}.
     */
    @Given("a topic {topic} with:")
    public void aTopicWith(String topic, Map<String, String> rows) {
        evidence.record(scenario.create(topic, WantedTopic.of(rows)));
    }

    /**
     * Creates a topic with one partition whose preferred leader is that node; the other replicas are on the next
     * brokers.
     */
    @Given("a topic {topic} with replication factor {int}, led by {node}")
    public void aTopicLedBy(String topic, int replicationFactor, NodeSelector node) {
        int leader = node.in(scenario).id().orElseThrow();
        evidence.record(scenario.create(
                topic,
                WantedTopic.ledBy(
                        leader,
                        replicationFactor,
                        scenario.lab().observer().metadata().brokerIds())));
    }

    /**
     * The cluster creates the topic, with one partition and one replica. Fails, with its reason, if it does not within
     * 10 seconds.
     */
    @Then("a topic {topic} can be created")
    public void canBeCreated(String topic) {
        assertThat(refusal(topic, 1, 1)).as("why topic %s was refused", topic).isEmpty();
    }

    /** The cluster refuses to create the topic, or does not answer within 10 seconds. */
    @Then("a topic {topic} cannot be created")
    public void cannotBeCreated(String topic) {
        assertThat(refusal(topic, 1, 1).orElse("it was created"))
                .as("why topic %s was refused", topic)
                .doesNotContain("it was created", "TopicExistsException");
    }

    /** The cluster refuses to create the topic, and its reason contains these words. Fails if it is created. */
    @Then("a topic {topic} with {int} partition(s) and replication factor {int} is refused, saying {string}")
    public void isRefused(String topic, int partitions, int replicationFactor, String words) {
        StepWords.given(words);
        assertThat(refusal(topic, partitions, replicationFactor).orElse("it was created"))
                .as("why topic %s was refused", topic)
                .contains(words);
    }

    /**
     * Every broker knows the topic with so many partitions, each with so many replicas, as soon as the metadata has
     * settled.
     */
    @Then("the cluster has a topic {topic} with {int} partition(s) and replication factor {int}")
    public void hasTopic(String topic, int partitions, int replicationFactor) {
        new SettledState(scenario).awaitNotice();
        Snapshot seen = scenario.awaitTopic(topic, partitions).orFail().get(0);
        evidence.recordTopic(seen, topic);
        assertThat(seen.topic(topic))
                .extracting(partition -> partition.replicas().size())
                .as("replicas of each partition of %s", topic)
                .containsOnly(replicationFactor);
    }

    private Optional<String> refusal(String topic, int partitions, int replicationFactor) {
        Optional<String> refusal =
                scenario.lab().admin().tryCreateTopic(topic, partitions, replicationFactor, ADMINISTRATION);
        evidence.record(new KafkaTools(scenario.lab().observer().bootstrapServers())
                .createTopic(topic, partitions, replicationFactor, refusal));
        return refusal;
    }
}
