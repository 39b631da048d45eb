package dev.kafkalab.steps;

import static dev.kafkalab.catalogue.Change.CONSUMER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.admin.GroupState;
import dev.kafkalab.admin.GroupState.Partition;
import dev.kafkalab.await.Outcome;
import dev.kafkalab.await.TimedExpectation;
import dev.kafkalab.catalogue.Change.LookedBackOn;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.Measurement.Bound;
import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.evidence.Measurement.Quantity;
import dev.kafkalab.evidence.Measurement.Timing;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.scenario.ScenarioGroup;
import dev.kafkalab.traffic.LostMessages;
import dev.kafkalab.traffic.Sent;
import dev.kafkalab.traffic.group.GroupReads;
import dev.kafkalab.traffic.group.ReadMessage;
import dev.kafkalab.transcript.GroupLayout;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Steps that judge consumer groups: who is a member, what was read, what is committed, how soon a rebalance is over.
 */
public record GroupSteps(ScenarioContext scenario, EvidenceLog evidence) {

    /**
     * From here on, the group is called so, and its {@code group.id} is one that this broker is the coordinator of: it
     * leads the partition of {@code __consumer_offsets} that keeps the group and its offsets. If Kafka names another
     * coordinator, that is an error of the lab.
     */
    @Given("a group {group} whose offsets are kept by {node}")
    public void groupKeptBy(String name, NodeSelector phrase) {
        int broker = phrase.in(scenario).id().orElseThrow();
        ScenarioGroup group = scenario.groups().keptBy(name, broker);
        GroupState state = group.state();
        evidence.record(GroupLayout.state(bootstrapServers(), state));
        // From Kafka 4 on, a group has no coordinator until it has had a member.
        if (state.coordinator().orElse(broker) != broker) {
            throw new SetupException(
                    "The coordinator of group %s is broker %d, where broker %d leads the partition that keeps it"
                            .formatted(group.id(), state.coordinator().getAsInt(), broker));
        }
    }

    /**
     * As Kafka and the consumers themselves say, as soon as they agree; an idle member has no partition. Fails for a
     * group that has had no consumer.
     */
    @Then("group {group} has {int} member(s), of which {int} is/are idle")
    public void members(String name, int members, int idle) {
        ScenarioGroup group = group(name);
        Outcome<GroupState> settled = group.settled();
        evidence.record(GroupEvidence.described(scenario, group));
        GroupState state = settled.orFail();
        assertThat(state.members()).as("members of group %s", name).hasSize(members);
        assertThat(state.idle())
                .as("members of group %s without a partition", name)
                .hasSize(idle);
    }

    /**
     * As Kafka and the consumers themselves say, as soon as they agree: no partition is without a reader, and none has
     * two.
     */
    @Then("every partition of {topic} is read by exactly one member of group {group}")
    public void everyPartitionOnce(String topic, String name) {
        ScenarioGroup group = group(name);
        Outcome<GroupState> settled = group.settled();
        evidence.record(GroupEvidence.described(scenario, group));
        List<Partition> partitions = scenario.lab().observer().metadata().topic(topic).stream()
                .map(partition -> new Partition(topic, partition.partition()))
                .toList();
        assertThat(partitions).as("partitions of %s", topic).isNotEmpty();
        List<Partition> read = settled.orFail().members().stream()
                .flatMap(member -> member.partitions().stream())
                .filter(partition -> partition.topic().equals(topic))
                .toList();
        assertThat(read)
                .as("partitions of %s that the members of group %s have between them", topic, name)
                .containsExactlyInAnyOrderElementsOf(partitions);
    }

    /**
     * Publishing ends; within 10 seconds the group's consumers, between them, have read every message that was
     * acknowledged.
     */
    @Then("group {group} has read every message of {topic}")
    public void readEverything(String name, String topic) {
        everythingRead(name, topic);
    }

    /** As above; and none of them twice, by the same consumer or by two. */
    @Then("group {group} has read every message of {topic}, each once")
    public void readEverythingOnce(String name, String topic) {
        List<ReadMessage> repeated = GroupReads.repeated(everythingRead(name, topic));
        evidence.record(Measurements.count(
                Kind.REPEATED_READS,
                new Subject.ReadsOf(name, topic),
                repeated.size(),
                0,
                "a partition has one reader in a group, and that one commits"));
        assertThat(repeated).as("messages that were read again").isEmpty();
    }

    /**
     * The group's committed offset in partition 0, as Kafka says within 10 seconds: the next that a new consumer would
     * read.
     */
    @Then("group {group} has committed offset {int} of {topic}")
    public void committed(String name, int offset, String topic) {
        ScenarioGroup group = group(name);
        Outcome<OptionalLong> outcome = group.committed(topic, offset);
        evidence.record(GroupEvidence.described(scenario, group));
        outcome.orFail();
    }

    /**
     * Since a consumer was killed or closed, or the group was put back, these offsets of partition 0 have been read
     * once more, within 10 seconds of the step, and no others.
     */
    @Then("group {group} reads offsets {int} to {int} of {topic} again")
    public void readAgain(String name, int from, int to, String topic) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException(
                    "There are no offsets from %d to %d: write the lower one first".formatted(from, to));
        }
        ScenarioGroup group = group(name);
        Instant since = group.changedAt();
        List<Long> expected = LongStream.rangeClosed(from, to).boxed().toList();
        List<ReadMessage> reads = group.reads(
                        "offsets %d to %d of %s to be read again".formatted(from, to, topic),
                        topic,
                        seen -> GroupReads.again(seen, 0, since).containsAll(expected))
                .last();
        evidence.record(GroupEvidence.history(group, topic, reads));
        assertThat(GroupReads.again(reads, 0, since))
                .as("offsets of %s that group %s has read again", topic, name)
                .isEqualTo(expected);
    }

    /**
     * Since a consumer of the group was killed or closed, its partitions have been shared out anew among the others, in
     * that time. Measured in seconds.
     */
    @LookedBackOn(CONSUMER)
    @Then("group {group} is rebalanced within {duration}")
    public void rebalanced(String name, Duration promised) {
        rebalanced(name, promised, Optional.empty());
    }

    /** As above; and it was not done before the second time. */
    @LookedBackOn(CONSUMER)
    @Then("group {group} is rebalanced within {duration}, but not before {duration}")
    public void rebalanced(String name, Duration promised, Duration notBefore) {
        rebalanced(name, promised, Optional.of(notBefore));
    }

    /**
     * Since the group's last consumer had joined, or one was killed or closed, its partitions have never been shared
     * out anew, and its consumers are its members still.
     */
    @Then("group {group} has not been rebalanced since")
    public void notRebalanced(String name) {
        ScenarioGroup group = group(name);
        Outcome<GroupState> settled = group.settled();
        long rebalances = group.rebalancesSince();
        evidence.record(new Measurement(
                Kind.REBALANCES,
                new Subject.Group(name),
                Quantity.of(rebalances, "rebalances"),
                new Bound(
                        Optional.empty(),
                        Optional.of(0.0),
                        "nobody joined or left, and every member's heartbeats were in time"),
                Timing.from(group.quietSince()),
                rebalances == 0));
        evidence.record(GroupEvidence.described(scenario, group));
        settled.orFail();
        assertThat(settled.last().members()).as("members of group %s", name).isNotEmpty();
        assertThat(rebalances).as("rebalances of group %s", name).isZero();
    }

    private void rebalanced(String name, Duration promised, Optional<Duration> notBefore) {
        ScenarioGroup group = group(name);
        TimedExpectation<GroupState> rebalance = group.rebalanced(promised, notBefore);
        evidence.record(rebalance.measurement(Kind.REBALANCE, new Subject.Group(group.id())));
        evidence.record(GroupEvidence.described(scenario, group));
        rebalance.verify();
    }

    private ScenarioGroup group(String name) {
        return scenario.groups().judged(name);
    }

    private List<ReadMessage> everythingRead(String name, String topic) {
        ScenarioGroup group = group(name);
        List<Sent> sent = scenario.messages().stopPublishing(topic);
        Outcome<List<ReadMessage>> outcome = group.reads(
                "group %s to read every message of %s".formatted(name, topic),
                topic,
                reads -> GroupReads.unread(sent, reads).count() == 0);
        LostMessages unread = GroupReads.unread(sent, outcome.last());
        evidence.record(Measurements.count(
                        Kind.UNREAD_MESSAGES,
                        new Subject.ReadsOf(name, topic),
                        unread.count(),
                        0,
                        "every partition has a reader in the group")
                .outOf(unread.owed()));
        evidence.record(GroupEvidence.history(group, topic, outcome.last()));
        assertThat(unread.owed()).as("acknowledged messages of %s", topic).isPositive();
        assertThat(unread.count())
                .as("acknowledged messages that group %s has not read", name)
                .isZero();
        return outcome.last();
    }

    private String bootstrapServers() {
        return scenario.lab().observer().bootstrapServers();
    }
}
