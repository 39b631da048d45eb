package dev.kafkalab.assignment;

import java.nio.file.Path;
import java.util.List;

/**
 * Which stages count: those of the labs, and beside them the single ones. Of them, only what is run on a submission's
 * cluster ever counts.
 *
 * @param features the folder of the labs
 * @param labs folders in it, such as {@code failover}
 * @param stages single stages or scenarios, as {@link StagePattern} has it
 */
public record Selection(Path features, List<String> labs, List<String> stages) {

    /** Everything that is run on a submission's cluster. */
    public static final Selection EVERYTHING = new Selection(Path.of("features"), List.of(), List.of());

    public Selection {
        labs = List.copyOf(labs);
        stages = List.copyOf(stages);
    }

    /** Whether neither labs nor stages are named, so that every lab counts whose needs a cluster meets. */
    public boolean isEverything() {
        return labs.isEmpty() && stages.isEmpty();
    }
}
