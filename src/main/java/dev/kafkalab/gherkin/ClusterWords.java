package dev.kafkalab.gherkin;

import dev.kafkalab.gherkin.FeatureText.Argument;
import dev.kafkalab.gherkin.FeatureText.StepText;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How steps name clusters: the one place that knows it, for the steps themselves, for the scheduler and for lint. */
public final class ClusterWords {

    /** The parameter of steps that names a Compose file. */
    public static final String PARAMETER = "composeFile";

    /** A Compose file, from the project's folder. */
    public static final String COMPOSE_FILE = "[\\w./-]+\\.ya?ml";

    /** The phrase by which a step takes the cluster of a Compose file. */
    public static final String TAKEN = "the cluster of {" + PARAMETER + "}";

    private static final String FILLED_IN = TAKEN.replace("{" + PARAMETER + "}", "(" + COMPOSE_FILE + ")");
    private static final Pattern IN_A_STEP = Pattern.compile("\\b" + FILLED_IN);
    private static final Pattern AS_IT_IS = Pattern.compile(FILLED_IN);

    private ClusterWords() {}

    /** Whether a step takes a cluster, and so fails if it does not start. */
    public static boolean areIn(String step) {
        return IN_A_STEP.matcher(step).find();
    }

    /** The Compose files whose clusters a step takes. */
    static Stream<String> in(String step) {
        return IN_A_STEP.matcher(step).results().map((MatchResult taken) -> taken.group(1));
    }

    /** Whether a step takes the whole cluster of a file as it is: all of its services, and no variable filled in. */
    static boolean takesAsItIs(StepText step) {
        return AS_IT_IS.matcher(step.text()).matches() && step.argument() == Argument.NONE;
    }
}
