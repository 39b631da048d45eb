package dev.kafkalab.topology.image;

import dev.kafkalab.topology.Finding;
import java.util.ArrayList;
import java.util.List;

/** Collects what an image says about a service's environment. */
final class Requirements {

    private final Environment environment;
    private final String image;
    private final List<Finding> findings = new ArrayList<>();

    Requirements(Environment environment, String image) {
        this.environment = environment;
        this.image = image;
    }

    /** The image exits at once without this variable. */
    void needs(String variable, String because, String remedy) {
        if (!environment.has(variable)) {
            refused(
                    "%s is not set: %s exits with 1 without it%s.".formatted(variable, image, because),
                    remedy,
                    variable);
        }
    }

    void refused(String message, String remedy, String... where) {
        findings.add(Finding.refused(environment.service(), environment.where(where), message, remedy));
    }

    void wrong(String message, String remedy, String... where) {
        findings.add(Finding.wrong(environment.service(), environment.where(where), message, remedy));
    }

    void note(String message, String remedy, String... where) {
        findings.add(Finding.note(environment.service(), environment.where(where), message, remedy));
    }

    void addAll(List<Finding> more) {
        findings.addAll(more);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
