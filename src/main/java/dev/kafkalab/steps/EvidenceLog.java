package dev.kafkalab.steps;

import dev.kafkalab.evidence.Evidence;
import dev.kafkalab.evidence.json.EvidenceJson;
import io.cucumber.java.Scenario;

/** Attaches what a step saw to the step, in Cucumber's own message stream. */
public final class EvidenceLog {

    private Scenario scenario;

    void begin(Scenario current) {
        scenario = current;
    }

    /** Attaches this evidence to the step that runs. */
    void record(Evidence evidence) {
        scenario.attach(
                EvidenceJson.write(evidence),
                Evidence.MEDIA_TYPE,
                evidence.getClass().getSimpleName());
    }
}
