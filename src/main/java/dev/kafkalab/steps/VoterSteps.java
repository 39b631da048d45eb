package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.admin.QuorumAdmin;
import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.UnfitClusterException;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.topology.Role;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** Steps that give votes in a KRaft quorum, and take them (KIP-853). */
public record VoterSteps(ScenarioContext scenario, EvidenceLog evidence) {

    /**
     * From now on voters can be added and removed: they stand in the metadata log, and no longer in
     * {@code controller.quorum.voters}. That is {@code kraft.version} 1, which a running cluster can be given from
     * Kafka 4.1 on; there is no way back, so the next scenario gets a new cluster.
     */
    @When("the quorum becomes dynamic")
    public void becomesDynamic() {
        if (admin().isDynamic()) {
            throw new UnfitClusterException("The quorum is dynamic already.%n  Fix: leave this step out.".formatted());
        }
        admin().makeDynamic();
        transcript(
                "kafka-features --bootstrap-server %s upgrade --feature %s=1"
                        .formatted(brokers(), QuorumAdmin.KRAFT_VERSION),
                QuorumAdmin.KRAFT_VERSION + " was upgraded to 1.");
    }

    /**
     * The controller has no vote any more, dead or alive: from now on the majority is counted without it. One that
     * lives goes on following, as an observer; the active one hands over to another first.
     */
    @When("{node} is removed from the voters")
    public void removed(NodeSelector controller) {
        int id = controller(controller);
        requireDynamic();
        String directory = admin().directory(id);
        admin().remove(id, directory);
        removal(id, directory, "Removed KRaft controller %d with directory id %s".formatted(id, directory));
    }

    /**
     * The controller has a vote again, once it has all of the cluster's metadata. It must run, and the active
     * controller must reach it.
     */
    @When("{node} is added to the voters")
    public void added(NodeSelector controller) {
        int id = controller(controller);
        requireDynamic();
        String directory = admin().directory(id);
        String endpoint = admin().add(
                        id,
                        directory,
                        scenario.lab().observer().metadata().brokerIds().get(0));
        transcript(
                "kafka-metadata-quorum --bootstrap-server %s --command-config controller-%d.properties add-controller"
                        .formatted(brokers(), id),
                "Added controller %d with directory id %s and endpoints: %s".formatted(id, directory, endpoint));
    }

    /**
     * The active controller refuses to take that controller's vote, and its reason contains these words. Fails if it
     * takes it.
     */
    @Then("{node} cannot be removed from the voters, saying {string}")
    public void cannotBeRemoved(NodeSelector controller, String words) {
        StepWords.given(words);
        int id = controller(controller);
        String directory = admin().directory(id);
        String answer = admin().tryRemove(id, directory).orElse("it was removed");
        removal(id, directory, answer);
        assertThat(answer)
                .as("why controller %d was not removed from the voters", id)
                .contains(words);
    }

    private void requireDynamic() {
        if (!admin().isDynamic()) {
            throw new UnfitClusterException(
                    "The quorum is static, and so are its voters.%n  Fix: write before it: When the quorum becomes dynamic"
                            .formatted());
        }
    }

    private void removal(int id, String directory, String answer) {
        transcript(
                "kafka-metadata-quorum --bootstrap-server %s remove-controller --controller-id %d --controller-directory-id %s"
                        .formatted(brokers(), id, directory),
                answer);
    }

    private void transcript(String command, String answer) {
        evidence.record(new Transcript(command, List.of(answer)));
    }

    private int controller(NodeSelector selector) {
        ClusterNode node = selector.in(scenario);
        if (!node.node().is(Role.CONTROLLER)) {
            throw new IllegalStateException("This step is about a controller, and \"%s\" is %s, which is none"
                    .formatted(selector.words(), node.node().name()));
        }
        return node.id().orElseThrow();
    }

    private QuorumAdmin admin() {
        return scenario.lab().admin().quorum();
    }

    private String brokers() {
        return scenario.lab().observer().bootstrapServers();
    }
}
