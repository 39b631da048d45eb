package dev.kafkalab.catalogue;

import static java.util.stream.Collectors.joining;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.nodeTypes.NodeWithJavadoc;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the Javadoc of step classes says, as plain text, with Markdown's backticks for code.
 *
 * @param classes what each class speaks of, by its name, in the order of their names
 * @param methods what each method does, by {@link #key}, in the sources' order
 */
record Documentation(Map<String, String> classes, Map<String, String> methods) {

    private static final String NESTED = "([^{}]*(?:\\{[^{}]*}[^{}]*)*)";
    private static final Pattern CODE = Pattern.compile("\\{@(?:code|literal|value)\\s+" + NESTED + "}");
    private static final Pattern LINK = Pattern.compile("\\{@link(?:plain)?\\s+([^\\s}]+)(?:\\s+([^}]+))?}");
    private static final Pattern HTML = Pattern.compile("</?\\w+>");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** Reads the sources of step classes, by the names of their classes. */
    static Documentation of(Map<String, String> sources) {
        JavaParser parser = new JavaParser(new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_17));
        Documentation read = new Documentation(new LinkedHashMap<>(), new LinkedHashMap<>());
        sources.forEach((name, source) -> parser.parse(source).getResult().ifPresent(unit -> read.add(name, unit)));
        return read;
    }

    /** What this method does; empty if nothing says it. */
    String of(Method method) {
        return methods.getOrDefault(key(method), "");
    }

    /** What the method's class speaks of; empty if nothing says it. */
    String ofClass(Method method) {
        return classes.getOrDefault(method.getDeclaringClass().getName(), "");
    }

    /** The method's name in the sources: {@code dev.kafkalab.steps.TopicSteps.aTopic(String,int)}. */
    static String key(Method method) {
        return method.getDeclaringClass().getName() + "." + method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(joining(",", "(", ")"));
    }

    /** A Javadoc comment's description in plain words. */
    static String plain(String javadoc) {
        String text = CODE.matcher(javadoc).replaceAll("`$1`");
        text = LINK.matcher(text).replaceAll(link -> link.group(2) == null ? "`$1`" : "$2");
        text = HTML.matcher(text).replaceAll(" ");
        text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        return SPACE.matcher(text).replaceAll(" ").strip();
    }

    private void add(String className, CompilationUnit unit) {
        for (TypeDeclaration<?> type : unit.getTypes()) {
            classes.put(className, description(type));
            for (MethodDeclaration method : type.getMethods()) {
                String parameters = method.getParameters().stream()
                        .map(parameter -> simpleName(parameter.getType()))
                        .collect(joining(",", "(", ")"));
                methods.put(className + "." + method.getNameAsString() + parameters, description(method));
            }
        }
    }

    private static String description(NodeWithJavadoc<?> documented) {
        return documented
                .getJavadoc()
                .map(javadoc -> plain(javadoc.getDescription().toText()))
                .orElse("");
    }

    private static String simpleName(Type type) {
        return type instanceof ClassOrInterfaceType named ? named.getNameAsString() : type.asString();
    }
}
