package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Image;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The images of one publisher for one program, which share the conventions of their start script.
 *
 * @param recognizes whether an image is one of these, from whatever registry it comes
 * @param version which version a tag of these images stands for
 * @param startCommands what a command line contains that ends in the image's own way of starting its program
 * @param nodeVariables variables that only a node of a cluster needs
 * @param script what the start script makes of an environment
 */
record ImageFamily(
        Predicate<Image> recognizes,
        Function<String, Version> version,
        List<String> startCommands,
        List<String> nodeVariables,
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
        Version its = version.apply(image.tag());
        if (its.floats() && !image.tag().isBlank()) {
            findings.note(
                    "%s floats: taken for %s here, it is whatever was pushed last when Docker pulls it."
                            .formatted(image, its.number()),
                    "write a tag with all its numbers, so that the lab is the same next year.");
        }
        return script.interpret(environment, its, findings).plus(findings.all());
    }
}
