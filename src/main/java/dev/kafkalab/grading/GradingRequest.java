package dev.kafkalab.grading;

import dev.kafkalab.assignment.Assignment;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.submission.Checked;
import dev.kafkalab.submission.Limits;
import dev.kafkalab.submission.SubmissionCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a submission is to be graded.
 *
 * @param assignment by what
 * @param out gets the grade, and all that it was made from
 * @param runtime {@code process} or {@code docker}
 * @param settings of this run, such as where its cache and its programs are
 */
public record GradingRequest(Assignment assignment, Path out, String runtime, LabSettings settings) {

    /** On the runtime that the settings name, or else on the assignment's. */
    public static GradingRequest of(Assignment assignment, Path out, LabSettings settings) {
        String runtime = settings.runtime().equals("auto") ? assignment.runtime() : settings.runtime();
        return new GradingRequest(assignment, out, runtime, settings);
    }

    /** How much a submission may be, and which images it may have. */
    Limits submissionLimits() {
        return limits(assignment);
    }

    private static Limits limits(Assignment assignment) {
        return Limits.DEFAULT.allowing(assignment.images());
    }

    /**
     * Reads and checks a submission, with the images that the assignment allows.
     *
     * @throws IOException if it is no folder, or cannot be read
     */
    public static Checked check(Path submission, Assignment assignment) throws IOException {
        return SubmissionCheck.of(submission, limits(assignment));
    }

    /** Whether nothing is graded as long as anything cannot be verified. */
    public boolean isStrict() {
        return assignment.strict() || settings.strict();
    }

    /** The settings that the runs of scenarios are given as well, by their names. */
    Map<String, String> passedOn() {
        Map<String, String> passed = new TreeMap<>(settings.programs());
        passed.putAll(settings.tools().byName());
        settings.cache()
                .ifPresent(
                        cache -> passed.put("lab.cache", cache.toAbsolutePath().toString()));
        return passed;
    }
}
