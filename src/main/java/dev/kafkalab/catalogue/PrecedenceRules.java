package dev.kafkalab.catalogue;

import dev.kafkalab.catalogue.ValueRules.Found;
import dev.kafkalab.gherkin.FeatureText.Kind;
import dev.kafkalab.gherkin.FeatureText.ScenarioText;
import dev.kafkalab.gherkin.FeatureText.StepText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a step refers to has to be there by then: its topic, the fault that it counts from, the cluster it is about. */
final class PrecedenceRules {

    private static final Pattern TOPIC_IN_NODE =
            Pattern.compile("the leader of (?:partition \\d+ of )?(\\S+)" + "|(?:the followers|a follower) of (\\S+)");
    private static final Pattern PARTITION = Pattern.compile("partition (\\d{1,9}) of (\\S+)");
    private static final Pattern PAST = Pattern.compile("the (killed|stopped|paused) \\w+");
    private static final Pattern COUNT = Pattern.compile("(\\d{1,9}) partitions?\\b");
    private static final Pattern SINCE_FAULT =
            Pattern.compile("has not changed|has not been rebalanced since|^another |^(a|no|the) new leader");
    private static final String TAKES_CLUSTER = "the cluster of {composeFile}";
    private static final int TYPING_ERROR = 2;

    private final Vocabulary vocabulary;

    PrecedenceRules(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** A scenario with a step that is not ours, or not defined, may do what this class cannot know. */
    List<Mistake> check(Path file, ScenarioText scenario) {
        List<StepText> steps = scenario.steps();
        boolean known = steps.stream().allMatch(step -> vocabulary
                .only(step.text())
                .filter(phrase -> phrase.method().getDeclaringClass().getName().startsWith("dev.kafkalab.steps."))
                .isPresent());
        if (!known) {
            return List.of();
        }
        List<Mistake> mistakes = new ArrayList<>();
        String text = composeText(steps);
        Set<String> published = new LinkedHashSet<>();
        steps.forEach(step -> {
            Phrase phrase = phrase(step);
            if (phrase.text()
                    .matches(
                            ".*\\b(published|sent) to \\{topic}.*|a topic .* (can be created|cannot be created|is refused.*)")) {
                published.addAll(phrase.arguments(step.text(), "topic"));
            }
        });
        Map<String, Integer> topics = new HashMap<>();
        Set<String> done = new LinkedHashSet<>();
        boolean clusterUsed = false;
        boolean clusterNamed = false;
        boolean faultJustNow = false;
        for (StepText step : steps) {
            Phrase phrase = phrase(step);
            List<Found> found = new ArrayList<>();
            if (phrase.text().contains(TAKES_CLUSTER)) {
                if (clusterNamed && !clusterUsed) {
                    found.add(new Found(
                            "this scenario names a second cluster before anything was done with the first",
                            "leave one of them out"));
                } else if (clusterUsed && !clusterNamed) {
                    found.add(
                            new Found("a step before this one has used the default cluster", "name the cluster first"));
                }
                topics.clear();
                done.clear();
                clusterUsed = false;
                clusterNamed = true;
            } else if (phrase.needsCluster()) {
                clusterUsed = true;
            }
            if (phrase.method().getName().startsWith("aTopic")) {
                topics.put(
                        phrase.arguments(step.text(), "topic").stream()
                                .findFirst()
                                .orElse("lab-topic"),
                        partitions(step));
            } else {
                used(phrase, step.text())
                        .filter(topic -> !topics.containsKey(topic) && !topic.startsWith("__") && !text.contains(topic))
                        .forEach(topic -> near(topic, topics.keySet())
                                .map(near -> new Found(
                                        "no step before this one makes a topic %s".formatted(topic),
                                        "did you mean %s?".formatted(near)))
                                .or(() -> published.contains(topic)
                                                || phrase.text().contains("cannot")
                                        ? Optional.empty()
                                        : Optional.of(new Found(
                                                "no step before this one makes a topic %s".formatted(topic),
                                                "write, for example, \"Given a topic %s with replication factor 3\""
                                                        .formatted(topic))))
                                .ifPresent(found::add));
                PARTITION.matcher(step.text()).results().forEach(named -> {
                    Integer count = topics.get(named.group(2));
                    if (count != null && Integer.parseInt(named.group(1)) >= count) {
                        found.add(new Found(
                                "%s has %d partition%s, and no partition %s"
                                        .formatted(named.group(2), count, count == 1 ? "" : "s", named.group(1)),
                                "partitions count from 0"));
                    }
                });
            }
            for (String node : phrase.arguments(step.text(), "node")) {
                Matcher past = PAST.matcher(node);
                if (past.matches() && !done.contains(past.group(1))) {
                    found.add(new Found(
                            "nothing has been %s before \"%s\"".formatted(past.group(1), node),
                            "write the step that does it first"));
                } else if (node.equals("another broker") && done.isEmpty()) {
                    found.add(new Found(
                            "\"another broker\" is another than one that something was done to, and nothing was",
                            "name the broker, or write the fault first"));
                } else if (node.equals("the leader broker") && !topics.containsKey("lab-topic")) {
                    found.add(new Found(
                            "\"the leader broker\" leads the topic without a name, and there is none",
                            "write \"the leader of TOPIC\", or \"Given a topic with replication factor 3\" first"));
                }
            }
            if (SINCE_FAULT.matcher(phrase.text()).find() && phrase.isPromise() && done.isEmpty()) {
                found.add(new Found(
                        "\"%s\" compares with the time before a fault, and nothing was done before"
                                .formatted(step.text()),
                        "write the When that does something first"));
            }
            if (faultJustNow && phrase.isStateNow()) {
                found.add(new Found(
                        "right after a fault, the cluster still says what was so before it",
                        "use a step with \"within\" or \"for\", or await the effect of the fault first"));
            }
            if (phrase.kind() == Kind.WHEN) {
                done.add("anything");
                done.addAll(phrase.arguments(step.text(), "operation"));
            }
            faultJustNow = phrase.isFault() || faultJustNow && !phrase.text().contains("{duration}");
            found.forEach(mistake -> mistakes.add(mistake.at(file, step)));
        }
        return mistakes;
    }

    private Phrase phrase(StepText step) {
        return vocabulary.only(step.text()).orElseThrow();
    }

    /** Compose files may make topics, too: those that a file names anywhere count as known. */
    private String composeText(List<StepText> steps) {
        StringBuilder text = new StringBuilder();
        steps.stream()
                .flatMap(step -> phrase(step).arguments(step.text(), "composeFile").stream())
                .map(Path::of)
                .filter(Files::isRegularFile)
                .forEach(file -> {
                    try {
                        Files.readAllLines(file).stream()
                                .filter(line -> line.toUpperCase(Locale.ROOT).contains("TOPIC"))
                                .forEach(text::append);
                    } catch (IOException unreadable) {
                        // ClusterRules says it.
                    }
                });
        return text.toString();
    }

    private static Stream<String> used(Phrase phrase, String step) {
        return Stream.of(
                        phrase.arguments(step, "topic").stream(),
                        phrase.arguments(step, "partition").stream()
                                .map(words -> words.replaceFirst("partition \\d+ of ", "")),
                        phrase.arguments(step, "node").stream()
                                .flatMap(words -> TOPIC_IN_NODE.matcher(words).results())
                                .map((MatchResult named) -> named.group(1) != null ? named.group(1) : named.group(2)))
                .flatMap(topics -> topics)
                .distinct();
    }

    private static Optional<String> near(String topic, Set<String> known) {
        return known.stream()
                .filter(name -> Aligner.edits(name, topic) <= TYPING_ERROR && name.length() > TYPING_ERROR + 1)
                .filter(name -> !name.replaceAll("\\d", "").equals(topic.replaceAll("\\d", "")))
                .min(Comparator.comparing(name -> Aligner.edits(name, topic)));
    }

    private static int partitions(StepText step) {
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
