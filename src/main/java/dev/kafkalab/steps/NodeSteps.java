package dev.kafkalab.steps;

import static dev.kafkalab.catalogue.Change.NODE;
import static dev.kafkalab.catalogue.Change.REASSIGNMENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.catalogue.Change.LookedBackOn;
import dev.kafkalab.catalogue.Change.Made;
import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.expect.RollingRestart;
import dev.kafkalab.expect.UnexpectedExit;
import dev.kafkalab.observe.NodeLog;
import dev.kafkalab.operation.AppliedOperation;
import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.runtime.NodeDeath;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.topology.Role;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;

/** Steps that break nodes, repair them, and look into their logs. */
public record NodeSteps(ScenarioContext scenario, EvidenceLog evidence) {

    /**
     * Breaks a node, or repairs it. {@code killed}: SIGKILL, as {@code docker compose kill}; it has no time to say
     * goodbye, and bounds count from its death. {@code stopped}: SIGTERM, as {@code docker compose stop}; a broker
     * hands its leaders over first, and bounds count from the signal. {@code paused}: as {@code docker compose pause};
     * it keeps its connections and answers nothing. {@code resumed}: as {@code docker compose unpause}.
     * {@code started}: as {@code docker compose up -d}; it comes back with the data it had or, if it has never run,
     * joins the cluster with none, and bounds count from the launch. {@code restarted}: as {@code docker compose
     * restart}; stopped and at once started, and bounds count from the signal.
     */
    @Made(NODE)
    @When("{node} is/are {operation}")
    public void operate(NodeSelector nodes, NodeOperation operation) {
        apply(operation, nodes);
    }

    /**
     * Every broker in the file's order is stopped politely and started again; the next one waits until the cluster is
     * whole: every broker lists every broker, and every ISR is full. Measured in seconds, for each broker from its
     * start. Fails if the cluster is not whole within 60 seconds of a start.
     */
    @Made(NODE)
    @When("each broker is restarted in turn")
    public void eachBrokerRestarted() {
        new RollingRestart(scenario)
                .ofEveryBroker((broker, whole) -> evidence.record(Measurements.of(
                        Kind.NODE_RECOVERY,
                        new Subject.Node(broker.node().name()),
                        whole,
                        "the lab's own: the broker starts, registers, and fetches what it missed")));
    }

    /** What the node has logged since the last fault contains these words within that time of the fault. */
    @LookedBackOn(NODE)
    @Then("the log of {node} says {string} within {duration}")
    public void logSays(NodeSelector phrase, String words, Duration atMost) {
        logSays(phrase.in(scenario), words, atMost);
    }

    /**
     * What every running ZooKeeper has logged since the last fault contains these words within that time of the fault.
     */
    @LookedBackOn(NODE)
    @Then("the log of every live ZooKeeper says {string} within {duration}")
    public void logOfEveryZooKeeperSays(String words, Duration atMost) {
        List<ClusterNode> live =
                scenario.lab().observer().running(Role.ZOOKEEPER).toList();
        assertThat(live).as("live ZooKeepers").isNotEmpty();
        live.forEach(node -> logSays(node, words, atMost));
    }

    /**
     * The node's process or container ends without anything being done to it, within that time of the last fault or
     * start. The evidence is what it logged last. Measured in seconds.
     */
    @LookedBackOn({NODE, REASSIGNMENT})
    @Then("{node} ends by itself within {duration}")
    public void endsByItself(NodeSelector phrase, Duration atMost) {
        ClusterNode node = phrase.in(scenario);
        Outcome<State> outcome = new UnexpectedExit(scenario).await(node, atMost);
        NodeDeath.Explanation told = NodeDeath.explain(node.log());
        evidence.record(new Transcript(compose("logs --tail 12", node.node().name()), told.lastLines()));
        evidence.record(Measurements.of(
                Kind.NODE_END,
                new Subject.Node(node.node().name()),
                outcome,
                told.cause().orElse("its log names no cause that is known here")));
        outcome.orFail();
    }

    private void apply(NodeOperation operation, NodeSelector phrase) {
        List<ClusterNode> nodes = phrase.allIn(scenario);
        nodes.forEach(node -> assertThat(node.state())
                .as("state of %s before it is %s", node.node().name(), operation.pastTense())
                .isIn(operation.possibleIn()));
        List<AppliedOperation> faults = scenario.faults().apply(operation, nodes);
        evidence.record(faults.get(0).before());
        List<String> names = nodes.stream().map(node -> node.node().name()).toList();
        evidence.record(new Transcript(
                compose(operation.composeCommand(), String.join(" ", names)),
                names.stream()
                        .map(name -> "%s is %s".formatted(name, operation.pastTense()))
                        .toList()));
    }

    private String compose(String command, String services) {
        return "docker compose -f %s %s %s"
                .formatted(scenario.lab().cluster().topology().composeFile(), command, services);
    }

    private void logSays(ClusterNode node, String words, Duration atMost) {
        NodeLog log = scenario.faults().last().logOf(node);
        evidence.record(scenario.await(
                        "the log of %s to say \"%s\"".formatted(log.node(), words),
                        () -> log.excerpt(List.of(StepWords.given(words))),
                        seen -> "not yet there, see " + log.file(),
                        seen -> !seen.lines().isEmpty(),
                        scenario.faults().since(),
                        atMost)
                .everOrFail());
    }
}
