package dev.kafkalab.cli;

import dev.kafkalab.catalogue.StepClasses;
import dev.kafkalab.catalogue.UnusableStepsException;
import dev.kafkalab.catalogue.Vocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Steps of a course's own, where a command is to know them. */
final class OwnSteps {

    @Option(
            names = "--classes",
            paramLabel = "FOLDER|JAR",
            description = "Compiled steps of your own, such as target/test-classes. May be given several times.")
    private List<Path> paths = List.of();

    /** Ours, and those. @throws UsageException if one is not there, or has no steps that can be used */
    Vocabulary vocabulary() {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new UsageException(
                        "there is no %s: compile the steps first, with mvn test-compile".formatted(path));
            }
        }
        try {
            return paths.isEmpty() ? Vocabulary.ours() : StepClasses.in(paths).vocabulary();
        } catch (UnusableStepsException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
