package dev.kafkalab.submission;

import dev.kafkalab.topology.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a folder that somebody has handed in, and says whether it may be run. Starts nothing and connects nowhere. */
public final class SubmissionCheck {

    private SubmissionCheck() {}

    /** With {@link Limits#DEFAULT}. */
    public static Checked of(Path folder) throws IOException {
        return of(folder, Limits.DEFAULT);
    }

    /**
     * Reads and checks a folder. Nothing outside it is opened, no variable of this machine is filled in, no class is
     * loaded by a name that stands in it.
     *
     * @throws IOException if it is no folder or cannot be read: that says nothing of the submission
     */
    public static Checked of(Path folder, Limits limits) throws IOException {
        Submission submission = Submission.read(folder, limits);
        RefusalCollector collector = new RefusalCollector(submission.folder());
        Optional<Topology> topology =
                submission.refusals().isEmpty() ? SafetyRules.read(submission, limits, collector) : Optional.empty();
        return new Checked(
                submission,
                submission.refusals().isEmpty() ? collector.refusals() : submission.refusals(),
                collector.notes(),
                topology.filter(any -> collector.isEmpty()));
    }
}
