package dev.kafkalab.gherkin;

import dev.kafkalab.gherkin.FeatureText.ScenarioText;
import dev.kafkalab.gherkin.FeatureText.StepText;
import dev.kafkalab.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a lab needs of a cluster, as its features state it: the one place that knows the words, for the step itself, for
 * lint and for whoever holds a student's cluster against it.
 *
 * @param brokers so many brokers, no more and no fewer
 * @param metadata what keeps the cluster's metadata, where that matters
 */
public record ClusterNeeds(int brokers, Optional<Metadata> metadata) {

    /** The parameter of the step that states it. */
    public static final String PARAMETER = "needs";

    /** The phrase by which a feature states it. */
    public static final String PHRASE = "the cluster has {" + PARAMETER + "}";

    private static final String BROKERS = "\\d+ (?:brokers?)";

    /**
     * What it needs, as one regular expression without groups, of forms whose words lint can lay over what is mistyped.
     */
    public static final String REGEX = BROKERS
            + "|" + BROKERS + " and an ensemble of \\d+ (?:ZooKeepers?)"
            + "|" + BROKERS + " and a quorum of \\d+ (?:controllers?)"
            + "|" + BROKERS + " and a quorum of \\d+ (?:dedicated|combined) (?:controllers?)";

    private static final Pattern WORDS = Pattern.compile(
            "(\\d+) brokers?(?: and an? (ensemble|quorum) of (\\d+) (dedicated |combined )?(?:ZooKeeper|controller)s?)?");
    private static final Pattern STEP = Pattern.compile(PHRASE.replace("{" + PARAMETER + "}", "(" + REGEX + ")"));

    /**
     * What keeps the metadata.
     *
     * @param kind of what kind it is
     * @param members so many ZooKeepers or controllers, no more and no fewer
     */
    public record Metadata(Kind kind, int members) {}

    /** Kinds of what keeps the metadata. */
    public enum Kind {
        /** ZooKeepers. */
        ENSEMBLE,
        /** Controllers of a KRaft quorum, whatever else they are. */
        QUORUM,
        /** Controllers that are no brokers. */
        DEDICATED_QUORUM,
        /** Controllers that are brokers, too. */
        COMBINED_QUORUM
    }

    /** Reads the words of the parameter. @throws IllegalArgumentException if they state no need */
    public static ClusterNeeds of(String words) {
        Matcher matcher = WORDS.matcher(words);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("No need of a cluster: " + words);
        }
        Optional<Metadata> metadata = Optional.ofNullable(matcher.group(3))
                .map(members -> new Metadata(kind(matcher.group(2), matcher.group(4)), Words.number(members)));
        return new ClusterNeeds(Words.number(matcher.group(1)), metadata);
    }

    /** What the scenarios of a feature state, each need once. */
    public static List<ClusterNeeds> of(FeatureText feature) {
        return feature.scenarios().stream()
                .flatMap(scenario -> of(scenario).stream())
                .distinct()
                .toList();
    }

    /** What a scenario states, its background included. */
    public static List<ClusterNeeds> of(ScenarioText scenario) {
        return scenario.steps().stream()
                .map(StepText::text)
                .map(STEP::matcher)
                .filter(Matcher::matches)
                .map(stated -> of(stated.group(1)))
                .toList();
    }

    private static Kind kind(String what, String how) {
        if (what.equals("ensemble")) {
            return Kind.ENSEMBLE;
        }
        if (how == null) {
            return Kind.QUORUM;
        }
        return how.startsWith("dedicated") ? Kind.DEDICATED_QUORUM : Kind.COMBINED_QUORUM;
    }
}
