package dev.kafkalab.report.example;

import dev.kafkalab.evidence.Evidence;
import dev.kafkalab.evidence.json.EvidenceJson;
import dev.kafkalab.evidence.json.InWords;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Instant;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/** Steps that only pretend, for the tests of what tells about a run. */
public final class ExampleSteps {

    private Scenario scenario;

    @Before
    public void begin(Scenario current) {
        scenario = current;
    }

    @Given("a cluster")
    public void cluster() {}

    @When("a broker is killed")
    public void kill() {}

    @When("no runtime can do this")
    public void cannot() {
        throw new TestAbortedException("needs the docker runtime");
    }

    @When("the machine is too small")
    public void tooSmall() {
        throw new IllegalStateException("6 nodes need 2 GB of memory; 1 GB is free");
    }

    @Then("it takes {double} s of {double} s")
    public void takes(double seconds, double bound) {
        boolean holds = seconds <= bound;
        scenario.attach(
                EvidenceJson.write(InWords.measurement(
                        "a new leader", seconds, "s", Optional.empty(), Optional.of(bound), holds, "", Instant.EPOCH)),
                Evidence.MEDIA_TYPE,
                "measurement");
        if (!holds) {
            throw new AssertionError("too late\nexpected: %s s".formatted(bound));
        }
    }
}
