package dev.kafkalab.assignment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a student is not to see.
 *
 * @param stages which of the assignment's own scenarios, as {@link StagePattern} has it
 * @param features a folder of features that count too, all of them hidden; empty if there is none
 * @param show what a student sees of a hidden scenario
 */
public record HiddenPart(List<String> stages, Optional<Path> features, Show show) {

    /** Nothing is hidden. */
    public static final HiddenPart NONE = new HiddenPart(List.of(), Optional.empty(), Show.VERDICT);

    public HiddenPart {
        stages = List.copyOf(stages);
    }

    /** Whether nothing is. */
    public boolean isNone() {
        return stages.isEmpty() && features.isEmpty();
    }

    /** What a student sees of a hidden scenario. */
    public enum Show {
        /** Its name and its verdict. */
        VERDICT(
                "Some scenarios are hidden: of these, a student sees the name and the verdict. They count like the others."),
        /** Not even that it is there. */
        NOTHING("Some scenarios are hidden: of these, a student sees nothing. They count like the others.");

        private final String sentence;

        Show(String sentence) {
            this.sentence = sentence;
        }

        /** As the policy has it. */
        String sentence() {
            return sentence;
        }
    }
}
