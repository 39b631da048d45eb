package dev.kafkalab.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.catalogue.Catalogue.Step;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps that a course defines beside those of this project. */
class OwnStepsTest {

    private static final String FEATURE = """
            Feature: F
              @M1
              Scenario: S
                Given a topic with replication factor 3
                Then the pond has 3 small fish
            """;

    @TempDir
    private Path folder;

    private Path classes;

    @BeforeEach
    void inFolder() {
        classes = folder.resolve("classes");
    }

    @Test
    void they_are_defined_for_lint_if_their_classes_are_named() throws IOException {
        CompiledCourse course = CompiledCourse.of(classes, CompiledCourse.FISH);

        assertThat(lint(FEATURE, Vocabulary.ours()))
                .singleElement()
                .asString()
                .contains("no step of the vocabulary is \"the pond has 3 small fish\"");
        assertThat(lint(FEATURE, course.vocabulary())).isEmpty();
        assertThat(lint(FEATURE, StepClasses.in(List.of(course.jar())).vocabulary()))
                .isEmpty();
    }

    @Test
    void a_typing_error_in_one_is_found_and_what_was_meant_is_named() throws IOException {
        Vocabulary vocabulary = CompiledCourse.of(classes, CompiledCourse.FISH).vocabulary();

        assertThat(lint(FEATURE.replace("small", "smal"), vocabulary))
                .singleElement()
                .asString()
                .contains("did you mean", "the pond has 3 small fish");
        assertThat(lint(FEATURE.replace("3 small", "three fine"), vocabulary))
                .singleElement()
                .asString()
                .contains("{size} is: What matches `small|large`.");
    }

    @Test
    void they_are_in_the_catalogue_with_what_their_javadoc_says() throws IOException {
        CompiledCourse course = CompiledCourse.of(classes, CompiledCourse.FISH);
        Step plain = fish(course);
        Path sources = Files.createDirectories(classes.resolve(StepSources.ROOT).resolve("mycourse/steps"));
        Files.writeString(sources.resolve("FishSteps.java"), CompiledCourse.FISH);
        Step explained = fish(course);

        assertThat(plain.meaning()).isEmpty();
        assertThat(explained.meaning()).isEqualTo("The pond has so many fish.");
        assertThat(explained.uses()).isEmpty();
    }

    @Test
    void a_class_without_steps_need_not_be_loadable() throws IOException {
        String helper = "package mycourse; public class Gone {}";
        String other = "package mycourse; public class Other extends Gone {}";
        CompiledCourse course =
                CompiledCourse.of(classes, helper, other, CompiledCourse.FISH).without("mycourse/Gone");

        assertThat(lint(FEATURE, course.vocabulary())).isEmpty();
    }

    @Test
    void steps_that_need_a_class_that_is_not_named_are_told() throws IOException {
        String helper = "package mycourse.steps; public class Gone {}";
        CompiledCourse course = CompiledCourse.of(
                        classes, helper, CompiledCourse.FISH.replace("FishSteps {", "FishSteps extends Gone {"))
                .without("mycourse/steps/Gone");

        assertThatThrownBy(course::vocabulary)
                .isInstanceOf(UnusableStepsException.class)
                .hasMessageContainingAll("mycourse.steps.FishSteps", "mycourse/steps/Gone", "name the folder or jar");
    }

    @Test
    void a_folder_without_steps_and_what_is_no_jar_are_told() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "fish");

        assertThatThrownBy(() -> StepClasses.in(List.of(Files.createDirectory(classes))))
                .isInstanceOf(UnusableStepsException.class)
                .hasMessageContainingAll(classes.toString(), "mvn test-compile");
        assertThatThrownBy(() -> StepClasses.in(List.of(text)))
                .isInstanceOf(UnusableStepsException.class)
                .hasMessageContaining(text + " is no folder of compiled classes, and no jar");
    }

    @Test
    void a_kind_of_parameter_that_there_is_already_is_told() throws IOException {
        CompiledCourse course = CompiledCourse.of(classes, CompiledCourse.FISH.replace("size(", "topic("));

        assertThatThrownBy(course::vocabulary)
                .isInstanceOf(UnusableStepsException.class)
                .hasMessageContaining("topic");
    }

    @Test
    void a_run_takes_those_that_cucumber_has_found() throws Exception {
        CompiledCourse course = CompiledCourse.of(classes, CompiledCourse.FISH);
        Path feature = Files.writeString(folder.resolve("x.feature"), FEATURE);
        DefinedSteps steps = new DefinedSteps();

        assertThatThrownBy(() -> steps.require(feature.toUri(), 3)).isInstanceOf(AuthorMistakeException.class);
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {course.classes().toUri().toURL()}, getClass().getClassLoader())) {
            steps.add(loader.loadClass("mycourse.steps.FishSteps"));
            steps.add(dev.kafkalab.steps.TopicSteps.class);

            assertThatCode(() -> steps.require(feature.toUri(), 3)).doesNotThrowAnyException();
        }
    }

    private static Step fish(CompiledCourse course) {
        return Catalogue.of(course.vocabulary(), List.of()).with(List.of("pond")).steps().stream()
                .findFirst()
                .orElseThrow();
    }

    private List<String> lint(String feature, Vocabulary vocabulary) throws IOException {
        Path file = Files.writeString(folder.resolve("x.feature"), feature);
        return Lint.of(Features.read(List.of(file)), vocabulary).stream()
                .map(Mistake::toString)
                .toList();
    }
}
