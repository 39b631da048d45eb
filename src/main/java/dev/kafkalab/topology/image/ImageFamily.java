package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Image;
import dev.kafkalab.topology.Program;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The images of one publisher for one program, which share the conventions of their start script.
 *
 * @param recognizes whether an image is one of these, from whatever registry it comes
 * @param version which version of its program an image has
 * @param startCommands what a command line contains that ends in the image's own way of starting its program
 * @param nodeVariables variables that only a node of a cluster needs
 * @param foundAtStart the variables by which the start script runs a command or reads a file, so that nobody knows
 *     before the start what they make of the settings
 * @param script what the start script makes of an environment
 */
record ImageFamily(
        Predicate<Image> recognizes,
        Function<Image, Version> version,
        List<String> startCommands,
        List<String> nodeVariables,
        Function<Environment, List<String>> foundAtStart,
        StartScript script) {

    /** What a start script makes of a service's environment. */
    @FunctionalInterface
    interface StartScript {

        /** The interpretation without findings: those are collected. */
        ImageInterpretation interpret(Environment environment, Version version, FindingCollector findings);
    }

    /** Whether a command, written out as one line, starts this image's program. */
    boolean startsWith(String command) {
        return startCommands.stream().anyMatch(command::contains);
    }

    /** Whether the service has a variable that only a node of a cluster needs. */
    boolean configuredAsNode(Service service) {
        return nodeVariables.stream().anyMatch(new Environment(service)::has);
    }

    /** What the image makes of the service, if it starts its own program. */
    ImageInterpretation interpret(Service service, Image image) {
        Environment environment = new Environment(service);
        FindingCollector findings = new FindingCollector(environment, image);
        Version its = version.apply(image);
        if (its.floats() && !image.tag().isBlank()) {
            findings.note(
                    "%s floats: taken for %s here, it is whatever was pushed last when Docker pulls it."
                            .formatted(image, its.number()),
                    "write a tag with all its numbers, so that the lab is the same next year.");
        }
        KafkaVersions.lastBefore(image)
                .ifPresent(last -> findings.refused(
                        "%s does not exist: %s is the last of its line, and no other will follow."
                                .formatted(image, last),
                        "write a tag that there is, such as %s.".formatted(last)));
        ImageInterpretation interpretation = script.interpret(environment, its, findings);
        if (interpretation.program() instanceof Program.Kafka kafka) {
            KafkaScripts.refuseEmpty(findings, its, kafka.properties());
        }
        return interpretation.plus(findings.all());
    }

    /** No variable has anything run or read. */
    static List<String> nothing(Environment environment) {
        return List.of();
    }
}
