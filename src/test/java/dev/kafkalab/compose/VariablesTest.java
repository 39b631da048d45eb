package dev.kafkalab.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '!',
            value = {
                "${SET},            value",
                "$SET/x,            value/x",
                "${SET:-d},         value",
                "${UNSET:-d},       d",
                "${UNSET-d},        d",
                "${UNSET:-${SET}},  value",
                "${UNSET:-${NO:-z}},z",
                "${UNSET:-},        !!",
                "${UNSET},          !!",
                "${SET:+x},         x",
                "${SET+x},          x",
                "a${UNSET:+x},      a",
                "a${UNSET+x},       a",
                "$$SET,             $SET",
                "$${SET},           ${SET}",
                "${UNSET:-{a}},     {a}",
                "${SET:?bad},       value",
                "$1,                $1",
                "a$,                a$",
            })
    void a_value_is_filled_in(String written, String read) {
        assertThat(Written.in(folder)
                        .given("SET", "value")
                        .readKafkaWith("environment: {A: '%s'}".formatted(written))
                        .variable("A")
                        .orElseThrow()
                        .value())
                .isEqualTo(read);
    }

    @Test
    void an_empty_variable_is_set_but_takes_the_default_after_a_colon() {
        Service kafka = Written.in(folder)
                .given("E", "")
                .readKafkaWith("environment: {A: '${E-d}', B: '${E:-d}', C: 'c${E+x}'}");

        assertThat(kafka.environment())
                .extracting(Service.EnvironmentVariable::value)
                .containsExactly("", "d", "cx");
    }

    @Test
    void given_variables_win_over_the_machine_and_the_machine_over_dot_env() {
        Service kafka = Written.in(folder)
                .with(".env", "ONE=file\nTWO=file\nTHREE=file\n")
                .given("ONE", "given")
                .onMachineWith("TWO", "machine")
                .readKafkaWith("environment: {A: '${ONE}${TWO}${THREE}'}");

        assertThat(kafka.variable("A").orElseThrow().value()).isEqualTo("givenmachinefile");
    }

    @Test
    void keys_are_left_as_they_are() {
        assertThat(Written.in(folder)
                        .given("K", "x")
                        .readKafkaWith("environment: {'$K': 1}")
                        .variable("$K"))
                .isPresent();
    }

    @Test
    void the_project_has_the_name_in_the_file() {
        assertThat(Written.in(folder)
                        .readKafka("name: My Lab\nservices:\n  kafka: {image: '${COMPOSE_PROJECT_NAME}'}\n")
                        .image())
                .contains("mylab");
    }

    @Test
    void a_variable_that_is_not_set_is_remarked_on() {
        ComposeFile file = Written.in(folder).read("services:\n  kafka:\n    image: broker:${TAG}\n");

        assertThat(file.services().get(0).image()).contains("broker:");
        assertThat(file.notices())
                .singleElement()
                .asString()
                .contains("lab.yml:3:", "TAG is not set", "TAG=...", "${TAG:-...}");
    }

    @Test
    void a_default_that_is_not_needed_is_not_remarked_on() {
        assertThat(Written.in(folder)
                        .given("TAG", "1")
                        .read("services:\n  kafka: {image: 'broker:${TAG:-$OTHER}'}\n")
                        .notices())
                .isEmpty();
    }

    @Test
    void a_required_variable_says_what_its_author_wrote() {
        Written.in(folder)
                .refusalOfKafkaWith("hostname: ${NAME:?choose a name}")
                .hasMessageContainingAll("lab.yml:4: the variable NAME is required: choose a name", "NAME=...", ".env");
    }

    @Test
    void a_brace_that_is_not_closed_is_refused() {
        Written.in(folder)
                .refusalOfKafkaWith("hostname: ${NAME")
                .hasMessageContainingAll("lab.yml:4: '${' is not closed in: ${NAME", "write $$");
    }

    @Test
    void what_is_no_variable_is_refused() {
        Written.in(folder)
                .refusalOfKafkaWith("hostname: ${NA ME}")
                .hasMessageContainingAll("lab.yml:4: '${NA ME}' is no variable", "${NAME:-default}");
    }

    @Test
    void defaults_nested_without_end_are_refused() {
        Written.in(folder)
                .refusalOfKafkaWith("hostname: " + "${A:-".repeat(2000) + "}".repeat(2000))
                .hasMessageContainingAll("lab.yml:4: defaults are nested more than 50 levels deep");
    }
}
