package dev.kafkalab.catalogue;

import dev.kafkalab.gherkin.FeatureReader;
import dev.kafkalab.gherkin.FeatureText;
import dev.kafkalab.gherkin.FeatureText.ScenarioText;
import dev.kafkalab.text.Spelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a scenario comes after ({@code @after:A2}) has to be in its lab, which is a folder of features, and must not
 * come after the scenario in its turn.
 *
 * @param befores for each id of the lab, the ids that its scenarios come after
 */
record OrderRules(Map<String, Set<String>> befores) {

    private static final String FEATURE = ".feature";

    /** What is wrong in these features; those beside them count as part of their labs. */
    static List<Mistake> check(List<FeatureText> features) {
        Map<Path, OrderRules> labs = new TreeMap<>();
        List<Mistake> mistakes = new ArrayList<>();
        for (FeatureText feature : features) {
            for (ScenarioText scenario : feature.scenarios()) {
                if (!scenario.after().isEmpty()) {
                    OrderRules lab = labs.computeIfAbsent(folder(feature), folder -> ofLab(folder, features));
                    mistakes.addAll(lab.check(feature.file(), scenario));
                }
            }
        }
        return mistakes;
    }

    private List<Mistake> check(Path file, ScenarioText scenario) {
        List<Mistake> mistakes = new ArrayList<>();
        for (String before : scenario.after()) {
            if (!befores.containsKey(before)) {
                mistakes.add(new Mistake(
                        file,
                        scenario.declared(),
                        "no scenario of this lab has the id %s, which \"%s\" is to come after"
                                .formatted(before, scenario.name()),
                        Spelling.nearest(before, befores.keySet())
                                .map("did you mean @after:%s?"::formatted)
                                .orElse("give the scenario that comes first an id, and name that")));
            } else {
                scenario.ids().stream()
                        .flatMap(id -> path(before, id).stream())
                        .findFirst()
                        .map(path -> circle(file, scenario, path))
                        .ifPresent(mistakes::add);
            }
        }
        return mistakes;
    }

    private static Mistake circle(Path file, ScenarioText scenario, List<String> path) {
        String own = path.get(path.size() - 1);
        return new Mistake(
                file,
                scenario.declared(),
                path.size() == 1
                        ? "the scenario \"%s\" is to come after %s, which is its own id".formatted(scenario.name(), own)
                        : "%s is to come after itself: it comes after %s"
                                .formatted(own, String.join(", that after ", path)),
                "take @after:%s away, or name what comes before both".formatted(path.get(0)));
    }

    /** How one id comes after another: from the first to the last, over what comes before; empty if it does not. */
    private Optional<List<String>> path(String from, String to) {
        return path(from, to, new HashSet<>());
    }

    private Optional<List<String>> path(String from, String to, Set<String> seen) {
        if (from.equals(to)) {
            return Optional.of(List.of(to));
        }
        if (!seen.add(from)) {
            return Optional.empty();
        }
        return befores.getOrDefault(from, Set.of()).stream()
                .flatMap(before -> path(before, to, seen).stream())
                .findFirst()
                .map(rest -> Stream.concat(Stream.of(from), rest.stream()).toList());
    }

    private static OrderRules ofLab(Path folder, List<FeatureText> features) {
        List<FeatureText> here = features.stream()
                .filter(feature -> folder(feature).equals(folder))
                .toList();
        Set<Path> known = new HashSet<>();
        here.forEach(feature -> known.add(feature.file().toAbsolutePath().normalize()));
        Map<String, Set<String>> befores = new TreeMap<>();
        Stream.concat(here.stream(), beside(folder, known).stream())
                .flatMap(feature -> feature.scenarios().stream())
                .forEach(scenario -> scenario.ids().forEach(id -> befores.computeIfAbsent(id, first -> new TreeSet<>())
                        .addAll(scenario.after())));
        return new OrderRules(befores);
    }

    /** Who checks one stage does not hand over the others. */
    private static List<FeatureText> beside(Path folder, Set<Path> known) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<FeatureText> features = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(FEATURE) && !known.contains(file)) {
                    features.add(FeatureReader.read(file));
                }
            }
            return features;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(FeatureText feature) {
        return feature.file().toAbsolutePath().normalize().getParent();
    }
}
