package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.lab.LabScenario;
import dev.kafkalab.lab.NodePhrase;
import dev.kafkalab.observe.Await.Outcome;
import dev.kafkalab.observe.KcatLayout;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Steps that speak of topics, their replicas and their ISR. */
public final class TopicSteps {

    private static final String UNNAMED = "lab-topic";
    private static final Duration ADMINISTRATION = Duration.ofSeconds(10);

    private final LabScenario scenario;
    private final EvidenceLog evidence;

    public TopicSteps(LabScenario scenario, EvidenceLog evidence) {
        this.scenario = scenario;
        this.evidence = evidence;
    }

    /** Creates a topic with one partition, for scenarios that need not name it. */
    @Given("a topic with replication factor {int}")
    public void aTopic(int replicationFactor) {
        aTopic(UNNAMED, 1, replicationFactor);
    }

    /** Creates a topic with one partition and waits until every broker knows it. */
    @Given("a topic {topic} with replication factor {int}")
    public void aTopic(String topic, int replicationFactor) {
        aTopic(topic, 1, replicationFactor);
    }

    /** Creates a topic and waits until every broker knows it. */
    @Given("a topic {topic} with {int} partition(s) and replication factor {int}")
    public void aTopic(String topic, int partitions, int replicationFactor) {
        scenario.lab().admin().createTopic(topic, partitions, replicationFactor);
        evidence.record(scenario.awaitTopic(topic, partitions));
    }

    /** Creates a topic with one partition whose preferred leader is that node. */
    @Given("a topic {topic} with replication factor {int}, led by {node}")
    public void aTopicLedBy(String topic, int replicationFactor, NodePhrase phrase) {
        int first = phrase.in(scenario).node().id().orElseThrow();
        List<Integer> replicas = Stream.concat(
                        Stream.of(first),
                        scenario.lab().observer().metadata().brokerIds().stream()
                                .filter(id -> id != first))
                .limit(replicationFactor)
                .toList();
        scenario.lab().admin().createTopic(topic, replicas);
        evidence.record(scenario.awaitTopic(topic, 1));
    }

    /** Every partition has a leader that is one of its replicas. */
    @Then("every partition of {topic} has a leader")
    public void everyPartitionHasALeader(String topic) {
        assertThat(seen(topic)).isNotEmpty().allSatisfy(p -> assertThat(p.replicas())
                .as("replicas of %s-%d, one of which leads", p.topic(), p.partition())
                .contains(p.leader()));
    }

    /** The replicas of each partition are these brokers, in any order. */
    @Then("the replicas of {topic} are {brokers}")
    public void replicas(String topic, List<Integer> expected) {
        assertThat(seen(topic)).isNotEmpty().allSatisfy(p -> assertThat(p.replicas())
                .as("replicas of %s-%d", p.topic(), p.partition())
                .containsExactlyInAnyOrderElementsOf(expected));
    }

    /** The ISR of each partition is these brokers, in any order, as soon as the metadata has settled. */
    @Then("the ISR of {topic} is {brokers}")
    public void isr(String topic, List<Integer> expected) {
        shown(
                scenario.settle(
                        "the ISR of %s to be %s".formatted(topic, expected),
                        () -> scenario.lab().observer().metadata(),
                        snapshot -> LabScenario.inWords(snapshot.topic(topic)),
                        every(topic, p -> sorted(p.isr()).equals(expected))),
                topic);
    }

    /** The ISR of each partition becomes these brokers within that time of the last fault or repair. */
    @Then("the ISR of {topic} is {brokers} within {duration}")
    public void isrWithin(String topic, List<Integer> expected, Duration atMost) {
        Outcome<Snapshot> outcome = scenario.sinceFault(
                "the ISR of %s to be %s".formatted(topic, expected),
                () -> scenario.lab().observer().metadata(),
                snapshot -> LabScenario.inWords(snapshot.topic(topic)),
                every(topic, p -> sorted(p.isr()).equals(expected)),
                atMost);
        evidence.record(Measurements.of(
                "the ISR of " + topic,
                outcome,
                atMost,
                "the lab's own: the broker starts, and fetches what it missed"));
        shown(outcome, topic);
    }

    /** The node is in the ISR of no partition, as soon as the metadata has settled. */
    @Then("{node} is not in the ISR of {topic}")
    public void notInIsr(NodePhrase phrase, String topic) {
        int id = phrase.in(scenario).node().id().orElseThrow();
        shown(
                scenario.settle(
                        "%s to leave the ISR of %s".formatted(phrase.words(), topic),
                        () -> scenario.lab().observer().metadata(),
                        snapshot -> LabScenario.inWords(snapshot.topic(topic)),
                        every(topic, p -> !p.isr().contains(id))),
                topic);
    }

    /** Asks the controller to give partition 0 back to the first of its replicas. */
    @When("the preferred leader of {topic} is elected")
    public void electPreferredLeader(String topic) {
        scenario.lab().admin().electPreferredLeader(topic, 0);
        evidence.record(new Transcript(
                "kafka-leader-election --bootstrap-server %s --election-type preferred --topic %s --partition 0"
                        .formatted(scenario.lab().observer().bootstrapServers(), topic),
                List.of("Successfully completed leader election (PREFERRED) for partitions %s-0".formatted(topic))));
    }

    /** Each partition is led by the first of its replicas, as soon as the metadata has settled. */
    @Then("the preferred leader of {topic} leads")
    public void preferredLeaderLeads(String topic) {
        shown(
                scenario.settle(
                        "the preferred leader of %s to lead".formatted(topic),
                        () -> scenario.lab().observer().metadata(),
                        snapshot -> LabScenario.inWords(snapshot.topic(topic)),
                        every(topic, p -> p.leader() == p.replicas().get(0))),
                topic);
    }

    /** The cluster refuses to create the topic, or does not answer within 10 seconds. */
    @Then("a topic {topic} cannot be created")
    public void cannotBeCreated(String topic) {
        Optional<String> refusal = scenario.lab().admin().tryCreateTopic(topic, 1, 1, ADMINISTRATION);
        evidence.record(new Transcript(
                "kafka-topics --bootstrap-server %s --create --topic %s"
                        .formatted(scenario.lab().observer().bootstrapServers(), topic),
                List.of(refusal.orElse("Created topic %s.".formatted(topic)))));
        assertThat(refusal).as("why topic %s was refused", topic).isPresent();
    }

    private List<Snapshot.Partition> seen(String topic) {
        Snapshot snapshot = scenario.lab().observer().metadata();
        evidence.record(snapshot.only(topic));
        return snapshot.topic(topic);
    }

    /** Leaves behind what was last seen before it is judged. */
    private void shown(Outcome<Snapshot> outcome, String topic) {
        evidence.record(outcome.last().only(topic));
        evidence.record(KcatLayout.metadata(outcome.last()));
        outcome.orFail();
    }

    private static Predicate<Snapshot> every(String topic, Predicate<Snapshot.Partition> wanted) {
        return snapshot -> !snapshot.topic(topic).isEmpty()
                && snapshot.topic(topic).stream().allMatch(wanted);
    }

    private static List<Integer> sorted(List<Integer> ids) {
        return ids.stream().sorted().toList();
    }
}
