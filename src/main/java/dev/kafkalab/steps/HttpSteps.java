package dev.kafkalab.steps;

import static dev.kafkalab.catalogue.Change.NODE;
import static dev.kafkalab.catalogue.Change.REASSIGNMENT;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.catalogue.Change.LookedBackOn;
import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.expect.HttpTools;
import dev.kafkalab.expect.HttpTools.Look;
import dev.kafkalab.observe.http.HttpTool;
import dev.kafkalab.observe.http.Kafdrop;
import dev.kafkalab.scenario.ScenarioContext;
import io.cucumber.java.en.Then;
import java.time.Duration;

/**
 * Steps that ask a tool over HTTP what the cluster looks like. Where the tool does not run, the scenario is not
 * verified.
 */
public record HttpSteps(ScenarioContext scenario, EvidenceLog evidence, HttpTools tools) {

    /** The tool lists these brokers and no others, at the latest 10 seconds after it answers at all. */
    @Then("{tool} lists {brokers}")
    public void listsBrokers(HttpTool tool, BrokerSelector expected) {
        show(tools.brokers(tool, expected.in(scenario)));
    }

    /** The tool lists the topic, at the latest 10 seconds after it answers at all. */
    @Then("{tool} lists topic {topic}")
    public void listsTopic(HttpTool tool, String topic) {
        show(tools.topics(tool, topic));
    }

    /**
     * The tool shows the leader, the replicas in their order and the ISR of each partition just as a broker tells them
     * that is asked at the same moment, at the latest after 10 seconds.
     */
    @Then("{tool} shows {topic} as Kafka does")
    public void showsTopic(HttpTool tool, String topic) {
        show(tools.partitions(tool, topic));
    }

    /** Kafdrop shows that broker, and no other, as the controller, at the latest after 10 seconds. */
    @Then("Kafdrop shows {node} as the controller")
    public void showsController(NodeSelector node) {
        show(tools.controller(new Kafdrop(), id(node)));
    }

    /** As above, within that time of the last fault or repair. Measured in seconds. */
    @LookedBackOn({NODE, REASSIGNMENT})
    @Then("Kafdrop shows {node} as the controller within {duration}")
    public void showsControllerWithin(NodeSelector node, Duration atMost) {
        Outcome<? extends Look<?>> outcome = tools.controller(new Kafdrop(), id(node), atMost);
        evidence.record(Measurements.of(
                Kind.SHOWN_CONTROLLER,
                new Subject.ShownController("Kafdrop"),
                outcome,
                "the controller's own handover; Kafdrop asks Kafka anew for each page"));
        show(outcome);
    }

    private int id(NodeSelector node) {
        return node.in(scenario).id().orElseThrow();
    }

    /** Leaves behind what the tool last showed before it is judged. */
    private void show(Outcome<? extends Look<?>> outcome) {
        evidence.record(outcome.last().page().transcript());
        outcome.orFail();
    }
}
