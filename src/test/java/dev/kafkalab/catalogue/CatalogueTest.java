package dev.kafkalab.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.kafkalab.catalogue.Catalogue.Step;
import io.cucumber.java.StepDefinitionAnnotation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static Catalogue catalogue;

    @BeforeAll
    static void read() throws IOException {
        catalogue = Catalogue.of(Vocabulary.ours(), Features.read(List.of(Path.of("features"))));
    }

    @Test
    void every_step_method_is_in_it_once() {
        long methods = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.kafkalab.steps").stream()
                        .flatMap(steps -> steps.getMethods().stream())
                        .filter(method -> method.isMetaAnnotatedWith(StepDefinitionAnnotation.class))
                        .count();

        assertThat(catalogue.steps()).hasSize(Math.toIntExact(methods)).hasSizeGreaterThan(50);
    }

    @Test
    void every_step_group_and_parameter_says_what_it_means() {
        assertThat(catalogue.steps()).allSatisfy(step -> assertThat(step.meaning())
                .as(step.phrases().toString())
                .isNotBlank()
                .doesNotStartWith("As above")
                .doesNotContain("{@", "*"));
        assertThat(catalogue.groups())
                .allSatisfy(group -> assertThat(group.about()).as(group.name()).startsWith("Steps that "));
        assertThat(catalogue.parameters())
                .allSatisfy(parameter ->
                        assertThat(parameter.meaning()).as(parameter.name()).isNotBlank());
        assertThat(catalogue.steps()).flatExtracting(Step::phrases).allSatisfy(phrase -> assertThat(
                        catalogue.parameters())
                .extracting(parameter -> "{" + parameter.name() + "}")
                .containsAll(parametersOf(phrase)));
    }

    @Test
    void a_phrase_ends_with_a_colon_exactly_if_a_table_follows() {
        assertThat(catalogue.steps()).allSatisfy(step -> assertThat(step.phrases())
                .allSatisfy(
                        phrase -> assertThat(phrase.endsWith(":")).as(phrase).isEqualTo(step.takesTable())));
    }

    @Test
    void an_example_is_a_real_step_with_its_table() throws IOException {
        Step step = step("this corrects the guide:");

        assertThat(step.takesTable()).isTrue();
        assertThat(step.example().orElseThrow().rows())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("| said  | ");
        assertThat(step.uses()).isNotEmpty().allSatisfy(use -> assertThat(
                        Files.readAllLines(use.file()).get(use.line() - 1))
                .endsWith("this corrects the guide:"));
    }

    @Test
    void a_step_that_does_more_than_the_one_above_names_it() {
        assertThat(step("the cluster of {composeFile} with:").meaning())
                .startsWith("As `the cluster of {composeFile}`; the table");
    }

    @Test
    void words_select_steps_in_which_all_of_them_occur() {
        assertThat(catalogue.with(List.of("LEADER", "elected")).steps())
                .isNotEmpty()
                .hasSizeLessThan(catalogue.steps().size())
                .anySatisfy(step -> assertThat(step.phrases()).contains("a new leader is elected within {duration}"));
        assertThat(catalogue.with(List.of("partitioned")).steps()).isNotEmpty();
        assertThat(catalogue.with(List.of("banana")).groups()).isEmpty();
        assertThat(catalogue.with(List.of())).isEqualTo(catalogue);
    }

    @Test
    void of_the_parameters_those_are_explained_that_the_selected_steps_have() {
        assertThat(catalogue.with(List.of("observers", "--replication")).parameters())
                .extracting(Catalogue.Parameter::name)
                .containsExactly("int");
    }

    @Test
    void javadoc_becomes_plain_words() {
        assertThat(Documentation.plain(
                        "As {@code docker\n compose}, see {@link java.util.List#of lists}: {@code ${A:-b}} &lt; <p>3."))
                .isEqualTo("As `docker compose`, see lists: `${A:-b}` < 3.");
    }

    private static Step step(String phrase) {
        return catalogue.steps().stream()
                .filter(step -> step.phrases().contains(phrase))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> parametersOf(String phrase) {
        return Pattern.compile("\\{\\w+}")
                .matcher(phrase)
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
