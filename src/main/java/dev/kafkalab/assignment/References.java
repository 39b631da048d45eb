package dev.kafkalab.assignment;

import dev.kafkalab.compose.Yaml;
import dev.kafkalab.gherkin.FeatureText;
import dev.kafkalab.gherkin.OwnCluster;
import dev.kafkalab.gherkin.TagWords;
import dev.kafkalab.text.Spelling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Holds what an assignment says of labs, stages and ids against the features that there are: each name has to mean
 * something that is run on a submission's cluster.
 *
 * @param assignment as it was read
 */
record References(Assignment assignment) {

    private static final String FIX_TAG = "name another, or give it the tag " + TagWords.OWN_CLUSTER;

    void check(Keys keys, Keys hidden) {
        Path root = assignment.selection().features();
        if (!Files.isDirectory(root)) {
            throw new AssignmentException(
                    keys.mapping().position(),
                    "there is no folder %s with labs here".formatted(root),
                    "say where it is, seen from the assignment: \"features: ../features\"");
        }
        List<Found> features = AssignedStages.read(root).stream()
                .map(feature -> new Found(root.relativize(feature.file()), feature))
                .toList();
        keys.list("labs", "failover").forEach(lab -> lab(lab, features));
        keys.list("stages", "A4.1").forEach(stage -> {
            stage(stage, features);
            notInALab(stage, features);
        });
        List<AssignedStage> assigned = assignment.stages();
        hidden.list("stages", "A4.1").forEach(stage -> hides(stage, assigned));
        keys.get("points").map(Yaml.Mapping.class::cast).ifPresent(points -> points.entries()
                .forEach((id, entry) -> id(id, entry, assigned)));
        if (assigned.isEmpty()) {
            throw new AssignmentException(
                    keys.mapping().position(),
                    "no feature in %s is run on a student's cluster".formatted(root),
                    "give those that are to be graded the tag " + TagWords.OWN_CLUSTER);
        }
    }

    private record Found(Path path, FeatureText feature) {

        String lab() {
            return AssignedStages.lab(path);
        }
    }

    private static void lab(Yaml.Scalar named, List<Found> features) {
        List<Found> stages = features.stream()
                .filter(found -> found.lab().equals(named.text()))
                .toList();
        if (stages.isEmpty()) {
            throw new AssignmentException(
                    named.position(),
                    "there is no lab %s".formatted(named.text()),
                    nearest(named.text(), features.stream().map(Found::lab).toList()));
        }
        if (stages.stream().noneMatch(found -> OwnCluster.isFor(found.feature))) {
            throw new AssignmentException(
                    named.position(),
                    "nothing of the lab %s is run on a student's cluster".formatted(named.text()),
                    FIX_TAG);
        }
    }

    private static void stage(Yaml.Scalar named, List<Found> features) {
        StagePattern pattern = pattern(named);
        List<Boolean> meant = features.stream()
                .flatMap(found -> found.feature.scenarios().stream()
                        .filter(scenario -> pattern.means(found.path, scenario))
                        .map(OwnCluster::isFor))
                .toList();
        if (meant.isEmpty()) {
            throw new AssignmentException(
                    named.position(),
                    pattern.isId()
                            ? "no scenario has the id %s".formatted(named.text())
                            : "no feature is %s".formatted(named.text()),
                    nearest(
                            named.text(),
                            pattern.isId()
                                    ? features.stream()
                                            .flatMap(found -> found.feature.scenarios().stream())
                                            .flatMap(scenario -> scenario.ids().stream())
                                            .toList()
                                    : features.stream()
                                            .map(found -> AssignedStages.slashed(found.path))
                                            .toList()));
        }
        if (!meant.contains(true)) {
            throw new AssignmentException(
                    named.position(), "%s is not run on a student's cluster".formatted(named.text()), FIX_TAG);
        }
    }

    /** Somebody who names a lab and stages of it may want those stages only: that would be another grade. */
    private void notInALab(Yaml.Scalar named, List<Found> features) {
        StagePattern pattern = pattern(named);
        List<String> labs = features.stream()
                .filter(found -> found.feature.scenarios().stream()
                        .anyMatch(scenario -> pattern.means(found.path, scenario) && OwnCluster.isFor(scenario)))
                .map(Found::lab)
                .distinct()
                .toList();
        if (assignment.selection().labs().containsAll(labs)) {
            throw new AssignmentException(
                    named.position(),
                    "%s is part of %s, which counts as a whole".formatted(named.text(), String.join(" and ", labs)),
                    "leave that lab out of labs: so that only the stages count, or leave the stage out");
        }
    }

    private static void hides(Yaml.Scalar named, List<AssignedStage> assigned) {
        StagePattern pattern = pattern(named);
        boolean means = assigned.stream().anyMatch(stage -> stage.scenarios().stream()
                .anyMatch(scenario -> pattern.means(stage.path(), scenario.text())));
        if (!means) {
            throw new AssignmentException(
                    named.position(),
                    "%s hides nothing that counts".formatted(named.text()),
                    nearest(
                            named.text(),
                            pattern.isId()
                                    ? ids(assigned).toList()
                                    : assigned.stream()
                                            .map(stage -> AssignedStages.slashed(stage.path()))
                                            .toList()));
        }
    }

    private static void id(String id, Yaml.Mapping.Entry entry, List<AssignedStage> assigned) {
        if (ids(assigned).noneMatch(id::equals)) {
            throw new AssignmentException(
                    entry.position(),
                    "points are given to %s, and no scenario that counts has that id".formatted(id),
                    nearest(id, ids(assigned).toList()));
        }
    }

    private static Stream<String> ids(List<AssignedStage> assigned) {
        return assigned.stream()
                .flatMap(stage -> stage.scenarios().stream())
                .flatMap(scenario -> scenario.text().ids().stream());
    }

    private static StagePattern pattern(Yaml.Scalar named) {
        StagePattern pattern = new StagePattern(named.text());
        try {
            if (!pattern.isId()) {
                pattern.matcher();
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            throw new AssignmentException(
                    named.position(),
                    "%s is no pattern of files (%s)".formatted(named.text(), e.getDescription()),
                    "close what is open, as in failover/{1,2}-*.feature");
        }
    }

    private static String nearest(String name, Collection<String> names) {
        return Spelling.nearest(name, new TreeSet<>(names))
                .map("did you mean %s?"::formatted)
                .orElse("there are none: say with features: where they are");
    }
}
