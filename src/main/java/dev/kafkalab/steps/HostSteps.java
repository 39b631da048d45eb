package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.topology.Role;
import io.cucumber.java.en.Then;
import java.util.List;

/** Steps that look at the cluster from outside, as a client on the host does. */
public record HostSteps(ScenarioContext scenario, EvidenceLog evidence) {

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

    /** A client on the host gets this cluster's metadata at the port that each broker has published for it. */
    @Then("a client on the host reaches every broker")
    public void everyBrokerIsReachable() {
        List<ClusterNode> brokers = scenario.lab().cluster().nodes().stream()
                .filter(node -> node.node().is(Role.BROKER))
                .toList();
        assertThat(brokers).as("brokers").isNotEmpty();
        assertThat(brokers.stream().filter(broker -> !answers(broker)).map(broker -> broker.node()
                        .name()))
                .as("brokers that a client on the host does not reach")
                .isEmpty();
    }

    /**
     * Nothing that belongs to this cluster answers at a port of 127.0.0.1 on which a broker listens inside and which is
     * not published. Holds by itself where every such port is published.
     */
    @Then("only published ports of the brokers are open to the host")
    public void onlyPublishedPortsAreOpen() {
        assertThat(scenario.lab().cluster().topology().brokerPortsNotPublished().stream()
                        .filter(this::answers))
                .as("ports that are open to the host, and not published")
                .isEmpty();
    }

    private boolean answers(ClusterNode broker) {
        return broker.hostEndpoint().filter(at -> answers(at.port())).isPresent();
    }

    private boolean answers(int port) {
        boolean answers = scenario.lab().answersOnHost(port);
        evidence.record(new Transcript(
                "kcat -L -b localhost:" + port,
                List.of(answers ? "this cluster answers" : "nothing of this cluster answers")));
        return answers;
    }
}
