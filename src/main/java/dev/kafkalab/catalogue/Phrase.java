package dev.kafkalab.catalogue;

import dev.kafkalab.gherkin.FeatureText.Kind;
import io.cucumber.cucumberexpressions.Argument;
import io.cucumber.cucumberexpressions.Expression;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One phrase of the vocabulary.
 *
 * @param kind what its keyword says: a state that is given, something that is done, something that is to hold
 * @param expression its words and parameters, matched by Cucumber's own rules
 * @param method the step that it calls
 */
record Phrase(Kind kind, Expression expression, Method method) {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

    /** As it stands in the step's annotation: {@code a topic {topic} with {int} partition(s)}. */
    String text() {
        return expression.getSource();
    }

    /** What a step that has this phrase says for each parameter; empty if it has another. */
    Optional<List<Argument<?>>> match(String step) {
        return Optional.ofNullable(expression.match(step));
    }

    /** Whether a table has to stand under it: its method takes one thing more than the phrase has parameters. */
    boolean takesTable() {
        return method.getParameterCount() > PARAMETER.matcher(text()).results().count();
    }
}
