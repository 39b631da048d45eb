package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.LogExcerpt;
import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.lab.Fault;
import dev.kafkalab.lab.Fault.Operation;
import dev.kafkalab.lab.LabScenario;
import dev.kafkalab.lab.Logs;
import dev.kafkalab.lab.NodePhrase;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.topology.Role;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;

/** Steps that break nodes, repair them, and look into their logs. */
public final class NodeSteps {

    private final LabScenario scenario;
    private final EvidenceLog evidence;

    public NodeSteps(LabScenario scenario, EvidenceLog evidence) {
        this.scenario = scenario;
        this.evidence = evidence;
    }

    /** SIGKILL, as {@code docker compose kill}: the node has no time to say goodbye. Bounds count from its death. */
    @When("{node} is killed")
    public void killed(NodePhrase node) {
        apply(Operation.KILL, node);
    }

    /** SIGTERM, as {@code docker compose stop}: a broker hands its leaders over first. Bounds count from the signal. */
    @When("{node} is stopped")
    public void stopped(NodePhrase node) {
        apply(Operation.STOP, node);
    }

    /** As {@code docker compose pause}: the node keeps its connections and answers nothing. */
    @When("{node} is paused")
    public void paused(NodePhrase node) {
        apply(Operation.PAUSE, node);
    }

    /** As {@code docker compose unpause}. */
    @When("{node} is resumed")
    public void resumed(NodePhrase node) {
        apply(Operation.RESUME, node);
    }

    /** As {@code docker compose start}: the node comes back with the data it had. */
    @When("{node} is started again")
    public void startedAgain(NodePhrase node) {
        apply(Operation.START, node);
    }

    /** What the node has logged since the last fault contains these words within that time of the fault. */
    @Then("the log of {node} says {string} within {duration}")
    public void logSays(NodePhrase phrase, String words, Duration atMost) {
        logSays(phrase.in(scenario), words, atMost);
    }

    /** What every running ZooKeeper has logged since the last fault contains these words within that time of the fault. */
    @Then("the log of every live ZooKeeper says {string} within {duration}")
    public void logOfEveryZooKeeperSays(String words, Duration atMost) {
        scenario.lab().observer().running(Role.ZOOKEEPER).forEach(node -> logSays(node, words, atMost));
    }

    private void apply(Operation operation, NodePhrase phrase) {
        ClusterNode node = phrase.in(scenario);
        assertThat(node.state())
                .as("state of %s before it is %s", node.node().name(), operation.participle())
                .isEqualTo(
                        switch (operation) {
                            case START -> State.DOWN;
                            case RESUME -> State.PAUSED;
                            default -> State.RUNNING;
                        });
        Fault fault = scenario.faults().apply(operation, node);
        evidence.record(fault.before());
        evidence.record(new Transcript(
                "docker compose -f %s %s %s"
                        .formatted(
                                scenario.lab().cluster().topology().composeFile(),
                                command(operation),
                                node.node().name()),
                List.of("%s is %s".formatted(node.node().name(), operation.participle()))));
    }

    private static String command(Operation operation) {
        return switch (operation) {
            case KILL -> "kill";
            case STOP -> "stop";
            case PAUSE -> "pause";
            case RESUME -> "unpause";
            case START -> "start";
        };
    }

    private void logSays(ClusterNode node, String words, Duration atMost) {
        List<String> lines = scenario.sinceFault(
                        "the log of %s to say \"%s\"".formatted(node.node().name(), words),
                        () -> linesSinceFault(node, words),
                        seen -> "not yet there, see " + node.log(),
                        seen -> !seen.isEmpty(),
                        atMost)
                .orFail();
        evidence.record(excerpt(node, words, lines));
    }

    private List<String> linesSinceFault(ClusterNode node, String words) {
        long offset =
                scenario.faults().last().logSizes().getOrDefault(node.node().name(), 0L);
        return Logs.linesWith(words, node, offset);
    }

    private static LogExcerpt excerpt(ClusterNode node, String words, List<String> lines) {
        return new LogExcerpt(node.node().name(), Logs.relativeToReports(node.log()), List.of(words), lines);
    }
}
