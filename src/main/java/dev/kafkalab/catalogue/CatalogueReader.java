package dev.kafkalab.catalogue;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.kafkalab.catalogue.Catalogue.Group;
import dev.kafkalab.catalogue.Catalogue.Parameter;
import dev.kafkalab.catalogue.Catalogue.Step;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Puts phrases, their documentation and their use together. */
final class CatalogueReader {

    /** Names that are not written as words of a sentence. */
    private static final Map<String, String> GROUPS = Map.of("Isr", "ISR", "Http", "HTTP", "ZooKeeper", "ZooKeeper");

    /** Javadoc of a step that does what the one before it does, and something more. */
    private static final String AS_ABOVE = "As above";

    /** Cucumber's own parameters, those that the vocabulary uses. */
    private static final List<Parameter> BUILT_IN = List.of(
            new Parameter("int", "A whole number: `3`."),
            new Parameter("string", "Words in quotation marks: `\"Expiring session\"`."),
            new Parameter("word", "Anything without a space."));

    private final Vocabulary vocabulary;
    private final Documentation documentation;
    private final Usage usage;
    private final List<String> order;

    CatalogueReader(Vocabulary vocabulary, Usage usage) {
        this.vocabulary = vocabulary;
        this.documentation = vocabulary.documentation();
        this.usage = usage;
        this.order = List.copyOf(documentation.methods().keySet());
    }

    Catalogue read() {
        Map<String, List<Phrase>> groups = vocabulary.phrases().stream()
                .collect(groupingBy(phrase -> groupName(phrase.method()), TreeMap::new, toList()));
        return new Catalogue(
                groups.entrySet().stream()
                        .map(group -> group(group.getKey(), group.getValue()))
                        .toList(),
                parameters());
    }

    private Group group(String name, List<Phrase> phrases) {
        List<Method> methods = phrases.stream()
                .map(Phrase::method)
                .distinct()
                .sorted(Comparator.comparing(this::place))
                .toList();
        List<Step> steps = new ArrayList<>();
        String above = "";
        for (Method method : methods) {
            List<Phrase> its = phrases.stream()
                    .filter(phrase -> phrase.method().equals(method))
                    .toList();
            steps.add(step(its, above));
            above = its.get(0).text();
        }
        return new Group(name, documentation.ofClass(methods.get(0)), steps);
    }

    private Step step(List<Phrase> phrases, String above) {
        Phrase first = phrases.get(0);
        String meaning = documentation.of(first.method());
        return new Step(
                first.kind(),
                phrases.stream().map(Phrase::text).toList(),
                meaning.startsWith(AS_ABOVE) && !above.isEmpty()
                        ? "As `%s`%s".formatted(above, meaning.substring(AS_ABOVE.length()))
                        : meaning,
                first.takesTable(),
                usage.example(phrases),
                usage.of(phrases));
    }

    /** What may be written for each parameter, by name. */
    List<Parameter> parameters() {
        return Stream.concat(vocabulary.parameterMethods().stream().map(this::parameter), BUILT_IN.stream())
                .filter(parameter -> vocabulary.phrases().stream()
                        .anyMatch(phrase -> phrase.text().contains("{" + parameter.name() + "}")))
                .sorted(Comparator.comparing(Parameter::name))
                .toList();
    }

    /** Without its source, all that is known of it is what it looks like. */
    private Parameter parameter(Method method) {
        String name = Vocabulary.parameterName(method);
        String meaning = documentation.of(method);
        return new Parameter(
                name,
                meaning.isEmpty()
                        ? "What matches `%s`."
                                .formatted(
                                        vocabulary.pattern(name).orElseThrow().pattern())
                        : meaning);
    }

    private int place(Method method) {
        return order.indexOf(Documentation.key(method));
    }

    /** {@code LogFolderSteps} is "Log folder". */
    private static String groupName(Method method) {
        String name = method.getDeclaringClass().getSimpleName().replaceFirst("Steps$", "");
        String words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return GROUPS.getOrDefault(name, words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT));
    }
}
