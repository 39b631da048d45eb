package dev.kafkalab.submission;

import dev.kafkalab.topology.Topology;
import java.util.List;
import java.util.Optional;

/**
 * A submission that has been checked.
 *
 * @param submission what was handed in
 * @param refusals why it is not run, by file and line; empty if it may be
 * @param notes what stands in it and is not done
 * @param topology the cluster that its Compose file describes; empty if anything was refused. To run it, write it anew
 *     with {@link SafeCompose}: the file itself is for nobody to run
 */
public record Checked(
        Submission submission, List<Refusal> refusals, List<SafetyNote> notes, Optional<Topology> topology) {

    public Checked {
        refusals = List.copyOf(refusals);
        notes = List.copyOf(notes);
    }

    /** Whether nothing was refused. */
    public boolean isAllowed() {
        return refusals.isEmpty();
    }
}
