package dev.kafkalab.catalogue;

import dev.kafkalab.catalogue.ValueRules.Found;
import dev.kafkalab.compose.ComposeException;
import dev.kafkalab.compose.ComposeReader;
import dev.kafkalab.gherkin.ClusterNeeds;
import dev.kafkalab.gherkin.ClusterWords;
import dev.kafkalab.gherkin.FeatureText.Kind;
import dev.kafkalab.gherkin.FeatureText.ScenarioText;
import dev.kafkalab.gherkin.FeatureText.StepText;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.text.Spelling;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.finding.KafkaIsThere;
import dev.kafkalab.topology.finding.SeparateClusters;
import dev.kafkalab.topology.reader.Topologies;
import io.cucumber.cucumberexpressions.Argument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compose files that steps name have to be there and readable, and their clusters have to have the nodes that steps
 * name.
 */
final class ClusterRules {

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern FACTOR = Pattern.compile("replication factor (\\d+)");
    private static final Pattern ZOOKEEPER_WORDS = Pattern.compile("ZooKeeper|the ensemble");
    private static final Pattern QUORUM_WORDS =
            Pattern.compile("the quorum|voter|active controller|standby controller|another controller");
    /** A step that fills in variables of the scenario's file anew. */
    private static final Pattern RESTARTED_WITH = Pattern.compile("restarted (?:in turn )?with:$");

    private static final Map<String, String> TOOLS = Map.of("Kafdrop", "kafdrop", "the REST Proxy", "kafka-rest");

    private final Vocabulary vocabulary;
    /** What a scenario that names no cluster gets. */
    private final Path unnamed = LabSettings.read().topology();
    /** Another file stands in for each that is named, which may then be missing: graders have the features alone. */
    private final boolean replaced = LabSettings.read().cluster().isPresent();

    private final Map<String, Read> read = new HashMap<>();

    ClusterRules(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** What is wrong with the clusters and nodes of a scenario. */
    List<Mistake> check(Path file, ScenarioText scenario) {
        List<Mistake> mistakes = new ArrayList<>();
        Optional<Topology> cluster = Optional.empty();
        boolean named = false;
        for (StepText step : scenario.steps()) {
            List<Phrase> phrases = vocabulary.matching(step.text());
            if (phrases.size() != 1) {
                continue;
            }
            Optional<Path> composeFile = composeFile(phrases.get(0), step);
            boolean takes = phrases.get(0).text().contains(ClusterWords.TAKEN);
            if (!scenario.mayTakeCluster() && (takes || phrases.get(0).needsCluster())) {
                mistakes.add(notToBeTaken(file, step));
            }
            if (composeFile.isPresent() && !Files.isRegularFile(composeFile.get())) {
                if (!replaced || !takes) {
                    mistakes.add(notThere(file, step, composeFile.get()));
                }
            } else if (composeFile.isPresent() && takes) {
                Read found = read(composeFile.get(), variables(step));
                if (found.topology().isPresent()) {
                    unknownVariables(composeFile.get(), variables(step))
                            .forEach(unknown -> mistakes.add(unknown.at(file, step)));
                }
                found.reason().map(reason -> unreadable(file, step, reason)).ifPresent(mistakes::add);
                found.topology()
                        .flatMap(topology -> severalClusters(topology, phrases.get(0), step))
                        .map(several -> several.at(file, step))
                        .ifPresent(mistakes::add);
                Optional<Finding> noBroker = found.topology().flatMap(read -> KafkaIsThere.missing(read.nodes()));
                noBroker.map(finding -> noBroker(file, step, finding)).ifPresent(mistakes::add);
                cluster = found.topology().filter(any -> noBroker.isEmpty());
            }
            named |= takes;
            cluster.filter(any -> RESTARTED_WITH.matcher(step.text()).find())
                    .map(topology -> unknownVariables(topology.composeFile(), variables(step)))
                    .ifPresent(all -> all.forEach(unknown -> mistakes.add(unknown.at(file, step))));
            if (!named && scenario.mayTakeCluster() && Files.isRegularFile(unnamed)) {
                cluster = read(unnamed, Map.of()).topology();
            }
            cluster.ifPresent(topology -> new NodeNames(topology)
                    .missing(phrases.get(0), step.text())
                    .map(missing -> new Mistake(file, step.line(), missing.message(), missing.fix()))
                    .forEach(mistakes::add));
            cluster.ifPresent(topology ->
                    unfit(topology, phrases.get(0), step).forEach(found -> mistakes.add(found.at(file, step))));
        }
        return mistakes;
    }

    private static Optional<Path> composeFile(Phrase phrase, StepText step) {
        return phrase.match(step.text()).orElseThrow().stream()
                .filter(argument -> argument.getParameterType().getName().equals(ClusterWords.PARAMETER))
                .map(Argument::getGroup)
                .map(group -> Path.of(group.getValue()))
                .findFirst();
    }

    /**
     * What this cluster cannot have: more replicas than brokers, the words of the other mode, a tool that is not in the
     * file.
     */
    private static List<Found> unfit(Topology topology, Phrase phrase, StepText step) {
        List<Found> found = new ArrayList<>();
        String text = QUOTED.matcher(step.text()).replaceAll("");
        int brokers = topology.nodes(Role.BROKER).size();
        Stream<String> factors = Stream.concat(
                FACTOR.matcher(text).results().map(factor -> factor.group(1)),
                step.table().stream()
                        .filter(row -> row.size() == 2 && row.get(0).equals("replication factor"))
                        .map(row -> row.get(1)));
        if (phrase.kind() == Kind.GIVEN && brokers > 0) {
            factors.filter(factor -> factor.matches("\\d{1,9}"))
                    .filter(factor -> Integer.parseInt(factor) > brokers)
                    .forEach(factor -> found.add(new Found(
                            "replication factor %s needs %s brokers, and %s has %d"
                                    .formatted(factor, factor, topology.composeFile(), brokers),
                            "write %d at most".formatted(brokers))));
        }
        if (topology.nodes(Role.ZOOKEEPER).isEmpty()
                && ZOOKEEPER_WORDS.matcher(text).find()) {
            found.add(new Found(
                    "%s has no ZooKeeper".formatted(topology.composeFile()), "speak of its controllers instead"));
        }
        if (topology.nodes(Role.CONTROLLER).isEmpty()
                && QUORUM_WORDS.matcher(text).find()) {
            found.add(new Found(
                    "%s has no KRaft quorum".formatted(topology.composeFile()),
                    "speak of the controller or of ZooKeeper instead"));
        }
        phrase.arguments(step.text(), ClusterNeeds.PARAMETER).stream()
                .filter(ValueRules::areCounts)
                .flatMap(needs -> UnmetNeed.of(ClusterNeeds.of(needs), topology).stream())
                .forEach(unmet -> found.add(new Found(unmet.message(), unmet.remedy())));
        for (String tool : TOOLS.keySet()) {
            if (text.contains(tool)
                    && topology.nodes(Role.TOOL).stream().noneMatch(node -> isTool(node, TOOLS.get(tool)))) {
                found.add(new Found(
                        "%s has no %s".formatted(topology.composeFile(), tool.replace("the ", "")),
                        "name a cluster that has it"));
            }
        }
        return found;
    }

    /** A file may have several clusters; a lab is about one. */
    private static Optional<Found> severalClusters(Topology topology, Phrase phrase, StepText step) {
        Set<String> started = phrase.match(step.text()).orElseThrow().stream()
                .filter(argument -> argument.getParameterType().getName().equals("services"))
                .map(argument -> NodeNames.services(argument.getGroup().getValue()))
                .findFirst()
                .orElseGet(() -> topology.nodes().stream().map(Node::name).collect(Collectors.toSet()));
        SeparateClusters clusters = SeparateClusters.of(topology).among(started);
        return clusters.areSeveral()
                ? Optional.of(new Found(
                        "a lab is about one cluster, and these are %s of %s"
                                .formatted(clusters.inWords(), topology.composeFile()),
                        clusters.remedy(topology.composeFile().toString())))
                : Optional.empty();
    }

    private static List<Found> unknownVariables(Path composeFile, Map<String, String> given) {
        if (given.isEmpty()) {
            return List.of();
        }
        Set<String> known = variablesOf(composeFile, given);
        return given.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .map(name -> new Found(
                        "%s has no variable %s".formatted(composeFile, name),
                        Spelling.nearest(name, known)
                                .map("did you mean %s?"::formatted)
                                .orElse("it has none: leave the table out")))
                .toList();
    }

    private static boolean isTool(Node node, String image) {
        return node.toString().contains(image);
    }

    /** What the file asks for, with the table's values and without; empty if it cannot be read. */
    private static Set<String> variablesOf(Path composeFile, Map<String, String> given) {
        Set<String> names = new TreeSet<>();
        for (Map<String, String> variables : List.of(given, Map.<String, String>of())) {
            try {
                names.addAll(ComposeReader.variables(composeFile, variables));
            } catch (ComposeException unreadable) {
                // The table is at fault only if it cannot be read with it, and then that is told.
            }
        }
        return names;
    }

    /** A table under the step has the values of the file's variables. */
    private static Map<String, String> variables(StepText step) {
        return step.table().stream()
                .filter(row -> row.size() == 2)
                .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1), (first, second) -> second));
    }

    private Read read(Path composeFile, Map<String, String> variables) {
        return read.computeIfAbsent(composeFile + " " + variables, first -> {
            try {
                return new Read(Optional.of(Topologies.read(composeFile, variables)), Optional.empty());
            } catch (ComposeException e) {
                return new Read(Optional.empty(), Optional.of(e.getMessage()));
            }
        });
    }

    private static Mistake notToBeTaken(Path file, StepText step) {
        return new Mistake(
                file,
                step.line(),
                "the step needs a cluster, and its scenario is tagged %s".formatted(ScenarioText.NO_CLUSTER),
                "take the tag away, or the step");
    }

    private static Mistake noBroker(Path file, StepText step, Finding finding) {
        return new Mistake(
                file,
                step.line(),
                "%s: %s".formatted(finding.position(), finding.message().replaceFirst("\\.$", "")),
                finding.remedy().replaceFirst("\\.$", ""));
    }

    private static Mistake notThere(Path file, StepText step, Path composeFile) {
        return new Mistake(
                file,
                step.line(),
                "there is no Compose file %s".formatted(composeFile),
                "name one that is there, from the project's folder, such as compose/zookeeper-ensemble.yml");
    }

    /** The reader's messages end with a fix of their own. */
    private static Mistake unreadable(Path file, StepText step, String reason) {
        String[] parts = reason.split("\\R\\s*Fix: ", 2);
        return new Mistake(file, step.line(), parts[0], parts.length == 2 ? parts[1] : "mend the Compose file");
    }

    private record Read(Optional<Topology> topology, Optional<String> reason) {}
}
