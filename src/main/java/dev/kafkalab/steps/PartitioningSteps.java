package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.expect.ProvenEnd;
import dev.kafkalab.expect.ProvenEnd.Reading;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.traffic.MessageChecks;
import dev.kafkalab.traffic.PartitionChecks;
import dev.kafkalab.traffic.Received;
import dev.kafkalab.traffic.Sent;
import io.cucumber.java.en.Then;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Steps that judge in which partitions messages are, and in which order. */
public record PartitioningSteps(ScenarioContext scenario, EvidenceLog evidence, ProvenEnd end) {

    /**
     * Read from the beginning, the messages of each key are in one partition. Fails if no key has two messages, or the
     * topic has one partition only: then it would be so whatever the producer did.
     */
    @Then("messages of {topic} with the same key are in the same partition")
    public void sameKeySamePartition(String topic) {
        List<Received> received = end.read(topic).received();
        Map<String, Set<Integer>> partitions = partitionsOfKeys(topic, received);
        assertThat(PartitionChecks.repeatsAKey(received))
                .as("whether a key of %s has two messages, so that they could be in two partitions", topic)
                .isTrue();
        partitions.forEach((key, found) -> assertThat(found)
                .as("partitions with messages of key \"%s\"", key)
                .hasSize(1));
    }

    /**
     * Read from the beginning, messages of a key are in more than one partition. Shows what becomes of keys when
     * partitions are added. Fails if each key is in one.
     */
    @Then("messages of {topic} with the same key are in different partitions")
    public void sameKeyDifferentPartitions(String topic) {
        Map<String, Set<Integer>> partitions =
                partitionsOfKeys(topic, end.read(topic).received());
        assertThat(partitions.values())
                .as("partitions with messages of one key, for each key of %s", topic)
                .anyMatch(found -> found.size() > 1, "are several");
    }

    /**
     * Read from the beginning, each key is in the partition that the documented rule gives: the murmur2 hash of its
     * bytes, without the sign, modulo the number of partitions. Fails if the topic has one partition only.
     */
    @Then("every key of {topic} is in the partition that murmur2 gives")
    public void murmur2(String topic) {
        Map<String, Set<Integer>> keys = partitionsOfKeys(topic, end.read(topic).received());
        int partitions = scenario.lab().observer().metadata().topic(topic).size();
        keys.forEach((key, found) -> assertThat(found)
                .as("partitions with messages of key \"%s\", of %d", key, partitions)
                .containsExactly(PartitionChecks.partitionOf(key, partitions)));
    }

    /**
     * In the order of sending, the acknowledged messages went to another partition than the one before no more often
     * than that.
     */
    @Then("consecutive messages of {topic} change partition at most {int} time(s)")
    public void changesAtMost(String topic, int most) {
        int changes = changes(topic);
        evidence.record(Measurements.count(
                Kind.PARTITION_CHANGES, new Subject.TrafficOf(topic), changes, most, "one partition a batch"));
        assertThat(changes).as(changed(topic)).isLessThanOrEqualTo(most);
    }

    /**
     * In the order of sending, the acknowledged messages went to another partition than the one before at least that
     * often.
     */
    @Then("consecutive messages of {topic} change partition at least {int} time(s)")
    public void changesAtLeast(String topic, int least) {
        StepWords.atLeastOne(least, "changes");
        int changes = changes(topic);
        evidence.record(Measurements.atLeast(
                Kind.PARTITION_CHANGES,
                new Subject.TrafficOf(topic),
                changes,
                least,
                "another partition for each message"));
        assertThat(changes).as(changed(topic)).isGreaterThanOrEqualTo(least);
    }

    /**
     * Publishing ends; read from the beginning, no message stands in its partition behind one that was sent later.
     * Fails if no partition has two messages.
     */
    @Then("every partition of {topic} keeps the order of publishing")
    public void keepsOrder(String topic) {
        Reading reading = end.read(topic);
        List<Sent> sent = reading.sent();
        List<Received> received = MessageChecks.ours(reading.received());
        List<Received> reordered = MessageChecks.reordered(sent, received);
        evidence.atMost(
                Kind.REORDERED_IN_PARTITION, topic, reordered.size(), 0, "a partition is a log", received.size());
        assertThat(MessageChecks.partitionsWithAnOrder(sent, received))
                .as("partitions of %s with two messages of this scenario or more", topic)
                .isNotEmpty();
        assertThat(reordered)
                .as("messages behind later ones of their partition")
                .isEmpty();
    }

    /**
     * Publishing ends; read from the beginning, partitions together, at least one message comes behind one that was
     * sent later. Fails if all came in the order of sending, as from a single partition.
     */
    @Then("messages of {topic} are read in another order than they were published")
    public void anotherOrder(String topic) {
        Reading reading = end.read(topic);
        List<Sent> sent = reading.sent();
        List<Received> received = MessageChecks.ours(reading.received());
        List<Received> behind = MessageChecks.readBehindLaterOnes(sent, received);
        evidence.atLeastOne(
                Kind.REORDERED_READS,
                topic,
                behind.size(),
                "partitions are read one beside the other",
                received.size());
        assertThat(behind).as("messages that were read behind later ones").isNotEmpty();
    }

    private Map<String, Set<Integer>> partitionsOfKeys(String topic, List<Received> received) {
        Map<String, Set<Integer>> partitions = PartitionChecks.partitionsOfKeys(received);
        evidence.record(new Transcript(
                "kcat -C -e -b %s -t %s -f 'key %%k: partition %%p\\n' | sort -u"
                        .formatted(scenario.lab().observer().bootstrapServers(), topic),
                partitions.entrySet().stream()
                        .flatMap(entry -> entry.getValue().stream()
                                .map(partition -> "key %s: partition %d".formatted(entry.getKey(), partition)))
                        .toList()));
        assertThat(partitions).as("keys of %s", topic).isNotEmpty();
        severalPartitions(topic);
        return partitions;
    }

    private int changes(String topic) {
        List<Sent> acknowledged = scenario.messages().stopPublishing(topic).stream()
                .filter(Sent::acknowledged)
                .toList();
        assertThat(acknowledged).as("acknowledged messages of %s", topic).hasSizeGreaterThan(1);
        severalPartitions(topic);
        return PartitionChecks.changes(acknowledged);
    }

    private void severalPartitions(String topic) {
        assertThat(scenario.lab().observer().metadata().topic(topic))
                .as("partitions of %s: with a single one there is no choice to be judged", topic)
                .hasSizeGreaterThan(1);
    }

    private static String changed(String topic) {
        return EvidenceText.what(Kind.PARTITION_CHANGES, new Subject.TrafficOf(topic));
    }
}
