package dev.kafkalab.steps;

import dev.kafkalab.run.LabRun;
import dev.kafkalab.scenario.ScenarioContext;
import io.cucumber.java.After;
import io.cucumber.java.AfterAll;
import io.cucumber.java.Before;
import io.cucumber.java.BeforeAll;
import io.cucumber.java.Scenario;
import java.util.function.Consumer;

/** What happens around every scenario. */
public record Hooks(LabRun run, ScenarioContext scenario, EvidenceLog evidence) {

    /** A scenario begins when it is its turn on the clusters that it names. */
    @Before
    public void begin(Scenario current) {
        evidence.begin(current);
        run.definedSteps().require(current.getUri(), current.getLine());
        Consumer<String> console = run.console().progressOf(current.getUri());
        scenario.begin(current.getUri(), current.getLine(), console::accept);
    }

    /**
     * Which cluster it was, where no step has said so; then, if something was done to it, the scenario's timeline and
     * its traffic. The cluster stays for the next scenario.
     */
    @After
    public void end() {
        scenario.unnamedCluster().ifPresent(evidence::record);
        scenario.end().forEach(evidence::record);
    }

    /** What is wrong with the run's settings is told once, before anything has started. */
    @BeforeAll
    public static void requireSettings() {
        LabRun.current().settings().requireValid();
    }

    @AfterAll
    public static void takeDown() {
        LabRun.current().end();
    }
}
