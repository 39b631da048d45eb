package dev.kafkalab.catalogue;

import dev.kafkalab.gherkin.FeatureText.Kind;
import io.cucumber.cucumberexpressions.Argument;
import io.cucumber.cucumberexpressions.Expression;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
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

    /** Whether it judges something. */
    boolean isPromise() {
        return kind != Kind.GIVEN && kind != Kind.WHEN && !method.isAnnotationPresent(Remark.class);
    }

    /** The change that its step makes; empty if it makes none. */
    Optional<Change> makes() {
        return Optional.ofNullable(method.getAnnotation(Change.Made.class)).map(Change.Made::value);
    }

    /** The changes of which one must have been made before its step; empty if it needs none. */
    List<Change> looksBackOn() {
        return Optional.ofNullable(method.getAnnotation(Change.LookedBackOn.class))
                .map(looks -> List.of(looks.value()))
                .orElse(List.of());
    }

    /** What a step that has this phrase says for its parameters of that name. */
    List<String> arguments(String step, String parameter) {
        return match(step).orElse(List.of()).stream()
                .filter(argument -> argument.getParameterType().getName().equals(parameter))
                .map(argument -> argument.getGroup().getValue())
                .toList();
    }

    /** {@code Map}, {@code List}, {@code List<Map>} or {@code List<List>}: what its table becomes. */
    String tableType() {
        Type[] types = method.getGenericParameterTypes();
        Type table = types[types.length - 1];
        return table.getTypeName().replaceAll("java\\.(util|lang)\\.", "").replaceAll("<String(, String)?>", "");
    }

    /** Whether its step asks a cluster: those of classes that know nothing of the scenario's cluster do not. */
    boolean needsCluster() {
        return !text().startsWith("the Compose file ")
                && Arrays.stream(method.getDeclaringClass().getConstructors())
                        .flatMap(constructor -> Arrays.stream(constructor.getParameterTypes()))
                        .anyMatch(type -> type.getSimpleName().equals("ScenarioContext"));
    }
}
