package dev.kafkalab.assignment;

import dev.kafkalab.assignment.AssignedStage.AssignedScenario;
import dev.kafkalab.catalogue.Features;
import dev.kafkalab.gherkin.FeatureText;
import dev.kafkalab.gherkin.FeatureText.ScenarioText;
import dev.kafkalab.gherkin.OwnCluster;
import dev.kafkalab.results.FeatureFile;
import dev.kafkalab.results.LabTitle;
import dev.kafkalab.results.Tags;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Finds the stages that count, in the order in which they are read. */
final class AssignedStages {

    private AssignedStages() {}

    /** Those of the assignment, the hidden features last. @throws AssignmentException if one cannot be read */
    static List<AssignedStage> of(Assignment assignment) {
        Selection selection = assignment.selection();
        List<StagePattern> single =
                selection.stages().stream().map(StagePattern::new).toList();
        List<StagePattern> hidden =
                assignment.hidden().stages().stream().map(StagePattern::new).toList();
        Stream<AssignedStage> open = in(
                selection.features(),
                assignment,
                (path, scenario) -> selection.isEverything()
                        || selection.labs().contains(lab(path))
                        || single.stream().anyMatch(pattern -> pattern.means(path, scenario)),
                (path, scenario) -> hidden.stream().anyMatch(pattern -> pattern.means(path, scenario)));
        Optional<Path> folder = assignment.hidden().features();
        List<AssignedStage> all = Stream.concat(
                        open,
                        folder.stream()
                                .flatMap(
                                        features -> in(features, assignment, (path, any) -> true, (path, any) -> true)))
                .toList();
        if (all.isEmpty()) {
            throw new AssignmentException(
                    "%s: no scenario in it counts%n  Fix: name the folder of labs whose scenarios have the tag @own-cluster"
                            .formatted(selection.features()));
        }
        requireDistinct(all);
        return all;
    }

    /** A record knows a feature by the folders below {@code features}, or by its last folder alone. */
    private static void requireDistinct(List<AssignedStage> stages) {
        Map<String, Path> files = new HashMap<>();
        for (AssignedStage stage : stages) {
            Path file = stage.feature().file();
            String path = FeatureFile.of(slashed(file)).path();
            Path other = files.put(path, file);
            if (other != null) {
                throw new AssignmentException(
                        "%s and %s would both be called %s%n  Fix: give one of their folders another name"
                                .formatted(other, file, path));
            }
        }
    }

    /** The lab that a feature belongs to: its folder within the folder of the labs, with {@code /} between names. */
    static String lab(Path feature) {
        Path folder = feature.getParent();
        return folder == null ? "" : slashed(folder);
    }

    /** A path as it is written on every system. */
    static String slashed(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    private static Stream<AssignedStage> in(
            Path root,
            Assignment assignment,
            BiPredicate<Path, ScenarioText> counts,
            BiPredicate<Path, ScenarioText> isHidden) {
        return read(root).stream()
                .map(feature -> {
                    Path path = root.relativize(feature.file());
                    return new AssignedStage(
                            path,
                            LabTitle.of(lab(path).isEmpty() ? slashed(root.getFileName()) : lab(path)),
                            feature,
                            feature.scenarios().stream()
                                    .filter(scenario ->
                                            feature.emptyOutline(scenario).isEmpty())
                                    .filter(OwnCluster::isFor)
                                    .filter(scenario -> counts.test(path, scenario))
                                    .map(scenario -> new AssignedScenario(
                                            scenario, worth(assignment, scenario), isHidden.test(path, scenario)))
                                    .toList());
                })
                .filter(stage -> !stage.scenarios().isEmpty())
                .sorted(Comparator.comparing(stage -> FeatureFile.of("features/" + slashed(stage.path()))));
    }

    /** Every feature below a folder. @throws AssignmentException if one of them cannot be read */
    static List<FeatureText> read(Path folder) {
        try {
            List<FeatureText> features = Features.read(List.of(folder));
            features.stream()
                    .flatMap(feature -> feature.problems().stream().map(problem -> problem.in(feature.file())))
                    .findFirst()
                    .ifPresent(problem -> {
                        throw new AssignmentException(problem);
                    });
            return features;
        } catch (IOException e) {
            throw new AssignmentException(
                    "%s: these features cannot be read (%s)%n  Fix: name the folder of the labs with features:"
                            .formatted(folder, e.getMessage()));
        }
    }

    private static int worth(Assignment assignment, ScenarioText scenario) {
        return scenario.ids().stream()
                .filter(assignment.points()::containsKey)
                .map(assignment.points()::get)
                .findFirst()
                .orElseGet(() -> new Tags(scenario.tags()).points());
    }
}
