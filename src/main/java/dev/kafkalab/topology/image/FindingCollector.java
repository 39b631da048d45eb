package dev.kafkalab.topology.image;

import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Image;
import java.util.ArrayList;
import java.util.List;

/** Collects what an image says about a service's environment. Each finding names the first variable that is written. */
final class FindingCollector {

    private final Environment environment;
    private final Image image;
    private final List<Finding> findings = new ArrayList<>();

    FindingCollector(Environment environment, Image image) {
        this.environment = environment;
        this.image = image;
    }

    /** The image that speaks. */
    Image image() {
        return image;
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

    List<Finding> all() {
        return List.copyOf(findings);
    }
}
