package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.catalogue.UnmetNeed;
import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.expect.SettledState;
import dev.kafkalab.gherkin.ClusterNeeds;
import dev.kafkalab.gherkin.ClusterWords;
import dev.kafkalab.observe.ClusterObserver;
import dev.kafkalab.runtime.Cluster.Data;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.runtime.UnfitClusterException;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.text.Words;
import dev.kafkalab.topology.Role;
import dev.kafkalab.transcript.KcatLayout;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Steps that speak of the cluster as a whole. */
public record ClusterSteps(ScenarioContext scenario, EvidenceLog evidence) {

    /** Takes the cluster of a Compose file, whole and without topics: the one that runs, healed, or a new one. */
    @Given(ClusterWords.TAKEN)
    public void theCluster(Path composeFile) {
        evidence.record(scenario.use(composeFile));
    }

    /** As above; the table's two columns fill in the file's variables. */
    @Given(ClusterWords.TAKEN + " with:")
    public void theClusterWith(Path composeFile, Map<String, String> variables) {
        evidence.record(scenario.use(composeFile, variables));
    }

    /**
     * A new cluster of a Compose file, without topics, of which only these services run, and what they depend on: as
     * {@code docker compose up -d zookeeper kafka0}. The file's other nodes can join it later: {@code broker 1 is
     * started}.
     */
    @Given("only {services} of " + ClusterWords.TAKEN)
    public void only(List<String> services, Path composeFile) {
        evidence.record(scenario.useOnly(services, composeFile, Map.of()));
    }

    /** As above; the table's two columns fill in the file's variables. */
    @Given("only {services} of " + ClusterWords.TAKEN + " with:")
    public void onlyWith(List<String> services, Path composeFile, Map<String, String> variables) {
        evidence.record(scenario.useOnly(services, composeFile, variables));
    }

    /**
     * What the lab needs of a cluster, whoever has built it: so many brokers that a client on this machine reaches, and
     * where it matters so many members of an ensemble or a quorum. Its Compose file is asked, and no node. If it
     * describes less, or more, the scenario is in error, and what is missing is told.
     */
    @Given(ClusterNeeds.PHRASE)
    public void has(ClusterNeeds needs) {
        List<UnmetNeed> unmet = UnmetNeed.of(needs, scenario.lab().cluster().topology());
        if (!unmet.isEmpty()) {
            throw new UnfitClusterException(
                    unmet.stream().map(UnmetNeed::toString).collect(Collectors.joining(System.lineSeparator())));
        }
    }

    /** So many processes or containers of the file are alive at this moment, as the machine itself says. */
    @Then("{int} nodes are running")
    public void nodesAreRunning(int expected) {
        assertThat(running(node -> true)).as("nodes that run").hasSize(expected);
    }

    /**
     * The process or container of each broker, controller and ZooKeeper of the file is alive at this moment, as the
     * machine itself says. Whatever else is in the file may run or not.
     */
    @Then("every node is running")
    public void everyNodeIsRunning() {
        Predicate<ClusterNode> counts = node -> !node.node().is(Role.TOOL);
        assertThat(running(counts))
                .as("nodes that run")
                .containsExactlyElementsOf(scenario.lab().cluster().nodes().stream()
                        .filter(counts)
                        .map(node -> node.node().name())
                        .toList());
    }

    private List<String> running(Predicate<ClusterNode> counts) {
        List<ClusterNode> nodes =
                scenario.lab().cluster().nodes().stream().filter(counts).toList();
        evidence.record(new Transcript(
                compose("ps"),
                nodes.stream()
                        .map(node -> node.node().name() + "  " + Words.lower(node.state()))
                        .toList()));
        return nodes.stream()
                .filter(node -> node.state() == State.RUNNING)
                .map(node -> node.node().name())
                .toList();
    }

    /**
     * Each live broker, asked by itself, lists exactly these brokers, at the latest 10 seconds after the cluster has
     * settled.
     */
    @Then("every broker lists {brokers}")
    public void everyBrokerLists(BrokerSelector brokers) {
        List<Integer> expected = brokers.in(scenario);
        everyBroker(
                "every broker to list brokers " + Words.list(expected),
                Snapshot::brokerIds,
                answer -> "lists " + Words.list(answer.brokerIds()),
                answer -> answer.brokerIds().equals(expected),
                answer -> answer);
    }

    /** No live broker lists the node any longer, at the latest 10 seconds after the cluster has settled. */
    @Then("no broker lists {node}")
    public void noBrokerLists(NodeSelector phrase) {
        int id = phrase.brokerIn(scenario);
        everyBroker(
                "no broker to list " + phrase.words(),
                answer -> answer.brokerIds().contains(id),
                answer -> "lists " + Words.list(answer.brokerIds()),
                answer -> !answer.brokerIds().contains(id),
                answer -> answer);
    }

    /**
     * Each live broker, asked by itself, gives the same leader, replicas and ISR for each partition of the topic, at
     * the latest 10 seconds after the cluster has settled.
     */
    @Then("every broker describes {topic} the same")
    public void everyBrokerDescribes(String topic) {
        everyBroker(
                "every broker to describe %s the same".formatted(topic),
                answer -> answer.topic(topic),
                answer -> "says " + EvidenceText.partitions(answer.topic(topic)),
                answer -> !answer.topic(topic).isEmpty(),
                answer -> answer.only(topic));
    }

    /**
     * All live brokers know the same controller, and it is alive. In KRaft mode each is asked for the quorum's leader,
     * the active controller: what its metadata calls the controller is any broker. They have 10 seconds to agree once
     * the cluster has settled.
     */
    @Then("every broker names the same controller")
    public void everyBrokerNamesTheSameController() {
        ClusterObserver observer = scenario.lab().observer();
        everyBroker(
                "every broker to name the same controller, which is alive",
                Snapshot::controller,
                answer -> "names " + answer.controller(),
                answer -> observer.possibleControllers().contains(answer.controller()),
                answer -> answer);
    }

    private void everyBroker(
            String what,
            Function<Snapshot, ?> aspect,
            Function<Snapshot, String> description,
            Predicate<Snapshot> wanted,
            UnaryOperator<Snapshot> shown) {
        Outcome<List<Snapshot>> outcome = new SettledState(scenario).await(what, aspect, description, wanted);
        outcome.last().forEach(answer -> evidence.record(KcatLayout.metadata(shown.apply(answer))));
        outcome.orFail();
    }

    /** As {@code docker compose down --volumes}: nodes, networks and data go. */
    @When("the cluster is taken down")
    public void takenDown() {
        scenario.lab().takeDown(Data.REMOVE);
        evidence.record(new Transcript(compose("down --volumes"), List.of()));
    }

    /** As {@code docker compose down}: nodes and networks go, the data stays. */
    @When("the cluster is taken down, but its data is kept")
    public void takenDownKeepingData() {
        scenario.lab().takeDown(Data.KEEP);
        evidence.record(new Transcript(compose("down"), List.of()));
    }

    /** As {@code docker compose up} after a down; waits until the cluster is whole. */
    @When("the cluster is started again")
    public void startedAgain() {
        scenario.restartCluster();
        evidence.record(scenario.lab().observer().snapshot());
    }

    /** No process, container, network, volume, port or data folder of the cluster exists any longer. */
    @Then("nothing of the cluster is left on this machine")
    public void nothingIsLeft() {
        List<String> remains = scenario.lab().cluster().remains();
        evidence.record(new Transcript(compose("ps --all"), remains.isEmpty() ? List.of("nothing") : remains));
        assertThat(remains).as("what is left of the cluster").isEmpty();
    }

    /**
     * No live broker knows a topic but Kafka's internal ones, at the latest 10 seconds after the cluster has settled.
     */
    @Then("the cluster has no topics")
    public void noTopics() {
        everyBroker(
                "no broker to know a topic",
                ClusterSteps::topics,
                answer -> "knows " + Words.list(topics(answer)),
                answer -> topics(answer).isEmpty(),
                answer -> answer);
    }

    private static List<String> topics(Snapshot answer) {
        return answer.partitions().stream()
                .map(Snapshot.Partition::topic)
                .filter(topic -> !topic.startsWith("__"))
                .distinct()
                .sorted()
                .toList();
    }

    private String compose(String command) {
        return "docker compose -f %s %s"
                .formatted(scenario.lab().cluster().topology().composeFile(), command);
    }
}
