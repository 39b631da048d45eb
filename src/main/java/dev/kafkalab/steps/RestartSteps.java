package dev.kafkalab.steps;

import static dev.kafkalab.catalogue.Change.NODE;

import dev.kafkalab.catalogue.Change.Made;
import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.expect.RollingRestart;
import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.runtime.Cluster.Data;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.scenario.ScenarioContext;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Steps that restart nodes with other settings, or in another version. The table's two columns fill in variables of the
 * Compose file; its other variables keep their values. Data stays. The next scenario gets a cluster that is as its own
 * step says.
 */
public record RestartSteps(ScenarioContext scenario, EvidenceLog evidence) {

    /**
     * As {@code VARIABLE=value docker compose up -d --no-deps SERVICE}: the node is stopped politely and started again
     * with these variables, and the others stay as they are. Bounds count from its start. If these variables change
     * nothing of it, or it cannot go on with its data so, that is an error of the lab.
     */
    @Made(NODE)
    @When("{node} is/are restarted with:")
    public void restartedWith(NodeSelector phrase, Map<String, String> variables) {
        StepWords.rows(variables.keySet());
        List<ClusterNode> nodes = phrase.allIn(scenario);
        evidence.record(
                scenario.faults().apply(NodeOperation.STOP, nodes).get(0).before());
        scenario.reconfigure(nodes, variables);
        scenario.faults().apply(NodeOperation.START, nodes);
        evidence.record(compose(
                variables,
                "up -d --no-deps "
                        + nodes.stream().map(node -> node.node().name()).collect(Collectors.joining(" "))));
    }

    /**
     * As {@code each broker is restarted in turn}, and each starts again with these variables: a rolling change of
     * settings, or a rolling upgrade.
     */
    @Made(NODE)
    @When("each broker is restarted in turn with:")
    public void eachRestartedWith(Map<String, String> variables) {
        StepWords.rows(variables.keySet());
        new RollingRestart(scenario, variables).ofEveryBroker((broker, whole) -> {
            evidence.record(
                    compose(variables, "up -d --no-deps " + broker.node().name()));
            evidence.record(Measurements.of(
                    Kind.NODE_RECOVERY,
                    new Subject.Node(broker.node().name()),
                    whole,
                    "the lab's own: the broker starts, registers, and fetches what it missed"));
        });
    }

    /**
     * As {@code docker compose down}, which keeps the data, and {@code VARIABLE=value docker compose up -d}; waits
     * until the cluster is whole. If these variables change none of its nodes, that is an error of the lab.
     */
    @When("the cluster is restarted with:")
    public void clusterRestartedWith(Map<String, String> variables) {
        StepWords.rows(variables.keySet());
        scenario.lab().takeDown(Data.KEEP);
        scenario.reconfigure(variables);
        scenario.restartCluster();
        evidence.record(compose(variables, "up -d"));
        evidence.record(scenario.lab().observer().snapshot());
    }

    private Transcript compose(Map<String, String> variables, String command) {
        return new Transcript(
                "%s docker compose -f %s %s"
                        .formatted(
                                variables.entrySet().stream()
                                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                                        .collect(Collectors.joining(" ")),
                                scenario.lab().cluster().topology().composeFile(),
                                command),
                List.of());
    }
}
