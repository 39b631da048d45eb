package dev.kafkalab.catalogue;

import dev.kafkalab.catalogue.ValueRules.Found;
import dev.kafkalab.gherkin.ClusterWords;
import dev.kafkalab.gherkin.FeatureText.Kind;
import dev.kafkalab.gherkin.FeatureText.ScenarioText;
import dev.kafkalab.gherkin.FeatureText.StepText;
import dev.kafkalab.gherkin.NodeWords;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.text.Spelling;
import dev.kafkalab.text.TextFile;
import dev.kafkalab.text.UnreadableFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a step refers to has to be there by then: its topic, the change that it looks back on, the cluster it is about.
 */
final class PrecedenceRules {

    private static final Pattern PARTITION = Pattern.compile("partition (\\d{1,9}) of (\\S+)");
    private static final Pattern COUNT = Pattern.compile("(\\d{1,9}) partitions?\\b");
    private static final Pattern MAKES_TOPIC = Pattern.compile(
            "\\b(published|sent) to \\{topic}" + "|a topic .* (can be created|cannot be created|is refused)");
    private static final String UNNAMED = "lab-topic";
    private static final String ZOOKEEPER = "ZooKeeper";
    private static final int TYPING_ERROR = 2;

    private final Vocabulary vocabulary;

    PrecedenceRules(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** A scenario with a step that is not ours, or not defined, may do what this class cannot know. */
    List<Mistake> check(Path file, ScenarioText scenario) {
        List<Mistake> mistakes = new ArrayList<>();
        boolean known = scenario.steps().stream().allMatch(step -> vocabulary
                .only(step.text())
                .filter(phrase -> phrase.method().getDeclaringClass().getName().startsWith("dev.kafkalab.steps."))
                .isPresent());
        if (known) {
            Course course = new Course(scenario.steps());
            scenario.steps().forEach(step -> course.next(step, phrase(step))
                    .forEach(found -> mistakes.add(found.at(file, step))));
        }
        return mistakes;
    }

    private Phrase phrase(StepText step) {
        return vocabulary.only(step.text()).orElseThrow();
    }

    private Stream<String> arguments(List<StepText> steps, String parameter) {
        return steps.stream().flatMap(step -> phrase(step).arguments(step.text(), parameter).stream());
    }

    /** What the steps so far have made known. */
    private final class Course {

        private final Set<String> made;
        private final Map<String, Integer> partitions = new HashMap<>();
        private final Set<Change> changes = EnumSet.noneOf(Change.class);
        private final List<Operated> operated = new ArrayList<>();
        private boolean clusterNamed;
        private boolean clusterUsed;

        /** Messages may be sent to a topic that none makes beforehand, and Compose files may make topics, too. */
        Course(List<StepText> steps) {
            made = steps.stream()
                    .filter(step -> MAKES_TOPIC.matcher(phrase(step).text()).find())
                    .flatMap(step -> phrase(step).arguments(step.text(), "topic").stream())
                    .collect(Collectors.toCollection(HashSet::new));
            List<Path> composeFiles =
                    arguments(steps, ClusterWords.PARAMETER).map(Path::of).toList();
            (composeFiles.isEmpty() ? List.of(LabSettings.read().topology()) : composeFiles)
                    .forEach(file -> made.addAll(wordsAboutTopics(file)));
        }

        List<Found> next(StepText step, Phrase phrase) {
            List<Found> found = new ArrayList<>();
            cluster(phrase).ifPresent(found::add);
            if (phrase.kind() == Kind.GIVEN && phrase.text().startsWith("a topic")) {
                partitions.put(
                        phrase.arguments(step.text(), "topic").stream()
                                .findFirst()
                                .orElse(UNNAMED),
                        partitionsMadeBy(step));
            } else {
                named(phrase, step.text())
                        .flatMap(topic -> unknown(topic, phrase).stream())
                        .forEach(found::add);
                PARTITION.matcher(step.text()).results().forEach(one -> noSuchPartition(
                                Integer.parseInt(one.group(1)), one.group(2))
                        .ifPresent(found::add));
            }
            List<NodeWords> nodes = nodes(phrase, step.text()).toList();
            nodes.forEach(node -> notYet(node).ifPresent(found::add));
            List<Change> needed = phrase.looksBackOn();
            if (!needed.isEmpty() && needed.stream().noneMatch(changes::contains)) {
                found.add(new Found(
                        "\"%s\" looks back on a change, and nothing was %s before"
                                .formatted(step.text(), needed.get(0).pastTense()),
                        "write one first, such as \"%s\""
                                .formatted(needed.get(0).example())));
            }
            phrase.makes().ifPresent(changes::add);
            phrase.arguments(step.text(), "operation")
                    .forEach(operation -> nodes.forEach(
                            node -> operated.add(new Operated(operation.replace(" again", ""), node.kind()))));
            return found;
        }

        private Optional<Found> cluster(Phrase phrase) {
            if (!phrase.text().contains(ClusterWords.TAKEN)) {
                clusterUsed |= phrase.needsCluster();
                return Optional.empty();
            }
            Optional<Found> found = Optional.empty();
            if (clusterNamed && !clusterUsed) {
                found = Optional.of(new Found(
                        "this scenario names a second cluster before anything was done with the first",
                        "leave one of them out"));
            } else if (clusterUsed && !clusterNamed) {
                found = Optional.of(
                        new Found("a step before this one has used the default cluster", "name the cluster first"));
            }
            partitions.clear();
            changes.clear();
            operated.clear();
            clusterUsed = false;
            clusterNamed = true;
            return found;
        }

        private Optional<Found> unknown(String topic, Phrase phrase) {
            if (partitions.containsKey(topic) || topic.startsWith("__")) {
                return Optional.empty();
            }
            Optional<String> near = near(topic, partitions.keySet());
            boolean mayBeUnknown = made.contains(topic) || phrase.text().contains("cannot");
            return near.isEmpty() && mayBeUnknown
                    ? Optional.empty()
                    : Optional.of(new Found(
                            "no step before this one makes a topic %s".formatted(topic),
                            near.map("did you mean %s?"::formatted)
                                    .orElse("write, for example, \"Given a topic %s with replication factor 3\""
                                            .formatted(topic))));
        }

        private Optional<Found> noSuchPartition(int partition, String topic) {
            return Optional.ofNullable(partitions.get(topic))
                    .filter(count -> partition >= count)
                    .map(count -> new Found(
                            "%s has %d partition%s, and no partition %d"
                                    .formatted(topic, count, count == 1 ? "" : "s", partition),
                            "partitions count from 0"));
        }

        /** Why the words can mean no node at this point. */
        private Optional<Found> notYet(NodeWords node) {
            return switch (node.form()) {
                case BROKEN, ALL_BROKEN ->
                    isOperated(node.done().orElseThrow(), node.kind().orElseThrow())
                            ? Optional.empty()
                            : Optional.of(new Found(
                                    "nothing has been %s before \"%s\""
                                            .formatted(node.done().orElseThrow(), node.words()),
                                    "write the step that does it first"));
                case ANOTHER_BROKER ->
                    changes.contains(Change.NODE)
                            ? Optional.empty()
                            : Optional.of(new Found(
                                    "\"another broker\" is another than one that something was done to, and nothing was",
                                    "name the broker, or write the fault first"));
                case UNNAMED_LEADER ->
                    partitions.containsKey(UNNAMED)
                            ? Optional.empty()
                            : Optional.of(
                                    new Found(
                                            "\"the leader broker\" leads the topic without a name, and there is none",
                                            "write \"the leader of TOPIC\", or \"Given a topic with replication factor 3\" first"));
                default -> Optional.empty();
            };
        }

        /** A node that is named by its service may be of any kind, and a controller may be a broker, too. */
        private boolean isOperated(String pastTense, String kind) {
            boolean unknown = changes.contains(Change.NODE) && operated.isEmpty();
            return unknown
                    || operated.stream()
                            .anyMatch(one -> one.pastTense.equals(pastTense)
                                    && one.kind
                                            .filter(other -> other.equals(ZOOKEEPER) != kind.equals(ZOOKEEPER))
                                            .isEmpty());
        }
    }

    /** What was done to a node, and what kind of node that is, as far as the words say. */
    private record Operated(String pastTense, Optional<String> kind) {}

    private static Stream<NodeWords> nodes(Phrase phrase, String step) {
        return phrase.arguments(step, "node").stream().flatMap(words -> NodeWords.of(words).stream());
    }

    /** The topics that a step speaks of. */
    private static Stream<String> named(Phrase phrase, String step) {
        return Stream.of(
                        phrase.arguments(step, "topic").stream(),
                        phrase.arguments(step, "partition").stream()
                                .map(words -> words.replaceFirst("partition \\d+ of ", "")),
                        nodes(phrase, step).flatMap(node -> node.topic().stream()))
                .flatMap(topics -> topics)
                .distinct();
    }

    /**
     * Whatever stands in a line that speaks of topics. A file that cannot be read is for {@link ClusterRules} to tell.
     */
    private static Collection<String> wordsAboutTopics(Path composeFile) {
        try {
            return TextFile.read(composeFile)
                    .lines()
                    .filter(line -> line.toUpperCase(Locale.ROOT).contains("TOPIC"))
                    .flatMap(line -> Arrays.stream(line.split("[^A-Za-z0-9._-]+")))
                    .toList();
        } catch (UnreadableFileException unreadable) {
            return List.of();
        }
    }

    private static Optional<String> near(String topic, Set<String> known) {
        return Spelling.nearest(
                topic,
                known.stream()
                        .filter(name -> Spelling.edits(name, topic) <= TYPING_ERROR && name.length() > TYPING_ERROR + 1)
                        .filter(name -> !name.replaceAll("\\d", "").equals(topic.replaceAll("\\d", "")))
                        .toList());
    }

    private static int partitionsMadeBy(StepText step) {
        Map<String, String> rows = new HashMap<>();
        step.table().stream().filter(row -> row.size() == 2).forEach(row -> rows.put(row.get(0), row.get(1)));
        String partitions = rows.getOrDefault("partitions", "");
        if (partitions.matches("\\d{1,9}")) {
            return Integer.parseInt(partitions);
        }
        if (rows.containsKey("replicas")) {
            return rows.get("replicas").split(";").length;
        }
        Matcher count = COUNT.matcher(step.text());
        return count.find() ? Integer.parseInt(count.group(1)) : 1;
    }
}
