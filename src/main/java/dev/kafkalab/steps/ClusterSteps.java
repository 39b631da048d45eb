package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.lab.LabScenario;
import dev.kafkalab.lab.NodePhrase;
import dev.kafkalab.observe.KcatLayout;
import dev.kafkalab.observe.Words;
import dev.kafkalab.runtime.Cluster.Data;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.ClusterNode.State;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Steps that speak of the cluster as a whole. */
public final class ClusterSteps {

    private final LabScenario scenario;
    private final EvidenceLog evidence;

    public ClusterSteps(LabScenario scenario, EvidenceLog evidence) {
        this.scenario = scenario;
        this.evidence = evidence;
    }

    /** Takes the cluster of a Compose file, whole and without topics: the one that runs, healed, or a new one. */
    @Given("the cluster of {composeFile}")
    public void theCluster(Path composeFile) {
        evidence.record(scenario.use(composeFile, Map.of()));
    }

    /** As above; the table's two columns fill in the file's variables. */
    @Given("the cluster of {composeFile} with:")
    public void theClusterWith(Path composeFile, Map<String, String> variables) {
        evidence.record(scenario.use(composeFile, variables));
    }

    /**
     * A new cluster of a Compose file, without topics, of which only these services run, and what they depend on: as
     * {@code docker compose up -d zookeeper kafka0}. The file's other nodes can join it later: {@code broker 1 is started}.
     */
    @Given("only {services} of the cluster of {composeFile}")
    public void only(List<String> services, Path composeFile) {
        evidence.record(scenario.useOnly(services, composeFile, Map.of()));
    }

    /** As above; the table's two columns fill in the file's variables. */
    @Given("only {services} of the cluster of {composeFile} with:")
    public void onlyWith(List<String> services, Path composeFile, Map<String, String> variables) {
        evidence.record(scenario.useOnly(services, composeFile, variables));
    }

    /** Every process or container of the file is alive. */
    @Then("{int} nodes are running")
    public void nodesAreRunning(int expected) {
        List<ClusterNode> nodes = scenario.lab().cluster().nodes();
        evidence.record(new Transcript(
                compose("ps"),
                nodes.stream()
                        .map(node -> node.node().name() + "  " + Words.lower(node.state()))
                        .toList()));
        assertThat(nodes)
                .filteredOn(node -> node.state() == State.RUNNING)
                .as("nodes that run")
                .hasSize(expected);
    }

    /** Each live broker, asked by itself, lists exactly these brokers. */
    @Then("every broker lists {brokers}")
    public void everyBrokerLists(List<Integer> expected) {
        List<Snapshot> answers = scenario.settle(
                        "every broker to list brokers " + expected,
                        () -> scenario.lab().observer().everyBroker(),
                        seen -> seen.stream()
                                .map(s -> s.askedOf() + " lists " + s.brokerIds())
                                .toList()
                                .toString(),
                        seen -> !seen.isEmpty()
                                && seen.stream().allMatch(s -> s.brokerIds().equals(expected)))
                .last();
        answers.forEach(answer -> evidence.record(KcatLayout.metadata(answer)));
        assertThat(answers).as("brokers that answer").isNotEmpty();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.brokerIds())
                .as("brokers that %s lists", answer.askedOf())
                .isEqualTo(expected));
    }

    /** No live broker lists the node any longer. */
    @Then("no broker lists {node}")
    public void noBrokerLists(NodePhrase phrase) {
        ClusterNode node = phrase.in(scenario);
        int id = node.node().id().orElseThrow();
        scenario.settle(
                        "no broker to list " + phrase.words(),
                        () -> scenario.lab().observer().everyBroker(),
                        seen -> seen.stream()
                                .map(s -> s.askedOf() + " lists " + s.brokerIds())
                                .toList()
                                .toString(),
                        seen -> !seen.isEmpty()
                                && seen.stream().noneMatch(s -> s.brokerIds().contains(id)))
                .orFail()
                .forEach(answer -> evidence.record(KcatLayout.metadata(answer)));
    }

    /**
     * Each live broker, asked by itself, gives the same leader, replicas and ISR for each partition of the topic. Awaited
     * as long as a change of the metadata may take; a broker that says otherwise has not been told by the controller.
     */
    @Then("every broker describes {topic} the same")
    public void everyBrokerDescribes(String topic) {
        List<Snapshot> answers = scenario.settle(
                        "every broker to describe %s the same".formatted(topic),
                        () -> scenario.lab().observer().everyBroker(),
                        seen -> seen.stream()
                                .map(s -> s.askedOf() + " says " + LabScenario.inWords(s.topic(topic)))
                                .toList()
                                .toString(),
                        seen -> seen.stream()
                                        .map(answer -> answer.topic(topic))
                                        .distinct()
                                        .count()
                                == 1)
                .last();
        answers.forEach(answer -> evidence.record(KcatLayout.metadata(answer.only(topic))));
        assertThat(answers).as("brokers that answer").isNotEmpty();
        assertThat(answers.get(0).topic(topic)).as("partitions of %s", topic).isNotEmpty();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.topic(topic))
                .as("what %s says of %s", answer.askedOf(), topic)
                .isEqualTo(answers.get(0).topic(topic)));
    }

    /**
     * All live brokers know the same controller, and it is alive. In KRaft mode each is asked for the quorum's leader, the
     * active controller: what its metadata calls the controller is any broker.
     */
    @Then("every broker names the same controller")
    public void everyBrokerNamesTheSameController() {
        List<Snapshot> answers = scenario.lab().observer().everyBroker();
        answers.forEach(answer -> evidence.record(KcatLayout.metadata(answer)));
        assertThat(answers).as("brokers that answer").isNotEmpty();
        assertThat(answers)
                .extracting(Snapshot::controller)
                .as("controllers")
                .containsOnly(answers.get(0).controller());
        assertThat(scenario.lab().observer().possibleControllers())
                .as("live nodes that may be the controller")
                .contains(answers.get(0).controller());
    }

    /** A client on the host gets this cluster's metadata at that port of 127.0.0.1. */
    @Then("a client on the host reaches the cluster at port {int}")
    public void reachable(int port) {
        assertThat(answers(port))
                .as("the cluster answers at 127.0.0.1:%d", port)
                .isTrue();
    }

    /** Nothing that belongs to this cluster answers at that port of 127.0.0.1. */
    @Then("a client on the host does not reach the cluster at port {int}")
    public void notReachable(int port) {
        assertThat(answers(port))
                .as("the cluster answers at 127.0.0.1:%d", port)
                .isFalse();
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

    /** The cluster has no topics but Kafka's internal ones. */
    @Then("the cluster has no topics")
    public void noTopics() {
        evidence.record(KcatLayout.metadata(scenario.lab().observer().metadata()));
        assertThat(scenario.lab().admin().topics()).as("topics").isEmpty();
    }

    private boolean answers(int port) {
        boolean answers = scenario.lab().answersOnHost(port);
        evidence.record(new Transcript(
                "kcat -L -b localhost:" + port,
                List.of(answers ? "this cluster answers" : "nothing of this cluster answers")));
        return answers;
    }

    private String compose(String command) {
        return "docker compose -f %s %s"
                .formatted(scenario.lab().cluster().topology().composeFile(), command);
    }
}
