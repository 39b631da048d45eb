package dev.kafkalab.submission;

import dev.kafkalab.compose.ComposeException;
import dev.kafkalab.compose.ComposeFile;
import dev.kafkalab.compose.ComposeReader;
import dev.kafkalab.compose.Service;
import dev.kafkalab.submission.DocumentRules.StopReadingException;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.reader.Topologies;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All rules over one submission, in the order that keeps the check itself harmless: the folder, then each document
 * before anything that it names is opened, then what the services say to their images, and last the properties that the
 * images make of it.
 */
public final class SafetyRules {

    /** Five times what the largest of 900 services that were looked at has. */
    private static final int MOST_VARIABLES = 500;

    /** Longer than any list of listeners or JAAS entry that was seen. */
    private static final int LONGEST_VARIABLE = 8_000;

    private SafetyRules() {}

    /** What is refused of a submission, by file and line; empty if it may be run. */
    public static List<Refusal> check(Submission submission, Limits limits) {
        if (!submission.refusals().isEmpty()) {
            return submission.refusals();
        }
        RefusalCollector refusals = new RefusalCollector(submission.folder());
        read(submission, limits, refusals);
        return refusals.refusals();
    }

    /** The cluster of a submission whose folder is in order; empty where its file cannot be read any further. */
    static Optional<Topology> read(Submission submission, Limits limits, RefusalCollector refusals) {
        try {
            return readAll(submission, limits, refusals);
        } catch (StackOverflowError e) {
            // Patterns recurse over a value's length, and readers over its depth.
            refusals.refuse(
                    SafetyRule.YAML_BOMB,
                    submission.composeFile().orElse(submission.folder()),
                    0,
                    "the file has a value that is too long or nested too deeply to be judged");
            return Optional.empty();
        }
    }

    private static Optional<Topology> readAll(Submission submission, Limits limits, RefusalCollector refusals) {
        return submission
                .composeFile()
                .flatMap(file -> compose(file, submission.folder(), limits, refusals))
                .filter(composeFile -> isBounded(composeFile, refusals))
                .map(composeFile -> topology(composeFile, limits, refusals));
    }

    /** Rules, and what images make of variables, take a time that grows faster than their number and length. */
    private static boolean isBounded(ComposeFile composeFile, RefusalCollector refusals) {
        for (Service service : composeFile.services()) {
            if (service.environment().size() > MOST_VARIABLES) {
                refusals.refuse(
                        SafetyRule.TOO_LARGE,
                        service.position(),
                        "%s has more than %d variables".formatted(service.name(), MOST_VARIABLES));
            }
            service.environment().stream()
                    .filter(variable ->
                            variable.name().length() + variable.value().length() > LONGEST_VARIABLE)
                    .findFirst()
                    .ifPresent(variable -> refusals.refuse(
                            SafetyRule.TOO_LARGE,
                            variable.position(),
                            "a variable of %s has more than %d characters"
                                    .formatted(service.name(), LONGEST_VARIABLE)));
        }
        return refusals.isEmpty();
    }

    private static Optional<ComposeFile> compose(Path file, Path folder, Limits limits, RefusalCollector refusals) {
        try {
            return Optional.of(ComposeReader.read(file, new DocumentRules(folder, refusals, limits)));
        } catch (StopReadingException e) {
            return Optional.empty();
        } catch (ComposeException e) {
            refusals.refuse(rule(e.kind()), e.position(), e.reason(), e.remedy());
            return Optional.empty();
        }
    }

    private static SafetyRule rule(ComposeException.Kind kind) {
        return switch (kind) {
            case MISTAKE -> SafetyRule.NOT_READABLE;
            case TOO_MUCH -> SafetyRule.YAML_BOMB;
            case TAG -> SafetyRule.YAML_TAG;
        };
    }

    private static Topology topology(ComposeFile composeFile, Limits limits, RefusalCollector refusals) {
        ports(composeFile, limits, refusals);
        // A file that is mounted is read here: it has been seen to lie in the folder.
        Topology topology = Topologies.of(composeFile, Map.of());
        topology.nodes().forEach(node -> ImageRules.check(node, limits, refusals));
        List<Node> run = topology.nodes().stream()
                .filter(node -> ImageRules.isRun(node, limits))
                .toList();
        KnownHosts hosts = KnownHosts.of(run);
        run.forEach(node -> {
            EnvironmentRules.check(node.service(), limits, refusals);
            new PropertyRules(node, hosts, refusals).check();
        });
        return topology;
    }

    private static void ports(ComposeFile composeFile, Limits limits, RefusalCollector refusals) {
        int published = 0;
        for (var service : composeFile.services()) {
            published += service.ports().size();
            if (published > limits.ports()) {
                refusals.refuse(
                        SafetyRule.PORTS_LIMIT,
                        service.position(),
                        "with %s, %d ports are published, and at most %d may be"
                                .formatted(service.name(), published, limits.ports()));
                return;
            }
        }
    }
}
