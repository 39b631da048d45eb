package dev.kafkalab.grading;

import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.results.Scenario;
import java.util.Comparator;
import java.util.Optional;

/** How late this machine ran its threads while a scenario measured. */
final class Delays {

    private Delays() {}

    /** At worst, in seconds; empty if nothing was measured. */
    static Optional<Double> worst(Scenario scenario) {
        return scenario.evidence(Measurement.class)
                .flatMap(measured -> measured.timing().schedulingDelay().stream())
                .max(Comparator.naturalOrder());
    }
}
