package dev.kafkalab.catalogue;

import dev.kafkalab.gherkin.FeatureText.Kind;
import io.cucumber.cucumberexpressions.CaptureGroupTransformer;
import io.cucumber.cucumberexpressions.CucumberExpressionException;
import io.cucumber.cucumberexpressions.ExpressionFactory;
import io.cucumber.cucumberexpressions.ParameterType;
import io.cucumber.cucumberexpressions.ParameterTypeRegistry;
import io.cucumber.java.en.And;
import io.cucumber.java.en.But;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every phrase that a step may have, with the rules by which a run matches them. */
public final class Vocabulary {

    /** Cucumber's own parameters. */
    private static final List<String> BUILT_IN = List.of("int", "string", "word", "float", "double", "long");

    private static final CaptureGroupTransformer<String> AS_WRITTEN = groups -> groups[0];

    private final ParameterTypeRegistry types = new ParameterTypeRegistry(Locale.ENGLISH);
    private final Map<String, Pattern> patterns = new HashMap<>();
    private final List<Method> typeMethods = new ArrayList<>();
    private final List<Phrase> phrases = new ArrayList<>();
    private final Map<String, List<Phrase>> known = new ConcurrentHashMap<>();
    private final List<Class<?>> classes;
    private final ClassLoader loader;
    private Documentation documentation;

    private Vocabulary(List<Class<?>> classes, ClassLoader loader) {
        this.classes = List.copyOf(classes);
        this.loader = loader;
        ExpressionFactory expressions = new ExpressionFactory(types);
        BUILT_IN.forEach(name -> patterns.put(
                name, expressions.createExpression("{" + name + "}").getRegexp()));
        classes.forEach(this::defineTypes);
        classes.stream().flatMap(steps -> Arrays.stream(steps.getMethods())).forEach(method -> annotations(method)
                .map(found -> new Phrase(found.kind(), expressions.createExpression(found.text()), method))
                .forEach(phrases::add));
    }

    /** The phrases on this process's class path whose sources are packaged with them, found once. */
    public static Vocabulary ours() {
        return Ours.VOCABULARY;
    }

    /** This and the steps of more classes. @throws UnusableStepsException if they do not go together */
    Vocabulary plus(Collection<Class<?>> more, ClassLoader seenFrom) {
        List<Class<?>> all =
                Stream.concat(classes.stream(), more.stream()).distinct().toList();
        try {
            return all.equals(classes) ? this : new Vocabulary(all, seenFrom);
        } catch (CucumberExpressionException e) {
            throw new UnusableStepsException("These steps cannot be used: " + e.getMessage());
        }
    }

    /** That of these classes. */
    static Vocabulary of(List<Class<?>> classes) {
        return new Vocabulary(classes, Vocabulary.class.getClassLoader());
    }

    /**
     * What the Javadoc of its steps says, where their sources are packaged with them; read when it is first asked for.
     */
    synchronized Documentation documentation() {
        if (documentation == null) {
            documentation = Documentation.of(StepSources.read(loader));
        }
        return documentation;
    }

    /** Every phrase. */
    List<Phrase> phrases() {
        return List.copyOf(phrases);
    }

    /** The phrases that a step has: one, unless it is undefined or ambiguous. */
    List<Phrase> matching(String step) {
        return known.computeIfAbsent(step, text -> phrases.stream()
                .filter(phrase -> phrase.match(text).isPresent())
                .toList());
    }

    /** The one phrase that a step has; empty if it is undefined or ambiguous. */
    Optional<Phrase> only(String step) {
        List<Phrase> matching = matching(step);
        return matching.size() == 1 ? Optional.of(matching.get(0)) : Optional.empty();
    }

    /** The methods that say what a parameter may look like. */
    List<Method> parameterMethods() {
        return List.copyOf(typeMethods);
    }

    /** What a parameter may look like; empty if no parameter has that name. */
    Optional<Pattern> pattern(String parameter) {
        return Optional.ofNullable(patterns.get(parameter));
    }

    /** A parameter's name, by the method that makes its values. */
    static String parameterName(Method method) {
        String given =
                method.getAnnotation(io.cucumber.java.ParameterType.class).name();
        return given.isEmpty() ? method.getName() : given;
    }

    private void defineTypes(Class<?> steps) {
        for (Method method : steps.getMethods()) {
            var annotation = method.getAnnotation(io.cucumber.java.ParameterType.class);
            if (annotation != null) {
                typeMethods.add(method);
                patterns.put(parameterName(method), Pattern.compile(annotation.value()));
                types.defineParameterType(new ParameterType<>(
                        parameterName(method), List.of(annotation.value()), String.class, AS_WRITTEN));
            }
        }
    }

    private static Stream<Annotated> annotations(Method method) {
        return Stream.of(
                        Arrays.stream(method.getAnnotationsByType(Given.class))
                                .map(given -> new Annotated(Kind.GIVEN, given.value())),
                        Arrays.stream(method.getAnnotationsByType(When.class))
                                .map(when -> new Annotated(Kind.WHEN, when.value())),
                        Arrays.stream(method.getAnnotationsByType(Then.class))
                                .map(then -> new Annotated(Kind.THEN, then.value())),
                        Arrays.stream(method.getAnnotationsByType(And.class))
                                .map(and -> new Annotated(Kind.UNKNOWN, and.value())),
                        Arrays.stream(method.getAnnotationsByType(But.class))
                                .map(but -> new Annotated(Kind.UNKNOWN, but.value())))
                .flatMap(found -> found);
    }

    private record Annotated(Kind kind, String text) {}

    private static final class Ours {

        private static final Vocabulary VOCABULARY = Vocabulary.of(classes());

        private static List<Class<?>> classes() {
            ClassLoader loader = Vocabulary.class.getClassLoader();
            return StepSources.read(loader).keySet().stream()
                    .<Class<?>>flatMap(name -> load(name, loader).stream())
                    .toList();
        }

        /** A source whose class is gone is a left-over of an earlier build. */
        private static Optional<Class<?>> load(String name, ClassLoader loader) {
            try {
                return Optional.of(Class.forName(name, false, loader));
            } catch (ClassNotFoundException gone) {
                return Optional.empty();
            }
        }
    }
}
