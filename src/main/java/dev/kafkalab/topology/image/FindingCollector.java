package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service.EnvironmentVariable;
import dev.kafkalab.text.Spelling;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what an image says about a service's environment. Each finding names the first variable that is written. */
final class FindingCollector {

    private static final int TYPING_ERROR = 2;

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
        if (environment.has(variable)) {
            return;
        }
        Optional<String> misnamed = misnamed(variable);
        refused(
                "%s is not set%s: %s exits with 1 without it%s."
                        .formatted(
                                variable, misnamed.map(", only %s"::formatted).orElse(""), image, because),
                misnamed.map(name -> "call %s %s.".formatted(name, variable)).orElse(remedy),
                misnamed.orElse(variable));
    }

    /** A variable that is set and was probably meant to be this one: misspelt, or named as Bitnami's images have it. */
    Optional<String> misnamed(String variable) {
        String bitnamis = variable.replaceFirst("^KAFKA_", "KAFKA_CFG_");
        return environment.service().environment().stream()
                .map(EnvironmentVariable::name)
                .filter(name -> name.equals(bitnamis) || isMisspelt(name, variable))
                .findFirst();
    }

    private static boolean isMisspelt(String name, String variable) {
        return !name.equals(variable)
                && Math.abs(name.length() - variable.length()) <= TYPING_ERROR
                && Spelling.edits(name, variable) <= TYPING_ERROR;
    }

    /**
     * What the program reads of the file that the script has written.
     *
     * <p>{@code java.util.Properties} fails over one escape, a backslash and a u without four digits; then nothing is
     * known.
     */
    Map<String, String> read(ConfigurationFile file) {
        try {
            return file.read();
        } catch (IllegalArgumentException e) {
            refused(
                    "A backslash with a u behind it and no four digits stands in one of its values: the node exits while it reads its configuration (%s)."
                            .formatted(e.getMessage()),
                    "write two backslashes for one.");
            return Map.of();
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
