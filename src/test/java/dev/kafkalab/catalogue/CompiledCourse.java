package dev.kafkalab.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** Steps of a course's own, written and compiled by a test, outside of its class path. */
public record CompiledCourse(Path classes) {

    /** A step and a kind of parameter that this project does not have. */
    public static final String FISH = """
            package mycourse.steps;

            import io.cucumber.java.ParameterType;
            import io.cucumber.java.en.Then;

            /** Steps that count fish. */
            public class FishSteps {
                /** {@code small} or {@code large}. */
                @ParameterType("small|large")
                public String size(String size) {
                    return size;
                }

                /** The pond has so many fish. */
                @Then("the pond has {int} {size} fish")
                public void fish(int count, String size) {}
            }
            """;

    /** Compiles these sources into that folder. */
    public static CompiledCourse of(Path classes, String... sources) throws IOException {
        Path folder = Files.createDirectories(classes.resolveSibling("sources"));
        for (String source : sources) {
            String type = source.replaceFirst("(?s).*?class (\\w+).*", "$1");
            Path file = Files.writeString(folder.resolve(type + ".java"), source);
            ByteArrayOutputStream told = new ByteArrayOutputStream();
            int code = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            told,
                            told,
                            "-d",
                            Files.createDirectories(classes).toString(),
                            "-cp",
                            classes + File.pathSeparator + cucumber(),
                            file.toString());
            assertThat(code).as(told.toString()).isZero();
        }
        return new CompiledCourse(classes);
    }

    private static Path cucumber() {
        return Path.of(URI.create(
                Given.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /** The same in a jar. */
    public Path jar() throws IOException {
        Path jar = classes.resolveSibling("course.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, zip);
            }
        }
        return jar;
    }

    /** Takes away what a class needs. */
    public CompiledCourse without(String type) throws IOException {
        Files.delete(classes.resolve(type + ".class"));
        return this;
    }

    /** The vocabulary with these steps. */
    Vocabulary vocabulary() {
        return StepClasses.in(List.of(classes)).vocabulary();
    }
}
