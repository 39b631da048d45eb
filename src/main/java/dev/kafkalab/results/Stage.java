package dev.kafkalab.results;

import java.time.Duration;
import java.util.List;

/**
 * A stage of a lab: one feature.
 *
 * @param name the feature's name
 * @param description its description as it was written: Markdown, with the file's indentation taken off
 * @param file its file, relative to the project: {@code features/failover/04-the-leader-is-killed.feature}
 * @param scenarios its scenarios, by their lines
 */
public record Stage(String name, String description, String file, List<Scenario> scenarios) {

    public Stage {
        scenarios = List.copyOf(scenarios);
    }

    /** Its number, which its name begins with: {@code 4a}; the name's first two letters if it has none. */
    public String number() {
        int end = 0;
        while (end < name.length() && Character.isDigit(name.charAt(end))) {
            end++;
        }
        if (end == 0) {
            return name.substring(0, Math.min(2, name.length()));
        }
        boolean lettered = end < name.length()
                && Character.isLowerCase(name.charAt(end))
                && (end + 1 == name.length() || !Character.isLetterOrDigit(name.charAt(end + 1)));
        return name.substring(0, lettered ? end + 1 : end);
    }

    /** The gravest verdict of its scenarios. */
    public Verdict verdict() {
        return Verdict.ofParts(scenarios.stream().map(Scenario::verdict).toList());
    }

    /** How many scenarios ended how. */
    public Totals totals() {
        return Totals.of(scenarios.stream().map(Scenario::verdict).toList());
    }

    /** The points of its scenarios, together. */
    public Points points() {
        return scenarios.stream().map(Scenario::points).reduce(Points.NONE, Points::plus);
    }

    /** How long its scenarios took together. */
    public Duration duration() {
        return scenarios.stream().map(Scenario::duration).reduce(Duration.ZERO, Duration::plus);
    }
}
