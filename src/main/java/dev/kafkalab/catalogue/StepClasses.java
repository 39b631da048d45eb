package dev.kafkalab.catalogue;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The classes that define steps, among all that a course has compiled.
 *
 * @param classes these classes
 * @param loader sees them, what stands beside them, and this program
 */
public record StepClasses(List<Class<?>> classes, ClassLoader loader) {

    /** How a class file names an annotation of Cucumber's. Classes without one need not be loadable here. */
    private static final String OF_CUCUMBER = "Lio/cucumber/java/";

    private static final String CLASS = ".class";

    public StepClasses {
        classes = List.copyOf(classes);
    }

    /**
     * Those in folders of compiled classes and in jars; whatever these need has to be named, too.
     *
     * @throws UnusableStepsException if there is none, or one cannot be loaded
     */
    public static StepClasses in(Collection<Path> foldersAndJars) {
        // Stays open: classes may load others whenever they are used.
        ClassLoader loader = new URLClassLoader(
                foldersAndJars.stream().map(StepClasses::url).toArray(URL[]::new), StepClasses.class.getClassLoader());
        List<Class<?>> classes = foldersAndJars.stream()
                .flatMap(entry -> names(entry).stream())
                .<Class<?>>map(name -> load(name, loader))
                .toList();
        if (classes.isEmpty()) {
            throw new UnusableStepsException(
                    "no class in %s has steps: compile them first, with mvn test-compile".formatted(foldersAndJars));
        }
        return new StepClasses(classes, loader);
    }

    /** Our steps and these. @throws UnusableStepsException if they do not go together */
    public Vocabulary vocabulary() {
        return Vocabulary.ours().plus(classes, loader);
    }

    private static List<String> names(Path folderOrJar) {
        List<String> names = new ArrayList<>();
        try {
            PackagedFiles.of(folderOrJar, (name, file) -> {
                if (name.endsWith(CLASS) && !name.startsWith("META-INF/") && definesSteps(file)) {
                    names.add(name.substring(0, name.length() - CLASS.length()).replace('/', '.'));
                }
            });
        } catch (IOException | ProviderNotFoundException e) {
            throw new UnusableStepsException(
                    "%s is no folder of compiled classes, and no jar: %s".formatted(folderOrJar, e));
        }
        return names;
    }

    private static boolean definesSteps(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(OF_CUCUMBER);
    }

    private static Class<?> load(String name, ClassLoader loader) {
        try {
            Class<?> steps = Class.forName(name, false, loader);
            // Only now are the types of its parameters looked for.
            steps.getMethods();
            return steps;
        } catch (ClassNotFoundException | LinkageError e) {
            throw new UnusableStepsException(
                    "%s has steps, and cannot be loaded: %s: name the folder or jar of what it needs, too"
                            .formatted(name, e));
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
