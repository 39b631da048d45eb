package dev.kafkalab.grading;

import dev.kafkalab.gherkin.ClusterNeeds;
import dev.kafkalab.results.FeatureFile;
import java.util.List;

/**
 * A scenario that a submission is graded by.
 *
 * @param file its feature, as it is named to a run
 * @param line the line by which Cucumber knows it
 * @param lab the lab's title
 * @param stage the feature's name
 * @param ids what it shows
 * @param name its name
 * @param hidden whether the student is not to see what it does
 * @param worth its points
 * @param after the ids of what it stands on
 * @param needs what it needs of a cluster
 */
record PlannedScenario(
        String file,
        int line,
        String lab,
        String stage,
        List<String> ids,
        String name,
        boolean hidden,
        int worth,
        List<String> after,
        List<ClusterNeeds> needs) {

    PlannedScenario {
        ids = List.copyOf(ids);
        after = List.copyOf(after);
        needs = List.copyOf(needs);
    }

    /** Its feature as records and grades name it: without the folders of this machine. */
    String path() {
        return FeatureFile.of(file).path();
    }

    /** How it is named to Cucumber. */
    String place() {
        return file + ":" + line;
    }
}
